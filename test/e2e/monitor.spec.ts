import { freePort } from '../support/index.js';
import { startHelpdesk } from '../support/helpdesk.js';
import { monitorsSee } from './monitor.js';

describe('what watches the processes, with the queue in Postgres', () => {
  monitorsSee(() => ({}));
});

describe('a process without METRICS_PORT', () => {
  it('tells no figures anywhere: not on the site, not on the console', async () => {
    const port = await freePort();
    const desk = await startHelpdesk({ worker: false });
    for (const origin of [desk.site, desk.console]) {
      const answer = await fetch(`${origin}/metrics`, { headers: { accept: 'application/json' } });
      expect(await answer.text()).not.toContain('abhaya_');
    }
    await expect(fetch(`http://127.0.0.1:${port}/metrics`)).rejects.toThrow();
    await desk.stop();
  });
});
