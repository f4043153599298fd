import { join } from 'node:path';
import fc from 'fast-check';
import { projectRoot } from '../config/index.js';
import { Catalogues } from './catalogues.js';
import type { MessageKey } from './message-keys.js';
import { overrideFault } from './override.js';

const catalogues = Catalogues.load(join(projectRoot(), 'locales'));
const english = catalogues.texts('en');
const REPLY =
  'Within {within}, {who, select, self {you} other {them}}, {n, plural, one {# day} other {# days}}.';

it.each([
  ['Tell someone you trust.', 'Tell a friend.', null],
  [REPLY, '{n, plural, one {# din} other {# din}}: {within} {who}', null],
  [REPLY, '{who, select, other {{n} {within}}}', null],
  ['Hello.', ' ', 'empty'],
  ['Hello.', 'x'.repeat(121), 'too_long'],
  ['Hello.', '<b>Hello</b>', 'markup'],
  ['Hello.', 'Hello &amp; welcome', 'markup'],
  ['Hello.', 'Call \u202e2 1 1', 'markup'],
  ['Hello.', 'नमस्\u200dते & more', null],
  ['Hello.', 'Hello {', 'not_icu'],
  ['Hello {n}.', '{n, plural, one {x}}', 'not_icu'],
  ['Hello.', 'Hello {name}', 'arguments'],
  ['Hello {name}.', 'Hello', 'arguments'],
  ['Hello {name}.', 'Hello {name, date, short}', 'arguments'],
  ['Hello {name}.', 'Hello {name, number, ::currency/XXXX}', 'arguments'],
  ['Hello {name}.', '{name, plural, other {x}}', 'arguments'],
])('%j -> %j: %s', (source, text, fault) => {
  expect(overrideFault(text, source, 'hi')).toBe(fault);
});

it.each(catalogues.languages)('finds nothing in the texts of the catalogue themselves: %s', (language) => {
  const found = [...catalogues.texts(language)].map(
    ([key, text]) => [key, overrideFault(text, english.get(key) ?? '', language)] as const,
  );
  expect(found.filter(([, fault]) => fault !== null)).toEqual([]);
});

it('lets through nothing that does not render where the English text does', () => {
  const piece = fc.constantFrom(
    ..."{ } # , | ' < & ; plural select selectordinal number date time other one =1 offset:1 ::percent within who n x".split(
      ' ',
    ),
    ' ',
    'words',
    '{within}',
    '{who, select, other {',
    '{n, plural, other {#}}',
    '}}',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 20 }).map((all) => all.join('')),
  );
  const args = { within: '2 days', who: 'self', n: 3 };
  fc.assert(
    fc.property(texts, fc.constantFrom(REPLY, 'Hello.', 'In {within}'), (text, source) => {
      if (overrideFault(text, source, 'en') !== null) return;
      const words = catalogues.translatorWith('en', new Map([['site.exit', text]]));
      expect(typeof words.t('site.exit' as MessageKey, args)).toBe('string');
    }),
    { numRuns: 2_000 },
  );
});
