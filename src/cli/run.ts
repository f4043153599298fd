import { commandOf, parse } from './command-line.js';
import type { Terminal } from './terminal.js';
import { EXIT, HELP, UsageError } from './usage.js';

/**
 * Runs one command line (without node and script) and returns the exit status. Failures are told on `complain`.
 *
 * @param env - the environment; `process.env` when left out
 */
export async function runCli(
  args: readonly string[],
  terminal: Terminal,
  complain: (line: string) => void,
  env?: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  try {
    const { values, positionals } = parse(args);
    if (values.help || positionals.length === 0 || positionals[0] === 'help') {
      terminal.say(HELP.trimEnd());
      return EXIT.done;
    }
    const command = commandOf(positionals, values);
    // What a command needs takes a second to load; a mistyped one is told at once.
    const { perform } = await import('./perform.js');
    return await perform(command, terminal, complain, env);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complain(`${error.message}\nTry: npm run cli -- help`);
    return EXIT.usage;
  }
}
