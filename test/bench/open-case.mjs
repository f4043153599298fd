import { randomUUID } from 'node:crypto';
import { percentile, timed } from './figures.mjs';

const ROUNDS = 200;
const TEXT =
  'Thank you for writing. You did nothing wrong, and we go through this together, one step at a time. '.repeat(
    3,
  );

/** Opens a case of `entries` entries over the JSON API, again and again: its path, p50 and p95 in ms. */
export async function openCase(staff, entries) {
  const { items } = await staff.request('GET', '/api/cases?limit=1');
  const path = `/api/cases/${items[0].id}`;
  // The report itself is the first entry.
  for (let made = 1; made < entries; made += 1) {
    await staff.request('POST', `${path}/${made % 2 === 0 ? 'notes' : 'messages'}`, {
      id: randomUUID(),
      text: TEXT,
    });
  }
  const opened = await staff.request('GET', path);
  if (opened.entries.length !== entries)
    throw new Error(`The case holds ${opened.entries.length} entries, not ${entries}.`);
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1)
    times.push((await timed(() => staff.request('GET', path))).took);
  return { path, p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}
