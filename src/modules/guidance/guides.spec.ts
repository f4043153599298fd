import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/config/index.js';
import { childNeverOffender } from './child-never-offender.js';
import {
  GUIDE_KINDS,
  GUIDE_READERS,
  guideNumbers,
  guidePictures,
  GUIDES,
  STEPS,
  type GuideKind,
  type GuideReader,
} from './guides.data.js';
import { guideSteps } from './first-steps.js';

const english = JSON.parse(readFileSync(join(projectRoot(), 'locales/en/guidance.json'), 'utf8')) as Record<
  string,
  string
>;
const everyGuide = GUIDE_READERS.flatMap((who) => GUIDE_KINDS.map((kind) => ({ who, kind })));
const said = (guide: { who: GuideReader; kind: GuideKind }): string =>
  guideSteps(guide)
    .map((key) => english[key.replace('guidance.', '')])
    .join('\n');

it('has a guide for each reader and each kind, none longer than can be read in a fright', () => {
  expect(everyGuide).toHaveLength(42);
  for (const { who, kind } of everyGuide) {
    const steps = GUIDES[who][kind];
    expect(steps.length).toBeGreaterThanOrEqual(2);
    expect(steps.length).toBeLessThanOrEqual(who === 'child' ? 3 : 9);
    expect(new Set(steps).size).toBe(steps.length);
  }
});

it('has no step that no guide shows', () => {
  const shown = new Set(Object.values(GUIDES).flatMap((kinds) => Object.values(kinds).flat()));
  const unused = Object.keys(STEPS).filter((id) => !(shown as ReadonlySet<string>).has(id));
  // Takes the place of keep_chat where it is known that only adults are in the pictures.
  expect(unused).toEqual(['keep_chat_adult']);
});

it('lets nobody save a picture of somebody under 18', () => {
  for (const guide of everyGuide) {
    const words = said(guide);
    if (words.includes('Take a picture of the screen'))
      expect(words).toMatch(/do not save or send on any|never of a sexual picture of someone under 18/);
  }
});

it('tells whoever found a picture of a child not to save, copy or send it, and shows no way to keep it', () => {
  for (const who of GUIDE_READERS) {
    expect(GUIDES[who].found).toContain('do_not_save');
    expect(said({ who, kind: 'found' })).not.toContain('picture of the screen');
    expect(guidePictures(who, 'found')).toEqual([]);
  }
});

it('tells nobody to delete anything, and everybody who may know the person to talk first', () => {
  for (const guide of everyGuide) {
    expect(said(guide)).not.toMatch(/(?<!not )delete/i);
    if (said(guide).includes('block it')) expect(said(guide)).toContain('talk to us before you block');
  }
});

it('treats a taken account as an account, not as a chat', () => {
  for (const who of ['young', 'adult', 'parent', 'teacher', 'friend'] as const) {
    expect(said({ who, kind: 'account' })).toContain('Change your password');
    expect(said({ who, kind: 'account' })).not.toContain('stop writing back');
  }
});

it('puts a grown-up first for a child under 13, but for what is to be closed first', () => {
  for (const kind of GUIDE_KINDS) {
    expect(GUIDES.child[kind]).toContain('tell_adult_now');
    if (kind !== 'found') expect(GUIDES.child[kind][0]).toBe('tell_adult_now');
  }
});

it('has every parent told not to punish where a person is behind it', () => {
  for (const kind of ['threatened', 'shared', 'pressure', 'other'] as const)
    expect(GUIDES.parent[kind]).toEqual(expect.arrayContaining(['stay_calm', 'do_not_punish', 'ask_hurt']));
});

it('shows on each guide whom to call in an emergency, and to everyone but adults a line for children', () => {
  for (const { who, kind } of everyGuide) {
    const uses = guideNumbers(who, kind);
    expect(uses[0]).toBe('emergency');
    expect(uses).toContain('distress');
    if (who !== 'adult') expect(uses).toContain('child');
  }
});

it('says to everybody under 18, and to who writes for them, that they are not in trouble for own pictures', () => {
  for (const kind of ['threatened', 'shared', 'pressure', 'other'] as const) {
    expect(GUIDE_READERS.map((who) => childNeverOffender(who, kind))).toEqual([
      'you',
      'you',
      null,
      'them',
      'them',
      'them',
      'them',
    ]);
  }
});
