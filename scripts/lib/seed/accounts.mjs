import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSetUp, withClient } from '../database.mjs';
import { Trouble } from '../prepare.mjs';

const fileIn = (folder) => join(folder, 'seed-accounts.json');

const UNKNOWN =
  'This database was set up elsewhere, so it may be in use. It is left as it is: seed an empty one, or the one that this folder was made with.';

/** Throws Trouble before anything is written to a database that was not first set up from this folder. */
export async function refuseUnknown(url, folder) {
  const begun = await withClient(url, async (client) => {
    const { rows } = await client.query(`SELECT to_regclass('organisation') IS NOT NULL AS begun`);
    return rows[0].begun;
  });
  if (begun && (await isSetUp(url)) && !existsSync(fileIn(folder))) throw new Trouble(UNKNOWN);
}

/** The accounts of the first set-up: kept beside the key file when they were made just now, else read from there. */
export function keepAccounts(folder, made) {
  if (made.length > 0) {
    writeFileSync(fileIn(folder), JSON.stringify(made), { mode: 0o600 });
    return made;
  }
  if (!existsSync(fileIn(folder))) throw new Trouble(UNKNOWN);
  return JSON.parse(readFileSync(fileIn(folder), 'utf8'));
}
