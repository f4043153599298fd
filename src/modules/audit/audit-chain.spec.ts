import { auditHash, BEFORE_FIRST, type AuditRecord } from './audit-chain.js';

const ROW: AuditRecord = {
  sequence: 1n,
  at: new Date('2026-11-24T10:00:00Z'),
  actorId: '10000000-0000-4000-8000-000000000001',
  action: 'report.opened',
  subject: 'case',
  subjectId: '30000000-0000-4000-8000-000000000003',
  detail: { role: 'counsellor', count: 2 },
};

describe('the hash of a row of the audit log', () => {
  it('does not change between versions', () => {
    expect(Buffer.from(auditHash(BEFORE_FIRST, ROW)).toString('hex')).toMatchInlineSnapshot(
      `"b65674ca60db762b5e6e38a4b5a1dd0f323222044e84ce00e900d7f0a410f363"`,
    );
  });

  it('does not depend on the order in which details are written', () => {
    const other = { ...ROW, detail: { count: 2, role: 'counsellor' } };
    expect(auditHash(BEFORE_FIRST, other)).toEqual(auditHash(BEFORE_FIRST, ROW));
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
      auditHash(BEFORE_FIRST, ROW),
      auditHash(new Uint8Array(32).fill(1), ROW),
      ...changes.map((change) => auditHash(BEFORE_FIRST, { ...ROW, ...change })),
    ];
    expect(new Set(hashes.map((hash) => Buffer.from(hash).toString('hex'))).size).toBe(hashes.length);
  });
});
