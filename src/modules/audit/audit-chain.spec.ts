import { asIndexKey, initCrypto } from '../../platform/crypto/index.js';
import { auditHash, BEFORE_FIRST, plainAuditHash, type AuditRecord } from './audit-chain.js';

const ROW: AuditRecord = {
  sequence: 1n,
  at: new Date('2026-11-24T10:00:00Z'),
  actorId: '10000000-0000-4000-8000-000000000001',
  action: 'report.opened',
  subject: 'case',
  subjectId: '30000000-0000-4000-8000-000000000003',
  detail: { role: 'counsellor', count: 2 },
};

const keyed = (previous: Uint8Array, row: AuditRecord): Uint8Array =>
  auditHash(asIndexKey(new Uint8Array(32).fill(7)), previous, row);

beforeAll(initCrypto);

describe.each([
  ['keyed', keyed, 'cf8a4b98b7b837ecc7855e88dd8c8a8cf0b9b557780d58f1296fd87e75877e93'],
  [
    'of before there was a key',
    plainAuditHash,
    'b65674ca60db762b5e6e38a4b5a1dd0f323222044e84ce00e900d7f0a410f363',
  ],
])('the hash of a row of the audit log, %s', (_what, hashOf, known) => {
  it('does not change between versions', () => {
    expect(Buffer.from(hashOf(BEFORE_FIRST, ROW)).toString('hex')).toBe(known);
  });

  it('does not depend on the order in which details are written', () => {
    const other = { ...ROW, detail: { count: 2, role: 'counsellor' } };
    expect(hashOf(BEFORE_FIRST, other)).toEqual(hashOf(BEFORE_FIRST, ROW));
  });

  it('depends on everything else', () => {
    const changes: Partial<AuditRecord>[] = [
      { sequence: 2n },
      { at: new Date('2026-11-24T10:01:00Z') },
      { actorId: null },
      { action: 'case.opened' },
      { subject: null },
      { subjectId: null },
      { detail: {} },
      { detail: { ...ROW.detail, count: 3 } },
      { detail: { ...ROW.detail, count: '2' } },
    ];
    const hashes = [
      hashOf(BEFORE_FIRST, ROW),
      hashOf(new Uint8Array(32).fill(1), ROW),
      ...changes.map((change) => hashOf(BEFORE_FIRST, { ...ROW, ...change })),
    ];
    expect(new Set(hashes.map((hash) => Buffer.from(hash).toString('hex'))).size).toBe(hashes.length);
  });
});

it('of a row depends on the key', () => {
  const other = auditHash(asIndexKey(new Uint8Array(32).fill(8)), BEFORE_FIRST, ROW);
  expect(other).not.toEqual(keyed(BEFORE_FIRST, ROW));
});
