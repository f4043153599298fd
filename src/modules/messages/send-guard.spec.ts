import fc from 'fast-check';
import { CaseNewsError, newsSince } from './send-guard.js';

const ME = 'me';
const person = fc.constantFrom(null, ME, 'meera', 'ravi');
const newest = fc.option(
  fc.record({ sequence: fc.integer({ min: 1 }), author: fc.constantFrom('reporter', 'staff') }),
);

it('asks exactly where an entry of somebody else came, or somebody else has the case who had it not', () => {
  fc.assert(
    fc.property(person, person, newest, (before, now, entry) => {
      const news = newsSince({ sequence: 0, assigneeId: before }, ME, entry, now);
      const another = now !== null && now !== ME && now !== before;
      expect(news !== null).toBe(entry !== null || another);
      if (news) expect(news).toEqual({ sequence: null, author: null, ...entry, assigneeId: now });
    }),
  );
});

it('asks nothing twice: who was told of the news sends all the same', () => {
  fc.assert(
    fc.property(person, person, newest, (before, now, entry) => {
      const news = newsSince({ sequence: 0, assigneeId: before }, ME, entry, now);
      const told = { sequence: news?.sequence ?? 0, assigneeId: news ? news.assigneeId : before };
      expect(newsSince(told, ME, null, now)).toBeNull();
    }),
  );
});

it('tells what is new, by ids and enumerations', () => {
  const error = new CaseNewsError({ sequence: 4, author: 'reporter', assigneeId: null });
  expect(error).toMatchObject({ status: 409, told: { sequence: 4, author: 'reporter', assigneeId: null } });
});
