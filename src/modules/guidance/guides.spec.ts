import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/config/index.js';
import { childNeverOffender } from './child-never-offender.js';
import {
  GUIDE_KINDS,
  GUIDE_READERS,
  GUIDES,
  saysDuty,
  STEPS_FOR_ANYONE,
  type GuideKind,
  type GuideReader,
} from './guides.data.js';
import { stepIds, stepsFor } from './first-steps.js';
import { guideSituation } from './guide-situation.js';
import { fittingUses } from './situation.js';
import { STEPS } from './steps.data.js';

const english = JSON.parse(readFileSync(join(projectRoot(), 'locales/en/guidance.json'), 'utf8')) as Record<
  string,
  string
>;
const everyGuide = GUIDE_READERS.flatMap((who) => GUIDE_KINDS.map((kind) => ({ who, kind })));
const said = (guide: { who: GuideReader; kind: GuideKind }): string =>
  stepsFor(guide)
    .map(({ text }) => english[text.replace('guidance.', '')])
    .join('\n');

it('has a guide for each reader and each kind, none longer than can be read in a fright', () => {
  expect(everyGuide).toHaveLength(42);
  for (const { who, kind } of everyGuide) {
    const steps = GUIDES[who][kind];
    expect(steps.length).toBeGreaterThanOrEqual(2);
    expect(steps.length).toBeLessThanOrEqual(who === 'child' ? 4 : 9);
    expect(new Set(steps).size).toBe(steps.length);
  }
});

it('has no step that no guide shows', () => {
  const shown = new Set([
    ...STEPS_FOR_ANYONE,
    ...Object.values(GUIDES).flatMap((kinds) => Object.values(kinds).flat()),
  ]);
  const unused = Object.keys(STEPS).filter((id) => !(shown as ReadonlySet<string>).has(id));
  // In the place of others where it is known that only adults are in the pictures.
  expect(unused).toEqual(['keep_chat_adult', 'keep_links_adult']);
});

it('lets nobody save a picture of somebody under 18', () => {
  for (const guide of everyGuide) {
    const words = said(guide);
    if (/screenshot/i.test(words)) expect(words).toContain('Leave out any nude picture');
  }
});

it('tells whoever found a picture of a child not to save, copy or send it, and shows no way to keep it', () => {
  for (const who of GUIDE_READERS) {
    expect(GUIDES[who].found).toContain('do_not_save');
    expect(said({ who, kind: 'found' })).not.toMatch(/screenshot/i);
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

it('shows on each guide whom to call, distress first where somebody is threatened who may be under 18', () => {
  for (const { who, kind } of everyGuide) {
    const uses = fittingUses(guideSituation(who, kind));
    const distressFirst = kind === 'threatened' && who !== 'adult';
    expect(uses[0]).toBe(distressFirst ? 'distress' : 'emergency');
    expect(uses).toEqual(expect.arrayContaining(['emergency', 'distress']));
    if (who !== 'adult') expect(uses).toContain('child');
    if (who === 'adult' && kind !== 'found') expect(uses).toEqual(expect.arrayContaining(['women', 'cyber']));
  }
});

it('names a service that needs the pictures to nobody but whoever has them of themselves', () => {
  for (const { who, kind } of everyGuide) {
    const named = stepIds({ who, kind }).filter((id) => id === 'take_it_down' || id === 'stop_ncii');
    const isAbout = kind === 'threatened' || kind === 'shared';
    const expected = { young: ['take_it_down'], adult: ['take_it_down', 'stop_ncii'] };
    expect(named).toEqual(isAbout ? (expected[who as keyof typeof expected] ?? []) : []);
  }
});

it('tells teachers and friends what the law asks of them, but for an account', () => {
  for (const { who, kind } of everyGuide)
    expect(saysDuty(who, kind)).toBe((who === 'teacher' || who === 'friend') && kind !== 'account');
});

it('speaks of a grown-up to nobody but a child under 13', () => {
  for (const guide of everyGuide) if (guide.who !== 'child') expect(said(guide)).not.toMatch(/grown-up/i);
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
