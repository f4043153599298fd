import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../src/modules/permissions/index.js';
import { CreateDesk, type NewDesk } from '../../src/modules/desks/index.js';
import type { KeyFile } from '../../src/platform/crypto/index.js';
import {
  beginSession,
  inside,
  makeAccount,
  preparedInstallation,
  type Account,
  type OpenSession,
} from './prepared.js';
import type { TestDatabase } from './test-database.js';

export type { Account } from './prepared.js';

/** A helpdesk with its own database and keys: an administrator, and a desk of a coordinator and two counsellors. */
export interface Installation {
  database: TestDatabase;
  keyFile: KeyFile;
  /** Variables of the environment that lead to it. */
  variables: Record<string, string>;
  deskId: string;
  administrator: Account;
  coordinator: Account;
  counsellors: [Account, Account];
  /** A session of one of these four, without a password being typed; the same one each time. Null for anybody else. */
  sessionOf(account: Account): Promise<OpenSession | null>;
  /** Makes another desk with one counsellor of its own. */
  addDesk(name: string): Promise<{ deskId: string; counsellor: Account }>;
  /** Makes an account that is on no desk. */
  addStaff(
    role: Role,
    local: string,
    names?: { name: string; otherNames?: readonly string[] },
  ): Promise<Account>;
  /** Makes a desk of these people; resolves to its id. */
  makeDesk(desk: NewDesk): Promise<string>;
}

/** A fresh helpdesk in a database of its own, all of them with the same people and keys; `database.drop()` removes it. */
export async function createInstallation(): Promise<Installation> {
  const prepared = await preparedInstallation();
  const { database, keyFile, granter, deskId, administrator, coordinator, counsellors } = prepared;
  const folder = mkdtempSync(join(tmpdir(), 'abhaya-keys-'));
  const path = join(folder, 'keys.json');
  writeFileSync(path, keyFile.toText(), { mode: 0o600 });
  return {
    database,
    keyFile,
    variables: { DATABASE_URL: database.url, KEY_FILE: path, MAIL_FOLDER: join(folder, 'mail') },
    deskId,
    administrator,
    coordinator,
    counsellors,
    sessionOf: (account) => beginSession(database, prepared, account),
    addDesk: (name) =>
      inside(database.url, keyFile, async (get) => {
        const local = name.toLowerCase().replaceAll(' ', '-');
        const counsellor = await makeAccount(get, granter, 'counsellor', local, `Counsellor of ${name}`);
        const desk = { name, country: null, isDefault: false, memberIds: [counsellor.id] };
        return { deskId: await get(CreateDesk).create(granter, desk), counsellor };
      }),
    addStaff: (role, local, { name, otherNames = [] } = { name: `Person ${local}` }) =>
      inside(database.url, keyFile, (get) => makeAccount(get, granter, role, local, name, otherNames)),
    makeDesk: (desk) => inside(database.url, keyFile, (get) => get(CreateDesk).create(granter, desk)),
  };
}
