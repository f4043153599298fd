import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { ArgonQueue, KeyFile, receiptLookupOf, reporterRootsOf } from '../../src/platform/crypto/index.js';
import { runWeb } from '../support/helpdesk.js';
import { createInstallation, type Installation } from '../support/index.js';
import { Reporter } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';

let installation: Installation;
beforeAll(async () => (installation = await createInstallation()));
afterAll(() => installation.database.drop());

/** Adds a pepper to the key file, as an operator who changes it. */
function addPepper(): KeyFile {
  const file = JSON.parse(installation.keyFile.toText()) as { pepper: { version: number; key: string }[] };
  file.pepper.push({ version: 2, key: randomBytes(32).toString('base64url') });
  const newer = KeyFile.parse(JSON.stringify(file));
  writeFileSync(installation.variables['KEY_FILE'] ?? '', newer.toText());
  return newer;
}

async function lookupOf(digits: string, keyFile: KeyFile, version: number): Promise<Buffer> {
  const [row] = await installation.database.query<{ salt: Buffer }>(
    'SELECT receipt_salt AS salt FROM organisation',
  );
  const [root] = await reporterRootsOf({
    queue: new ArgonQueue(),
    lane: 'code',
    client: 'test',
    peppers: [keyFile.pepper(version).key],
    salt: row?.salt ?? new Uint8Array(),
    digits,
  });
  if (!root) throw new Error('no root');
  return Buffer.from(receiptLookupOf(root));
}

describe('a key file that gained a pepper', () => {
  it('still opens every code of before, and gives new codes the new pepper', async () => {
    const before = await runWeb(installation);
    const old = await new Reporter(before.site).fileReport(CHILD_THREATENED);
    await before.stop();

    const keyFile = addPepper();
    const after = await runWeb(installation);
    const back = await new Reporter(after.site).enter(old);
    expect(back.page.path).toBe('/r');
    await back.press('Send', { message: 'I am back.' });
    expect(back.text).toContain('I am back.');

    const fresh = await new Reporter(after.site).fileReport(CHILD_THREATENED);
    expect((await new Reporter(after.site).enter(fresh)).page.path).toBe('/r');
    await after.stop();

    const rows = await installation.database.query<{ lookup: Buffer }>('SELECT lookup FROM receipts');
    const kept = rows.map(({ lookup }) => lookup.toString('hex')).sort();
    const expected = [await lookupOf(old, keyFile, 1), await lookupOf(fresh, keyFile, 2)];
    expect(kept).toEqual(expected.map((lookup) => lookup.toString('hex')).sort());
  });
});
