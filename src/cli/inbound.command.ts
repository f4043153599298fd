import { MAIL_LIMIT, MailIntake, MailIntakeModule } from '../modules/received-mail/index.js';
import { loadConfig } from '../platform/config/index.js';
import { withCases } from './context.js';
import { messageOf } from './messages.js';
import type { Terminal } from './terminal.js';
import { EXIT, EXIT_BRING_AGAIN } from './usage.js';

/**
 * Takes one mail from standard input, and says nothing of it. Whatever fails, wrong settings too, lets the mail server keep the mail:
 * nothing that came is lost, and nobody who answered gets it back.
 */
export async function runInbound(
  env: Readonly<Record<string, string | undefined>> | undefined,
  terminal: Terminal,
  complain: (line: string) => void,
): Promise<number> {
  try {
    const { bytes, whole } = await received(terminal.input);
    await withCases(
      loadConfig(env),
      (context) => context.get(MailIntake, { strict: false }).take(bytes, whole),
      [MailIntakeModule],
    );
    return EXIT.done;
  } catch (error) {
    complain(messageOf(error));
    return EXIT_BRING_AGAIN;
  }
}

/** All that comes, for a mail server takes an early end for a failure; what is above the limit is not kept. */
async function received(
  input: AsyncIterable<Uint8Array> = nothing(),
): Promise<{ bytes: Uint8Array; whole: boolean }> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of input) {
    if (size < MAIL_LIMIT) parts.push(part.subarray(0, MAIL_LIMIT - size));
    size += part.length;
  }
  return { bytes: Buffer.concat(parts), whole: size <= MAIL_LIMIT };
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // Nothing comes in.
}
