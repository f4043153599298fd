import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';

/**
 * What is wrong with each of these XML documents; null: nothing.
 *
 * @param schema - the path of an XSD that they are held to as well
 */
export function xmlProblems(documents: readonly string[], schema?: string): (string | null)[] {
  const script = join(projectRoot(), 'test/support/check-xml.mjs');
  const answer = execFileSync(process.execPath, [script, ...(schema === undefined ? [] : [schema])], {
    input: JSON.stringify(documents),
    maxBuffer: 64 * 1_024 * 1_024,
  });
  return JSON.parse(answer.toString()) as (string | null)[];
}
