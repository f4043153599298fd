import fc from 'fast-check';
import { CASE_KINDS, URGENCIES } from '../vocabulary/index.js';
import { proposeAssignments, type Candidate, type WaitingCase } from './assign-by-load.js';
import { WEIGHT } from './load.policy.js';

const person = (staffId: string, more: Partial<Candidate> = {}): Candidate => ({
  staffId,
  languages: [],
  optedOut: [],
  weighted: 0,
  ...more,
});
const waiting = (id: string, more: Partial<WaitingCase> = {}): WaitingCase => ({
  id,
  kind: 'threatened',
  urgency: 3,
  language: 'hi',
  createdAt: new Date('2026-11-30T10:00:00Z'),
  excluded: new Set(),
  ...more,
});
const asObject = (proposed: Map<string, string | null>) => Object.fromEntries(proposed);

describe('assigning by load', () => {
  it('gives the next case to whoever has the least, severe cases weighing more', () => {
    const cases = [waiting('a', { urgency: 1 }), waiting('b'), waiting('c'), waiting('d')];
    expect(asObject(proposeAssignments(cases, [person('kiran'), person('meera')]))).toEqual({
      a: 'kiran',
      b: 'meera',
      c: 'meera',
      d: 'meera',
    });
  });

  it('prefers who speaks the language, whatever they have', () => {
    const people = [person('kiran'), person('meera', { languages: ['hi-IN'], weighted: 9 })];
    expect(asObject(proposeAssignments([waiting('a'), waiting('b', { language: 'ta' })], people))).toEqual({
      a: 'meera',
      b: 'kiran',
    });
  });

  it('says of a case that nobody may or wants to have that nobody fits', () => {
    const people = [person('kiran', { optedOut: ['found'] }), person('meera')];
    const cases = [waiting('a', { kind: 'found', excluded: new Set(['meera']) })];
    expect(asObject(proposeAssignments(cases, people))).toEqual({ a: null });
    expect(asObject(proposeAssignments([waiting('a')], []))).toEqual({ a: null });
  });

  const language = fc.constantFrom('en', 'hi', 'ta', 'hi-IN');
  const people = fc.uniqueArray(
    fc.record({
      staffId: fc.constantFrom('k', 'm', 'r', 's', 't'),
      languages: fc.array(language, { maxLength: 2 }),
      optedOut: fc.array(fc.constantFrom(...CASE_KINDS), { maxLength: 2 }),
      weighted: fc.integer({ min: 0, max: 30 }),
    }),
    { selector: ({ staffId }) => staffId },
  );
  const cases = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      kind: fc.constantFrom(...CASE_KINDS),
      urgency: fc.constantFrom(...URGENCIES),
      language,
      createdAt: fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
      excluded: fc.array(fc.constantFrom('k', 'm', 'r', 's', 't')).map((ids) => new Set(ids)),
    }),
    { selector: ({ id }) => id, maxLength: 20 },
  );

  it('never gives a case to who must not or does not want to have it, and leaves none that somebody could have', () => {
    fc.assert(
      fc.property(cases, people, (given, staff) => {
        const proposed = proposeAssignments(given, staff);
        expect([...proposed.keys()].sort()).toEqual(given.map(({ id }) => id).sort());
        for (const found of given) {
          const suited = staff.filter(
            ({ staffId, optedOut }) => !found.excluded.has(staffId) && !optedOut.includes(found.kind),
          );
          const chosen = proposed.get(found.id);
          if (suited.length === 0) expect(chosen).toBeNull();
          else expect(suited.map(({ staffId }) => staffId)).toContain(chosen);
        }
      }),
    );
  });

  it('leaves people who are alike no further apart than the heaviest case', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 2, max: 5 }), (given, count) => {
        const staff = Array.from({ length: count }, (_, at) => person(`p${at}`));
        const free = given.map((found) => ({ ...found, excluded: new Set<string>() }));
        const loads = new Map(staff.map(({ staffId }) => [staffId, 0]));
        const proposed = proposeAssignments(free, staff);
        for (const { id, urgency } of free) {
          const chosen = proposed.get(id)!;
          loads.set(chosen, loads.get(chosen)! + WEIGHT[urgency]);
        }
        const sorted = [...loads.values()].sort((a, b) => a - b);
        expect(sorted.at(-1)! - sorted[0]!).toBeLessThanOrEqual(Math.max(...Object.values(WEIGHT)));
      }),
    );
  });

  it('says the same in whatever order it is asked', () => {
    fc.assert(
      fc.property(cases, people, (given, staff) => {
        expect(asObject(proposeAssignments([...given].reverse(), [...staff].reverse()))).toEqual(
          asObject(proposeAssignments(given, staff)),
        );
      }),
    );
  });
});
