import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Haystack } from './canary-search.js';

const PAGE = 8_192;
const EMPTY = Buffer.alloc(PAGE);

/** All files below a folder, each without its empty pages. */
export function filesBelow(folder: string): Haystack[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ where: path.slice(folder.length + 1), bytes: withoutEmptyPages(readFileSync(path)) }));
}

function withoutEmptyPages(bytes: Buffer): Buffer {
  const pages: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += PAGE) {
    const page = bytes.subarray(at, at + PAGE);
    if (page.length < PAGE || !page.equals(EMPTY)) pages.push(page);
  }
  return Buffer.concat(pages);
}

/** Everything that a dump of a database holds: every table of every schema, by COPY; and what its server is busy with. */
export async function tablesOf(url: string): Promise<Haystack[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', nspname, relname) AS name
         FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
        WHERE relkind IN ('r', 'p', 'm', 'S') AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'`,
    );
    const tables: Haystack[] = [];
    for (const { name } of rows)
      tables.push({ where: `table ${name}`, bytes: await copy(client, `SELECT * FROM ${name}`) });
    for (const view of ['pg_stat_activity', 'pg_stats', 'pg_description', 'pg_db_role_setting'])
      tables.push({ where: view, bytes: await copy(client, `SELECT * FROM ${view}`) });
    return tables;
  } finally {
    await client.end();
  }
}

/** COPY ... TO STDOUT, as CSV, which doubles no backslash; the driver hands its data to a query object that takes them. */
function copy(client: Client, select: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let failed: Error | null = null;
    const query = {
      submit: (connection: { query(text: string): void }) =>
        connection.query(`COPY (${select}) TO STDOUT (FORMAT csv)`),
      handleCopyData: ({ chunk }: { chunk: Buffer }) => parts.push(Buffer.from(chunk)),
      handleCommandComplete: () => undefined,
      handleError: (error: Error) => (failed = error),
      handleReadyForQuery: () => (failed ? reject(failed) : resolve(Buffer.concat(parts))),
    };
    void client.query(query as unknown as Parameters<Client['query']>[0]);
  });
}
