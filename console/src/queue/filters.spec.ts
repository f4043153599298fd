import fc from 'fast-check';
import { readFilters } from './filters.js';

describe('readFilters', () => {
  it('reads what the queue can be narrowed by', () => {
    const filters = {
      status: 'new',
      urgency: 1,
      kind: 'found',
      ageBand: 'under_13',
      language: 'hi',
      assignee: 'me',
      view: 'all',
      due: 'overdue',
    };
    expect(readFilters(filters)).toEqual(filters);
    expect(readFilters({ kind: 'found', closed: true })).toEqual({ kind: 'found', closed: true });
    expect(readFilters({ urgency: '2' })).toEqual({ urgency: 2 });
  });

  it('knows no closed case of another status', () => {
    expect(readFilters({ status: 'new', closed: true })).toEqual({ status: 'new' });
    expect(readFilters({ view: 'wrote', due: 'hour', closed: true })).toEqual({ closed: true });
  });

  it('leaves out what is no filter, so that nothing typed gets into a request or an address', () => {
    expect(
      readFilters({ status: 'open', urgency: 9, assignee: 'Asha', desk: 'x', language: 'a b', q: 'words' }),
    ).toEqual({});
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (search) => {
        expect(readFilters({ ...readFilters(search) })).toEqual(readFilters(search));
      }),
    );
  });
});
