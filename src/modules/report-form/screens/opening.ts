import { all, any, is } from '../conditions.js';
import type { Screen } from '../form.types.js';
import { FOUND, LINES, NOT_FOUND, SHARED, THREATENED, YES_NO, YES_NO_UNSURE } from './shared-questions.js';

/** Screens 1 to 5: how to use this safely, is the person safe, who and what it is about, how old. */
export const OPENING: readonly Screen[] = [
  {
    id: 'safely',
    page: 1,
    formerly: [2],
    part: 1,
    title: 'form.safely.title',
    blocks: [
      { type: 'text', text: 'form.safely.minutes' },
      { type: 'text', text: 'guidance.safely.exit' },
      { type: 'scripted_text', text: 'guidance.safely.shift' },
      { type: 'warning', text: 'guidance.safely.history' },
      { type: 'text', text: 'guidance.safely.limit' },
      { type: 'text', text: 'form.safely.skip' },
      { type: 'text', text: 'guidance.safely.no_pictures' },
    ],
    questions: [
      {
        id: 'safety',
        type: 'radios',
        label: 'form.safety.title',
        hint: 'form.safety.hint',
        options: [
          { value: 'safe', label: 'form.safety.safe' },
          { value: 'watched', label: 'form.safety.watched' },
          { value: 'danger', label: 'form.safety.danger' },
          { value: 'self_harm', label: 'form.safety.self_harm' },
          // To be chosen: one who pressed another by mistake cannot take that back without a script.
          { value: 'skip', label: 'form.safety.skip' },
        ],
      },
    ],
  },
  {
    id: 'danger',
    page: 3,
    part: 1,
    title: 'form.danger.title',
    when: is('safety', 'danger', 'self_harm'),
    blocks: [
      { type: 'text', text: 'guidance.danger.call', when: is('safety', 'danger') },
      { type: 'text', text: 'guidance.danger.self_harm', when: is('safety', 'self_harm') },
      { type: 'numbers', uses: ['emergency', 'child', 'women'], when: is('safety', 'danger') },
      { type: 'numbers', uses: ['distress', 'emergency', 'child'], when: is('safety', 'self_harm') },
      { type: 'text', text: 'form.danger.urgent' },
    ],
    questions: [],
    button: 'form.danger.button',
  },
  {
    id: 'watched',
    page: 4,
    part: 1,
    title: 'form.watched.title',
    when: is('safety', 'watched'),
    blocks: [
      {
        type: 'list',
        items: [
          'guidance.watched.device',
          'guidance.watched.place',
          'guidance.watched.private',
          'guidance.watched.exit',
          'guidance.watched.later',
        ],
      },
    ],
    questions: [],
  },
  {
    id: 'happening',
    page: 7,
    formerly: [5, 8],
    part: 1,
    title: 'form.matter.title',
    questions: [
      {
        id: 'about',
        type: 'radios',
        label: 'form.about.title',
        options: [
          { value: 'self', label: 'form.about.self' },
          { value: 'other', label: 'form.about.other' },
          { value: 'saw', label: 'form.about.saw' },
        ],
      },
      {
        id: 'happening',
        type: 'radios',
        label: 'form.happening.title',
        hint: 'form.happening.hint',
        needed: 'form.happening.needed',
        neededUnless: is('about', 'saw'),
        options: [
          { value: 'threatened', label: 'form.happening.threatened', hint: 'form.happening.recorded' },
          { value: 'shared', label: 'form.happening.shared' },
          { value: 'found', label: 'form.happening.found' },
          { value: 'other', label: 'form.happening.other' },
        ],
      },
      {
        id: 'age',
        type: 'radios',
        label: 'form.age.title',
        hint: 'form.age.hint',
        onlyIf: NOT_FOUND,
        options: [
          { value: 'under_13', label: 'form.age.under_13' },
          { value: '13_15', label: 'form.age.13_15' },
          { value: '16_17', label: 'form.age.16_17' },
          { value: 'adult', label: 'form.age.adult' },
          { value: 'unsaid', label: 'form.age.unsaid' },
        ],
      },
    ],
  },
  {
    id: 'pictures-age',
    page: 9,
    part: 1,
    title: 'form.pictures_age.title',
    when: all(any(THREATENED, SHARED), is('age', 'adult')),
    questions: [
      {
        id: 'picturesUnder18',
        type: 'radios',
        label: 'form.pictures_age.title',
        hint: 'form.pictures_age.hint',
        options: YES_NO_UNSURE,
      },
    ],
  },
];

/** Kind C, before screen 6: what a finder must not do, where it was, and whether a child is in danger. */
export const FOUND_SCREENS: readonly Screen[] = [
  {
    id: 'found-where',
    page: 10,
    formerly: [11, 12],
    part: 1,
    title: 'form.found_where.title',
    when: FOUND,
    blocks: [
      { type: 'warning', text: 'form.found_where.do_not_look' },
      { type: 'text', text: 'guidance.found.do_not_save' },
      { type: 'text', text: 'guidance.found.no_trouble' },
    ],
    questions: [
      {
        id: 'foundWhere',
        type: 'radios',
        label: 'form.found_where.where',
        options: [
          { value: 'site', label: 'form.found_where.site' },
          { value: 'app', label: 'form.found_where.app' },
          { value: 'chat', label: 'form.found_where.chat' },
          { value: 'device', label: 'form.found_where.device' },
        ],
      },
      {
        ...LINES,
        id: 'foundAt',
        label: 'form.found_what.links',
        hint: 'form.found_what.links_hint',
        matters: true,
      },
      {
        id: 'foundWhen',
        type: 'text',
        max: 200,
        label: 'form.found_what.when',
        hint: 'form.found_what.when_hint',
      },
      { id: 'childInDanger', type: 'radios', label: 'form.found_child.danger', options: YES_NO_UNSURE },
      { id: 'knowsChild', type: 'radios', label: 'form.found_child.knows', options: YES_NO },
    ],
  },
];
