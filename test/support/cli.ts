import { Readable } from 'node:stream';
import { runCli } from '../../src/cli/run.js';
import type { Installation } from './installation.js';

/** Runs a command of an operator on an installation; each question gets the next of the answers. `input`: what another program gives. */
export async function command(
  { variables }: Pick<Installation, 'variables'>,
  line: readonly string[],
  answers: readonly string[] = [],
  input: string | Uint8Array = '',
): Promise<{ status: number; out: string }> {
  const said: string[] = [];
  const left = [...answers];
  const terminal = {
    input: Readable.from([Buffer.from(input)], { objectMode: false }),
    say: (text: string) => void said.push(text),
    ask: () => Promise.resolve(left.shift() ?? ''),
  };
  const env = { NODE_ENV: 'test', LOG_LEVEL: 'silent', ...variables };
  const status = await runCli(line, terminal, (text) => void said.push(text), env);
  return { status, out: said.join('\n') };
}
