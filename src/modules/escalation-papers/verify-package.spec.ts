import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import {
  initCrypto,
  newOrganisationPair,
  newStaffRoot,
  organisationFingerprint,
  signPackage,
  signStaffKeys,
  staffKemPair,
  staffSignPair,
  toBase64Url,
} from '../../platform/crypto/index.js';
import { readZip, writeZip, type ZipFile } from '../../platform/zip/index.js';
import { digestOf, enclosureText, type EnclosedSection } from '../escalations/index.js';
import { manifestOf, type Manifest, type ManifestPerson } from './manifest.js';
import { contentBytes } from './package-content.js';
import { verifyPackage } from './verify-package.js';

const ENCLOSED: EnclosedSection[] = [
  {
    part: 'identifiers',
    heading: 'Names, accounts, numbers and links',
    rows: [{ id: 'x:0', label: 'Links', texts: ['https://bad.example/1'], at: '2026-11-30 18:04 UTC' }],
  },
];
const TEXT = `To: Police\nAt: -\n\nSomebody asks for money.\n${enclosureText(ENCLOSED)}`;

interface Given {
  enclosed?: EnclosedSection[];
  text?: string;
  manifest?: (manifest: Parameters<typeof manifestOf>[1]) => Parameters<typeof manifestOf>[1];
  vouchedBy?: ReturnType<typeof newOrganisationPair>;
}

function person(staffId: string, organisation: ReturnType<typeof newOrganisationPair>) {
  const root = newStaffRoot();
  const sign = staffSignPair(root);
  const { publicKey: kemPublic } = staffKemPair(root);
  const keys = { staffId, kemPublic, signPublic: sign.publicKey };
  const signature = signStaffKeys(organisation.secretKey, keys);
  const named: ManifestPerson = {
    staffId,
    signPublic: toBase64Url(sign.publicKey),
    kemPublic: toBase64Url(kemPublic),
    keysSignature: toBase64Url(signature),
  };
  return { named, secret: sign.secretKey };
}

/** A package as the helpdesk makes it, or nearly. */
function made(given: Given = {}) {
  const organisation = newOrganisationPair();
  const fingerprint = organisationFingerprint(organisation.publicKey);
  const [writer, approver] = [randomUUID(), randomUUID()].map((id) =>
    person(id, given.vouchedBy ?? organisation),
  ) as [ReturnType<typeof person>, ReturnType<typeof person>];
  const { text = TEXT, enclosed = ENCLOSED } = given;
  const content = contentBytes({
    format: 'abhaya/package-content/1',
    reference: 'TEST-0001',
    recipient: { id: 'in-police', name: 'Police', channel: 'letter', address: null },
    fields: [],
    enclosed,
    text,
    digest: digestOf(text),
  });
  const files: ZipFile[] = [
    { name: 'package.pdf', bytes: Buffer.from('%PDF-1.7 of the package') },
    { name: 'package.json', bytes: content },
  ];
  const change = given.manifest ?? ((manifest) => manifest);
  const manifest = manifestOf(
    files,
    change({
      reference: 'TEST-0001',
      made: { utc: '2026-11-30T18:04:00.000Z', ist: '30/11/2026 23:34' },
      approved: {
        ...{ escalationId: randomUUID(), version: 2, recipientId: 'in-police', digest: digestOf(TEXT) },
        ...{ writtenBy: writer.named.staffId, approvedBy: approver.named.staffId },
        at: '2026-11-30T18:00:00.000Z',
      },
      people: [writer.named, approver.named],
      signedBy: writer.named.staffId,
      organisation: { signPublic: toBase64Url(organisation.publicKey), fingerprint },
      auditHead: { row: '12', hash: '0'.repeat(64) },
    }),
  );
  const signature = signPackage(writer.secret, manifest);
  const all = [
    ...files,
    { name: 'manifest.json', bytes: manifest },
    { name: 'manifest.sig', bytes: signature },
  ];
  return { archive: writeZip(all), all, fingerprint, writer };
}

const failing = async (archive: Uint8Array, expected?: string) => {
  const { holds, findings } = await verifyPackage(archive, expected);
  const failed = findings.filter((one) => !one.holds);
  expect(holds).toBe(failed.length === 0);
  return failed.map(({ check, of }) => (of === null ? check : `${check} ${of}`));
};

