import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMail } from '../../src/modules/received-mail/reading/read-mail.js';
import type { MailKind } from '../../src/modules/vocabulary/index.js';

/** Mails that others received, where SAMPLES_DIR names a folder of them: they are their owners', and not part of the project. */
const folder = process.env['SAMPLES_DIR'];
const filesOf = (part: string): string[] => {
  const within = join(folder ?? '', part);
  if (!folder || !existsSync(within)) return [];
  return readdirSync(within)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => join(within, name));
};

/** What a name says of its file. */
const EXPECTED: readonly [RegExp, readonly MailKind[]][] = [
  [/not-a-bounce/, ['answer']],
  [/rfc3834/, ['auto_reply']],
  [/./, ['bounced', 'delivered', 'delayed', 'unclear', 'auto_reply']],
];

it('reads the reports that others received, and takes none of them for an answer', async () => {
  const files = [...filesOf('dsn'), ...filesOf('arf')];
  if (files.length === 0)
    process.stderr.write('Left out, for SAMPLES_DIR names no folder: mails of others.\n');
  const wrong: string[] = [];
  for (const file of files) {
    const { kind } = await readMail(readFileSync(file), true);
    const expected = EXPECTED.find(([name]) => name.test(file))?.[1] ?? [];
    if (!expected.includes(kind)) wrong.push(`${file}: ${kind}`);
  }
  expect(wrong).toEqual([]);
});
