import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const RUN_PROCESS = pathToFileURL(join(__dirname, '../../dist/src/run-process.js')).href;
const CANARY = 'Meera wrote this herself';

/** A process of ours that has started, and then does this. Resolves to its exit status and all it wrote. */
function processThat(does: string): Promise<{ status: number | null; output: string }> {
  const script = `
    import { runProcess } from '${RUN_PROCESS}';
    const error = Object.assign(new Error('${CANARY}'), { code: '23505', parameters: ['${CANARY}'] });
    await runProcess('worker', async () => {
      setTimeout(() => process.stdout.write('went on'), 60_000);
      setImmediate(() => { ${does} });
    });`;
  const DATABASE_URL = 'postgresql://nobody@localhost/none';
  const env = { PATH: process.env['PATH'], NODE_ENV: 'test', LOG_LEVEL: 'info', DATABASE_URL };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--input-type=module', '-e', script],
      { env },
      (_error, stdout, stderr) => resolve({ status: child.exitCode, output: stdout + stderr }),
    );
  });
}

describe('a process in which an error is caught by nobody', () => {
  it.each([
    ['a rejection', 'Promise.reject(error)'],
    ['an exception', 'throw error'],
  ])('ends with a code in the log and no word of the error: %s', async (_what, does) => {
    const { status, output } = await processThat(does);
    expect(status).toBe(1);
    const lines = output.trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 50,
      name: 'worker',
      msg: 'process.broken',
      code: 'SQL_23505',
    });
    expect(output).not.toContain('Meera');
  });
});
