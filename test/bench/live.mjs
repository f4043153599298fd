import { request } from 'node:http';
import { percentile } from './figures.mjs';
import { keepAlive, preparedReport, send } from './people.mjs';

/** The live updates of a signed-in person: calls back with the data of each `case` event. */
function listen(origin, cookies, onCase) {
  return new Promise((resolve, reject) => {
    const stream = request(
      new URL('/api/events', origin),
      { headers: { cookie: cookies, accept: 'text/event-stream' } },
      (answer) => {
        if (answer.statusCode !== 200) return reject(new Error(`/api/events answered ${answer.statusCode}`));
        let text = '';
        answer.setEncoding('utf8');
        answer.on('error', () => {}); // closed by us at the end
        answer.on('data', (chunk) => {
          text += chunk;
          const events = text.split('\n\n');
          text = events.pop();
          for (const event of events) {
            const data = /^data: ?(.*)$/m.exec(event)?.[1];
            if (/^event: ?case$/m.test(event) && data) onCase(JSON.parse(data));
          }
        });
        resolve(() => stream.destroy());
      },
    );
    stream.on('error', reject);
    stream.end();
  });
}

/** Whether the case is on the queue, asked for page by page as the console does. */
async function isQueued(staff, id) {
  let cursor = null;
  do {
    const page = await staff.request('GET', `/api/cases${cursor ? `?cursor=${cursor}` : ''}`);
    if (page.items.some((row) => row.id === id)) return true;
    cursor = page.nextCursor;
  } while (cursor);
  return false;
}

/**
 * From the moment a reporter presses send to the moment the row is on the queue of somebody who has it open: the event
 * has come, and the queue that was then asked for holds the case. p50 and p95 in ms, reports taken.
 */
export async function untilSeen(siteOrigin, consoleOrigin, staff, rounds) {
  const agent = keepAlive();
  const reports = [];
  for (let i = 0; i < rounds; i += 1) reports.push(await preparedReport(siteOrigin, agent));
  let heard = () => {};
  const known = new Set();
  const close = await listen(consoleOrigin, staff.cookies, ({ id }) => heard(id));
  const times = [];
  try {
    for (const report of reports) {
      const began = performance.now();
      const shown = new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('No row came within 10 s of a report.')), 10_000);
        heard = async (id) => {
          if (known.has(id)) return;
          known.add(id);
          try {
            if (!(await isQueued(staff, id))) throw new Error('The event came before its row.');
            resolve(performance.now() - began);
          } catch (error) {
            reject(error);
          } finally {
            clearTimeout(late);
          }
        };
      });
      const [{ taken }, time] = await Promise.all([send(report), shown]);
      if (!taken) throw new Error('A report was refused.');
      times.push(time);
    }
  } finally {
    close();
  }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), taken: times.length };
}
