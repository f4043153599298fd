import { catalogues } from '../../../test/support/site-pages.js';
import { EVIDENCE_QUESTIONS } from '../evidence/index.js';
import { contentOf, factsOf } from './content.js';
import { walk } from './engine.js';
import type { Answers } from './form.types.js';
import { REPORT_FORM } from './report-form.js';

const staff = catalogues.translator('en');
const everything = (answers: Answers): string[] =>
  walk(REPORT_FORM, answers).screens.map((screen) => screen.id);
const content = (answers: Answers, over: { country?: string; visited?: string[] } = {}) =>
  contentOf(
    REPORT_FORM,
    { answers, country: over.country ?? 'IN', language: 'en', visited: over.visited ?? everything(answers) },
    staff,
  );

const THREATENED: Answers = {
  safety: 'danger',
  about: 'other',
  relation: 'friend',
  happening: 'threatened',
  age: '16_17',
  stillHappening: 'yes',
  timeLimit: 'today',
  demands: ['money', 'meeting'],
  offender: 'online',
  platform: 'instagram',
  handles: '@bad.person\n+91 98765 43210\nhttps://example.com/chat',
  paid: 'yes',
  sentPictures: 'no',
  paidTo: 'bad@upi',
  shared: 'yes',
  links: 'https://t.me/x/1\nthe group Friends',
  more: 'They write <b>every</b> hour.',
  country: 'IN',
  keepOut: 'Asha, tall',
};

it('makes the facts of a threat from its choices', () => {
  expect(content(THREATENED).facts).toEqual({
    kind: 'threatened',
    about: 'other',
    ageBand: '16_17',
    picturesUnder18: null,
    safety: 'danger',
    stillHappening: true,
    timeLimit: 'today',
    demands: ['money', 'meeting'],
    offender: 'online',
    paid: true,
    sentPictures: false,
    shared: true,
    childInDanger: null,
    knowsChild: null,
    imminentDanger: null,
    meeting: null,
    otherKind: null,
    country: 'IN',
    language: 'en',
    partial: false,
  });
});

it('makes the facts of a finder, whichever screen said it', () => {
  const facts = content({ about: 'saw', childInDanger: 'yes', knowsChild: 'no', age: 'adult' }).facts;
  expect(facts).toMatchObject({
    kind: 'found',
    about: 'saw',
    ageBand: 'unsaid',
    childInDanger: true,
    knowsChild: false,
  });
  expect(content({ about: 'self', happening: 'found' }).facts.kind).toBe('found');
});

it('takes what is said to be happening for more than "something I saw", which stands on the same page', () => {
  expect(content({ about: 'saw', happening: 'threatened', age: '13_15' }).facts).toMatchObject({
    kind: 'threatened',
    ageBand: '13_15',
  });
});

it('takes an age that was not said as not said, and "not sure" as not known', () => {
  expect(factsOf({ age: 'unsaid' }, { country: null, language: 'en', partial: true }).ageBand).toBe('unsaid');
  expect(factsOf({}, { country: null, language: 'en', partial: true }).ageBand).toBe('unsaid');
  expect(content({ happening: 'threatened', shared: 'not_sure' }).facts.shared).toBeNull();
});

it('asks for nothing line by line that is not read as an address of an offender or a place', () => {
  const asked = REPORT_FORM.screens.flatMap(({ questions }) =>
    questions.filter(({ type }) => type === 'lines'),
  );
  expect([...new Set(asked.map(({ id }) => id))].sort()).toEqual(Object.keys(EVIDENCE_QUESTIONS).sort());
});

it('writes the report as staff read it: the question asked, the words chosen, the text as typed', () => {
  const { answers, keepOut, country, partial, version } = content(THREATENED).document;
  expect({ keepOut, country, partial, version }).toEqual({
    keepOut: 'Asha, tall',
    country: 'IN',
    partial: false,
    version: 1,
  });
  expect(answers.find((answer) => answer.id === 'age')).toEqual({
    id: 'age',
    question: 'How old are they?',
    values: ['16_17'],
    options: ['16 or 17'],
    text: null,
  });
  expect(answers.find((answer) => answer.id === 'more')).toMatchObject({
    text: 'They write <b>every</b> hour.',
    values: [],
  });
  expect(answers.find((answer) => answer.id === 'country')).toMatchObject({
    values: ['IN'],
    options: ['India'],
    text: null,
  });
  expect(answers.some((answer) => answer.id === 'keepOut')).toBe(false);
});

it('leaves out what was answered on a branch since left', () => {
  const changed = content({ ...THREATENED, happening: 'shared', shared: 'yes', made: 'ai' });
  expect(changed.facts).toMatchObject({ kind: 'shared', paid: null, demands: [], shared: null });
  const kept = changed.document.answers.map((answer) => answer.id);
  expect(kept).toContain('links');
  for (const left of ['paid', 'paidTo', 'handles']) expect(kept).not.toContain(left);
});

it('says when a report was sent before its end', () => {
  expect(content({ happening: 'threatened' }, { visited: ['happening'] }).facts.partial).toBe(true);
  expect(content({ happening: 'threatened' }).facts.partial).toBe(false);
});

it('knows nothing of the safety of somebody who did not want to say', () => {
  const skipped = content({ safety: 'skip', happening: 'shared' });
  expect(skipped.facts.safety).toBeNull();
  expect(skipped.document.answers.find((answer) => answer.id === 'safety')?.options).toEqual([
    'I do not want to say',
  ]);
});

it('keeps no country for "another country"', () => {
  const { facts, document } = content({ happening: 'shared', country: 'ZZ' }, { country: 'ZZ' });
  expect([facts.country, document.country]).toEqual([null, null]);
  expect(document.answers.find((answer) => answer.id === 'country')?.options).toEqual(['Another country']);
});
