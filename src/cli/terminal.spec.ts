import { PassThrough } from 'node:stream';
import { processTerminal } from './terminal.js';

function streams(isTTY: boolean) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = new PassThrough();
  const prompts = new PassThrough();
  const terminal = processTerminal({ input, output, prompts } as unknown as Parameters<
    typeof processTerminal
  >[0]);
  return { input, output, prompts, terminal };
}

describe('the terminal', () => {
  it('reads one line for each answer from standard input that is no terminal', async () => {
    const { input, output, terminal } = streams(false);
    input.end('asha@example.org\npass phrase with spaces\n');
    expect(await terminal.ask('Address')).toBe('asha@example.org');
    expect(await terminal.ask('Password', { hidden: true })).toBe('pass phrase with spaces');
    await expect(terminal.ask('More')).rejects.toThrow('No answer on standard input to: More');
    terminal.say('done');
    expect((output.read() as Buffer).toString()).toBe('done\n');
  });

  it('asks on standard error and shows no password that is typed', async () => {
    const { input, output, prompts, terminal } = streams(true);
    const answer = terminal.ask('Password', { hidden: true });
    input.write('se-cret\n');
    expect(await answer).toBe('se-cret');
    const shown = (prompts.read() as Buffer).toString();
    expect(shown).toContain('Password: ');
    expect(shown).not.toContain('se');
    expect(output.read()).toBeNull();
  });
});
