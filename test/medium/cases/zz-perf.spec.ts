import { randomUUID } from 'node:crypto';
import { Session } from 'node:inspector/promises';
import { writeFileSync } from 'node:fs';
import { CasePages } from '../../../src/modules/cases/case-pages.js';
import { WriteEntry } from '../../../src/modules/messages/commands/write-entry.js';
import { Thread } from '../../../src/modules/messages/index.js';
import { Casework } from './casework.js';
it('perf', async () => {
  const work = await Casework.start();
  const me = (await work.desk('counsellor')).people[0]!.session;
  const { id } = await work.file();
  const reporter = await work.reporterOf(id, me);
  for (let i = 0; i < 50; i++) {
    await work.get(WriteEntry).run(me, id, 'message', { id: randomUUID(), text: 'hello '.repeat(60) });
    await work.get(Thread).replyAsReporter(reporter, { nonce: `nonce_${randomUUID()}`, text: 'help '.repeat(60) });
  }
  for (let i = 0; i < 50; i++) await work.get(CasePages).page(me, id);
  const s = new Session(); s.connect();
  await s.post('Profiler.enable'); await s.post('Profiler.setSamplingInterval', { interval: 200 }); await s.post('Profiler.start');
  for (let i = 0; i < 300; i++) await work.get(CasePages).page(me, id);
  const { profile } = await s.post('Profiler.stop');
  writeFileSync('/tmp/page.cpuprofile', JSON.stringify(profile));
  await work.stop();
});
