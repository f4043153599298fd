import type { DirectoryChannel, DirectoryRecord } from '../directory/index.js';
import type { Entry } from '../entries/index.js';
import { enclosable, encloseFrom, enclosureText, takesEnclosure } from './enclosure.js';

const entry = (given: Partial<Entry>): Entry => ({
  id: '00000000-0000-4000-8000-000000000001',
  sequence: 1,
  kind: 'message',
  key: 'thread',
  aside: false,
  author: 'reporter',
  authorId: null,
  createdAt: new Date('2026-11-30T18:04:00Z'),
  value: null,
  ...given,
});
const answer = (id: string, text: string) => ({
  id,
  question: `Question ${id}`,
  values: [],
  options: [],
  text,
});
const ENTRIES = [
  entry({
    kind: 'report',
    value: {
      version: 1,
      language: 'hi',
      country: 'IN',
      partial: false,
      keepOut: 'Ravi of the second floor',
      answers: [answer('story', 'किसी ने धमकी दी'), answer('handles', '@offender_k99')],
    },
  }),
  entry({
    id: '00000000-0000-4000-8000-000000000002',
    kind: 'details_added',
    createdAt: new Date('2026-12-01T06:00:00Z'),
    value: { answers: [answer('links', 'https://bad.example/1')] },
  }),
  entry({
    id: '00000000-0000-4000-8000-000000000003',
    kind: 'note',
    key: 'staff',
    author: 'staff',
    value: { text: 'A note of staff.' },
  }),
];

describe('what is enclosed from the report', () => {
  it('is what was chosen, each with when it was recorded', () => {
    const identifiers = enclosable(ENTRIES).find(({ part }) => part === 'identifiers');
    const ids = identifiers?.rows.map(({ id }) => id) ?? [];
    const text = enclosureText(encloseFrom(ENTRIES, ids) ?? []);
    expect(text).toContain('Question handles (recorded 2026-11-30 18:04 UTC)\n@offender_k99');
    expect(text).toContain('Question links (recorded 2026-12-01 06:00 UTC)\nhttps://bad.example/1');
    for (const other of ['किसी ने', 'A note', 'Ravi']) expect(text).not.toContain(other);
    const [, link] = ids;
    const one = enclosureText(encloseFrom(ENTRIES, [link!]) ?? []);
    expect(one).toContain('bad.example');
    expect(one).not.toContain('@offender');
    expect(enclosable(ENTRIES).map(({ part }) => part)).toEqual(['words', 'identifiers']);
    expect(encloseFrom(ENTRIES, [...ids, `${ENTRIES[2]!.id}:0`])).toBeNull();
    expect(enclosureText([])).toBe('');
  });

  it('is for authorities, by every way but that of programs', () => {
    const record = { kind: 'authority' } as DirectoryRecord;
    const channel = { type: 'letter' } as DirectoryChannel;
    expect(takesEnclosure(record, channel)).toBe(true);
    expect(takesEnclosure(record, { ...channel, type: 'api' })).toBe(false);
    expect(takesEnclosure({ ...record, kind: 'platform' }, channel)).toBe(false);
  });
});
