import { request } from 'node:http';
import { percentile } from './figures.mjs';
import { keepAlive, preparedReport, wasTaken } from './people.mjs';

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

/**
 * From the moment a reporter presses send to the moment the row is on the queue of somebody who has it open: the event
 * has come, and the queue that was asked for then holds the case. p95 in ms.
 */
export async function untilSeen(siteOrigin, consoleOrigin, staff, rounds) {
  const agent = keepAlive();
  const reports = [];
  for (let i = 0; i < rounds; i += 1) reports.push(await preparedReport(siteOrigin, agent));
  let seen = () => {};
  const known = new Set();
  const close = await listen(consoleOrigin, staff.cookies, ({ id }) => seen(id));
  const times = [];
  try {
    for (const { visitor, action, fields } of reports) {
      const began = performance.now();
      const shown = new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('No event came within 10 s of a report.')), 10_000);
        seen = (id) => {
          if (known.has(id)) return;
          staff.request('GET', `/api/cases/${id}`).then(() => {
            clearTimeout(late);
            known.add(id);
            resolve(performance.now() - began);
          }, reject);
        };
      });
      const answer = await visitor.postOnly(action, fields);
      if (!wasTaken(answer)) throw new Error(`A report was answered with ${answer.status}.`);
      times.push(await shown);
    }
  } finally {
    close();
  }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}
