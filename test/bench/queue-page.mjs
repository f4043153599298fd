import { percentile, timed } from './figures.mjs';

const WARM = 3;
const PAGE = 50;
const DEEP = 20;

/** Filters as a counsellor sets them: each alone, with rare values and common ones, and together, some of which find nothing. */
export const FILTERS = [
  '',
  'view=needs_me',
  'view=wrote',
  'view=needs_me&language=hi',
  'view=needs_me&kind=threatened',
  'due=overdue',
  'due=hour',
  'status=new',
  'status=in_progress',
  'status=waiting_for_reporter',
  'urgency=1',
  'urgency=2',
  'urgency=4',
  'kind=threatened',
  'kind=found',
  'ageBand=adult',
  'ageBand=under_13',
  'language=hi',
  'language=ur',
  'language=sat',
  'assignee=none',
  'assignee=me',
  'closed=true',
  'urgency=1&assignee=none',
  'urgency=1&status=new',
  'urgency=1&kind=shared',
  'urgency=4&ageBand=under_13',
  'status=waiting_for_reporter&assignee=none',
  'kind=found&ageBand=13_15',
  'language=hi&urgency=1',
  'language=hi&assignee=none',
  'language=en&kind=found',
  'language=ur&status=new',
  'language=hi&urgency=1&assignee=none',
  'assignee=me&urgency=1',
  'closed=true&kind=found',
  'closed=true&language=or',
];
/** Followed by cursor to the twentieth page. */
const DEEPER = [
  '',
  'view=needs_me',
  'view=wrote',
  'urgency=2',
  'assignee=none',
  'language=hi&kind=threatened',
  'closed=true',
];

const pathOf = (filter, cursor) =>
  `/api/cases?limit=${PAGE}${filter && `&${filter}`}${cursor ? `&cursor=${cursor}` : ''}`;

/** Throws when a row of the page shows no card: such a page would be quick for the wrong reason. */
function rowsOf(page) {
  if (page.items.some(({ card }) => card === null)) throw new Error('A card does not open.');
  return page.items.length;
}

async function deepCursor(staff, filter) {
  let cursor = null;
  for (let page = 1; page < DEEP; page += 1) {
    ({ nextCursor: cursor } = await staff.request('GET', pathOf(filter, cursor)));
    if (cursor === null) return null;
  }
  return cursor;
}

async function subjects(staff, deskId) {
  const deep = [];
  for (const filter of DEEPER) {
    const cursor = await deepCursor(staff, filter);
    if (cursor) deep.push({ what: `${filter || 'no filter'}, page ${DEEP}`, path: pathOf(filter, cursor) });
  }
  const pages = FILTERS.map((filter) => ({ what: filter || 'no filter', path: pathOf(filter) }));
  return [
    ...pages,
    { what: 'one desk', path: pathOf(`desk=${deskId}`) },
    { what: 'one desk, urgency=1', path: pathOf(`desk=${deskId}&urgency=1`) },
    ...deep,
    { what: 'counts', path: '/api/cases/counts' },
    { what: 'counts, one desk', path: `/api/cases/counts?desk=${deskId}` },
  ];
}

/**
 * The pages of the queue as somebody signed in gets them over HTTP, each `rounds` times in turn:
 * [{ what, rows (null: not a page), p50, p95 (ms) }, ...].
 */
export async function queuePages(staff, { deskId, rounds }) {
  const asked = (await subjects(staff, deskId)).map((subject) => ({ ...subject, times: [], rows: null }));
  for (let round = 0; round < rounds + WARM; round += 1) {
    for (const subject of asked) {
      const { took, value } = await timed(() => staff.request('GET', subject.path));
      if (value.items) subject.rows = rowsOf(value);
      if (round >= WARM) subject.times.push(took);
    }
  }
  return asked.map(({ what, rows, times }) => ({
    what,
    rows,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
  }));
}
