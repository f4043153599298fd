import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { KeyFile, newOrganisationPair } from '../../src/platform/crypto/index.js';
import { runWeb, runWorker } from '../support/helpdesk.js';
import { captureLog, createInstallation, createTestDatabase, type Installation } from '../support/index.js';

let installation: Installation;
beforeEach(async () => (installation = await createInstallation()));
afterEach(() => installation.database.drop());

const START = {
  web: (variables: Record<string, string>) => runWeb(installation, variables, captureLog().logger),
  worker: (variables: Record<string, string>) => runWorker(installation, variables, captureLog().logger),
} as const;

describe.each(Object.entries(START))('the %s process', (_name, start) => {
  const refuses = (error: object, variables: Record<string, string> = {}) =>
    expect(start(variables)).rejects.toMatchObject(error);
  const keyFile = (): string => installation.variables['KEY_FILE'] ?? '';

  it('refuses the key file of another installation', async () => {
    writeFileSync(keyFile(), KeyFile.create(newOrganisationPair().publicKey).toText());
    await refuses({ code: 'KEY_FILE_MISMATCH' });
  });

  it('refuses a key file with one key exchanged', async () => {
    const file = JSON.parse(installation.keyFile.toText()) as { index: object[] };
    const other = JSON.parse(KeyFile.create(newOrganisationPair().publicKey).toText()) as typeof file;
    writeFileSync(keyFile(), JSON.stringify({ ...file, index: other.index }));
    await refuses({ code: 'KEY_FILE_MISMATCH' });
  });

  it('refuses a text that is no key file', async () => {
    writeFileSync(keyFile(), installation.keyFile.toText().slice(0, 99));
    await refuses({ code: 'KEY_FILE_INVALID' });
  });

  it('refuses a key file that others may read, and says what to do', async () => {
    chmodSync(keyFile(), 0o640);
    await refuses({ message: expect.stringContaining(`chmod 600 ${keyFile()}`) as string });
  });

  it('says where the key file should be when there is none', async () => {
    rmSync(keyFile());
    await refuses({ message: expect.stringContaining(keyFile()) as string });
  });

  it('refuses a database that was not set up', async () => {
    const empty = await createTestDatabase();
    await refuses({ code: 'NOT_SET_UP' }, { DATABASE_URL: empty.url });
    await empty.drop();
  });
});

it('starts with the key file of its own', async () => {
  const web = await runWeb(installation, {}, captureLog().logger);
  expect((await fetch(`${web.site}/health/ready`)).status).toBe(200);
  await web.stop();
});
