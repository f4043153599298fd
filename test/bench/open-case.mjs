import { randomUUID } from 'node:crypto';
import { timed } from './figures.mjs';

const TEXT =
  'Thank you for writing. You did nothing wrong, and we go through this together, one step at a time. '.repeat(
    3,
  );

/** Lets a case grow to so many entries, every second one a note, and resolves to its path. */
export async function longCase(staff, entries) {
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
  return path;
}

/** Opens a case over the JSON API again and again: the ms of each time. */
export async function openings(staff, path, number) {
  const times = [];
  for (let round = 0; round < number; round += 1)
    times.push((await timed(() => staff.request('GET', path))).took);
  return times;
}
