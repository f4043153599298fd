import { all, any, is } from '../conditions.js';
import type { Screen } from '../form.types.js';
import { FOUND, LINES, NOT_FOUND, SHARED, THREATENED, YES_NO, YES_NO_UNSURE } from './shared-questions.js';

/** Screens 1 to 5: how to use this safely, is the person safe, who and what it is about, how old. */
export const OPENING: readonly Screen[] = [
  {
    id: 'safely',
    page: 1,
    title: 'form.safely.title',
    blocks: [
      { type: 'text', text: 'guidance.safely.exit' },
      { type: 'scripted_text', text: 'guidance.safely.shift' },
      { type: 'warning', text: 'guidance.safely.history' },
      { type: 'text', text: 'guidance.safely.limit' },
      { type: 'text', text: 'form.safely.skip' },
      { type: 'text', text: 'guidance.safely.no_pictures' },
    ],
    questions: [],
  },
  {
    id: 'safety',
    page: 2,
    title: 'form.safety.title',
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
    id: 'about',
    page: 5,
    title: 'form.about.title',
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
    ],
  },
  {
    id: 'relation',
    page: 6,
    title: 'form.relation.title',
    when: is('about', 'other'),
    questions: [
      {
        id: 'relation',
        type: 'radios',
        label: 'form.relation.who',
        options: [
          { value: 'my_child', label: 'form.relation.my_child' },
          { value: 'family', label: 'form.relation.family' },
          { value: 'friend', label: 'form.relation.friend' },
          { value: 'pupil', label: 'form.relation.pupil' },
          { value: 'someone_else', label: 'form.relation.someone_else' },
        ],
      },
      { id: 'theyKnow', type: 'radios', label: 'form.relation.they_know', options: YES_NO },
    ],
  },
  {
    id: 'happening',
    page: 7,
    title: 'form.happening.title',
    when: { not: is('about', 'saw') },
    questions: [
      {
        id: 'happening',
        type: 'radios',
        label: 'form.happening.title',
        hint: 'form.happening.hint',
        needed: 'form.happening.needed',
        options: [
          { value: 'threatened', label: 'form.happening.threatened' },
          { value: 'shared', label: 'form.happening.shared' },
          { value: 'found', label: 'form.happening.found' },
          { value: 'other', label: 'form.happening.other' },
        ],
      },
    ],
  },
  {
    id: 'age',
    page: 8,
    title: 'form.age.title',
    when: NOT_FOUND,
    questions: [
      {
        id: 'age',
        type: 'radios',
        label: 'form.age.title',
        hint: 'form.age.hint',
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
    title: 'form.found_where.title',
    when: FOUND,
    blocks: [
      { type: 'warning', text: 'guidance.found.do_not_save' },
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
    ],
  },
  {
    id: 'found-what',
    page: 11,
    title: 'form.found_what.title',
    when: FOUND,
    questions: [
      {
        ...LINES,
        id: 'foundAt',
        label: 'form.found_what.links',
        hint: 'form.found_what.links_hint',
      },
      {
        id: 'foundWhen',
        type: 'text',
        max: 200,
        label: 'form.found_what.when',
        hint: 'form.found_what.when_hint',
      },
    ],
  },
  {
    id: 'found-child',
    page: 12,
    title: 'form.found_child.title',
    when: FOUND,
    blocks: [{ type: 'numbers', uses: ['emergency', 'child'] }],
    questions: [
      { id: 'childInDanger', type: 'radios', label: 'form.found_child.danger', options: YES_NO_UNSURE },
      { id: 'knowsChild', type: 'radios', label: 'form.found_child.knows', options: YES_NO },
      {
        id: 'foundMore',
        type: 'long_text',
        max: 500,
        label: 'form.found_child.more',
        hint: 'form.found_child.more_hint',
      },
    ],
  },
];
