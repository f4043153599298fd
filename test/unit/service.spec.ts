import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Service } from '../../scripts/lib/service.mjs';
import { eventually } from '../support/eventually.js';

/** A process that complains, is ready all the same, and goes on. */
const SCRIPT = `
  const log = (level, msg, code) => process.stdout.write(JSON.stringify({ level, msg, code }) + '\\n');
  log(30, 'web.began');
  log(50, 'queue.away', 'ECONNREFUSED');
  process.stdout.write('', () => process.send('ready'));
  setInterval(() => {}, 1000);`;

describe('a process of npm start', () => {
  const root = mkdtempSync(join(tmpdir(), 'abhaya-service-'));
  afterAll(() => rm(root, { recursive: true }));

  it('that is ready in spite of errors has them shown once it is', async () => {
    writeFileSync(join(root, 'process.mjs'), SCRIPT);
    const said: string[] = [];
    const service = new Service({
      name: 'web',
      script: 'process.mjs',
      root,
      env: process.env,
      dataDir: root,
      record: { add: () => undefined, remove: () => undefined },
      say: (line) => said.push(line),
      giveUp: (message) => said.push(message),
    });
    service.start();
    await service.ready;
    expect(said).toEqual([]);
    service.settle();
    await eventually('the error is shown', () => said.length > 0);
    expect(said).toEqual(['web: queue.away ECONNREFUSED']);
    await service.stop();
  });
});
