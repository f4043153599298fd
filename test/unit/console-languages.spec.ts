import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { projectRoot } from '../../src/platform/config/index.js';
import { argumentsOf } from '../../src/platform/i18n/message-arguments.js';

const LOCALES = join(projectRoot(), 'locales');
const textsOf = (language: string) =>
  JSON.parse(readFileSync(join(LOCALES, language, 'console.json'), 'utf8')) as Record<string, string>;
const english = textsOf('en');
const others = readdirSync(LOCALES).filter(
  (language) => language !== 'en' && existsSync(join(LOCALES, language, 'console.json')),
);

it('speaks Hindi beside English', () => {
  expect(others).toContain('hi');
});

describe.each(others)('the console in %s', (language) => {
  const texts = textsOf(language);

  it('has a text for each that there is in English, and no other', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
  });

  it('takes in each text what the English one takes, and nothing else', () => {
    const different = Object.keys(english).filter((key) => {
      const own = texts[key];
      if (own === undefined) return false;
      const of = (text: string, locale: string) => argumentsOf(new IntlMessageFormat(text, locale).getAst());
      return of(own, language).join() !== of(english[key]!, 'en').join();
    });
    expect(different).toEqual([]);
  });

  it('says each text in its own words', () => {
    const same = Object.keys(english).filter(
      (key) => texts[key] === english[key] && /[a-z]{3}/i.test(english[key]!.replaceAll(/\{[^}]*\}/g, '')),
    );
    expect(same).toEqual(['app.name']);
  });
});