beforeAll(initCrypto);

describe('a signed package', () => {
  it('holds as it was made, and says whose it is', async () => {
    const { archive, fingerprint } = made();
    expect(await failing(archive)).toEqual([]);
    expect(
      await failing(archive, ` ${fingerprint.toUpperCase().slice(0, 8)} ${fingerprint.slice(8)}`),
    ).toEqual([]);
    const verdict = await verifyPackage(archive);
    expect(verdict).toMatchObject({ holds: true, fingerprint, manifest: { reference: 'TEST-0001' } });
    expect(await failing(archive, 'f'.repeat(64))).toEqual(['organisation']);
  });

  it('does not hold once any bit of it is another', async () => {
    const { archive } = made();
    await fc.assert(
      fc.asyncProperty(fc.nat(archive.length - 1), fc.nat(7), async (at, bit) => {
        const changed = Buffer.from(archive);
        changed[at] = (archive[at] ?? 0) ^ (1 << bit);
        expect((await verifyPackage(changed)).holds).toBe(false);
      }),
      { numRuns: 1_000 },
    );
    for (const cut of [
      archive.subarray(1),
      archive.subarray(0, -1),
      archive.subarray(0, 40),
      Buffer.alloc(0),
    ])
      expect((await verifyPackage(cut)).holds).toBe(false);
  });

  it('says which file is another, misses or came along', async () => {
    const { all } = made();
    const but = (name: string, bytes: Buffer) =>
      writeZip(all.map((file) => (file.name === name ? { name, bytes } : file)));
    expect(await failing(but('package.pdf', Buffer.from('%PDF-1.7 of another')))).toEqual([
      'file package.pdf',
    ]);
    expect(await failing(writeZip(all.filter(({ name }) => name !== 'package.pdf')))).toEqual([
      'file package.pdf',
    ]);
    expect(await failing(writeZip([...all, { name: 'more.txt', bytes: Buffer.from('x') }]))).toEqual([
      'foreign_file more.txt',
    ]);
    expect(await failing(writeZip([...all, ...all.slice(0, 1)]))).toEqual(['container']);
    expect(await failing(but('manifest.sig', Buffer.alloc(64)))).toEqual(['signature']);
    expect(await failing(but('manifest.json', Buffer.from('{"format":"abhaya/package/1"}')))).toEqual([
      'manifest',
    ]);
  });

  it('is not made by who signs a manifest of their own', async () => {
    const stranger = newOrganisationPair();
    const vouched = await failing(made({ vouchedBy: stranger }).archive);
    expect(vouched.map((one) => one.split(' ')[0])).toEqual(['keys', 'keys']);
    const { fingerprint } = made();
    expect(await failing(made().archive, fingerprint)).toEqual(['organisation']);
    const alone = (manifest: Omit<Manifest, 'format' | 'algorithm' | 'files'>) => ({
      ...manifest,
      approved: { ...manifest.approved, approvedBy: manifest.approved.writtenBy },
    });
    expect(await failing(made({ manifest: alone }).archive)).toEqual(['second_person']);
    const unnamed = (manifest: Omit<Manifest, 'format' | 'algorithm' | 'files'>) => ({
      ...manifest,
      people: manifest.people.slice(0, 1),
    });
    expect(await failing(made({ manifest: unnamed }).archive)).toEqual(['second_person']);
  });

  it('holds no other text than the approved one, and encloses nothing that it does not say', async () => {
    expect(await failing(made({ text: `More.\n${TEXT}` }).archive)).toEqual(['digest']);
    const [section] = ENCLOSED;
    const more = [{ ...section!, rows: [{ ...section!.rows[0]!, texts: ['https://other.example'] }] }];
    expect(await failing(made({ enclosed: more }).archive)).toEqual(['enclosure']);
  });

  it('is judged without failing, whatever the bytes are', async () => {
    const { all } = made();
    await fc.assert(
      fc.asyncProperty(fc.json(), async (json) => {
        const odd = all.map((file) =>
          file.name === 'manifest.json' ? { ...file, bytes: Buffer.from(json) } : file,
        );
        expect((await verifyPackage(writeZip(odd))).holds).toBe(false);
      }),
    );
    expect(readZip(Buffer.from('PK'))).toBeNull();
  });
});
