import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../../src/cli/run.js';
import type { Terminal } from '../../../src/cli/terminal.js';
import { createTestDatabase, type TestDatabase } from '../../support/index.js';

const databases: TestDatabase[] = [];
afterAll(() => Promise.all(databases.map((database) => database.drop())));

/** An installation that an operator works on, with a database that goes when the file is done. */
export async function installation(more: Record<string, string> = {}) {
  const database = await createTestDatabase();
  databases.push(database);
  const keyFile = join(mkdtempSync(join(tmpdir(), 'abhaya-keys-')), 'deep', 'keys.json');
  const env = {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    DATABASE_URL: database.url,
    KEY_FILE: keyFile,
    ...more,
  };
  const run = async (line: string | readonly string[], answers: readonly string[] = []) => {
    const out: string[] = [];
    const complaints: string[] = [];
    const asked: { question: string; hidden: boolean }[] = [];
    const left = [...answers];
    const terminal: Terminal = {
      say: (text) => void out.push(text),
      ask: async (question, options) => {
        asked.push({ question, hidden: options?.hidden ?? false });
        return left.shift() ?? '';
      },
    };
    const args = typeof line === 'string' ? line.split(' ').filter(Boolean) : line;
    const status = await runCli(args, terminal, (text) => void complaints.push(text), env);
    return { status, out: out.join('\n'), complaints: complaints.join('\n'), asked };
  };
  return { database, keyFile, run, env };
}
