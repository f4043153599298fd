import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { UsageError } from './usage.js';

/** Where a command speaks and asks. */
export interface Terminal {
  /** Writes one line for the person or program that called. */
  say(line: string): void;
  /** Asks for one line. `hidden`: what is typed does not show. Throws UsageError when nobody answers. */
  ask(question: string, options?: { hidden?: boolean }): Promise<string>;
  /** What another program gives, byte for byte; left out: nothing. */
  readonly input?: AsyncIterable<Uint8Array>;
}

interface Streams {
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
  prompts: NodeJS.WriteStream;
}

/** The terminal of this process. Questions go to standard error, so that standard output holds results alone. */
export function processTerminal(
  streams: Streams = { input: process.stdin, output: process.stdout, prompts: process.stderr },
): Terminal {
  let piped: AsyncIterator<string> | undefined;
  return {
    input: streams.input,
    say: (line) => void streams.output.write(`${line}\n`),
    ask: async (question, { hidden = false } = {}) => {
      if (streams.input.isTTY) return askTyped(streams, question, hidden);
      piped ??= createInterface({ input: streams.input })[Symbol.asyncIterator]();
      const line = await piped.next();
      if (line.done) throw new UsageError(`No answer on standard input to: ${question}`);
      return line.value;
    },
  };
}

function askTyped({ input, prompts }: Streams, question: string, hidden: boolean): Promise<string> {
  let muted = false;
  const echo = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!muted) prompts.write(chunk);
      done();
    },
  });
  const lines = createInterface({ input, output: echo, terminal: true });
  return new Promise((resolve, reject) => {
    lines.on('close', () => reject(new UsageError('Stopped.')));
    lines.question(`${question}: `, (answer) => {
      resolve(answer);
      lines.close();
      if (hidden) prompts.write('\n');
    });
    muted = hidden;
  });
}
