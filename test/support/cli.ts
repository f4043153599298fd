import { runCli } from '../../src/cli/run.js';
import type { Installation } from './installation.js';

/** Runs a command of an operator on an installation; each question gets the next of the answers. */
export async function command(
  { variables }: Pick<Installation, 'variables'>,
  line: readonly string[],
  answers: readonly string[] = [],
): Promise<{ status: number; out: string }> {
  const said: string[] = [];
  const left = [...answers];
  const terminal = {
    say: (text: string) => void said.push(text),
    ask: () => Promise.resolve(left.shift() ?? ''),
  };
  const env = { NODE_ENV: 'test', LOG_LEVEL: 'silent', ...variables };
  const status = await runCli(line, terminal, (text) => void said.push(text), env);
  return { status, out: said.join('\n') };
}
