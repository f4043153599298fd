import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';

type Catalogue = Readonly<Record<string, string>>;

const FOLDER = join(process.cwd(), 'locales');
const read = (language: string): Catalogue =>
  JSON.parse(readFileSync(join(FOLDER, language, 'console.json'), 'utf8')) as Catalogue;
const languages = readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, 'console.json')));
const english = read('en');

function argumentsOf(text: string): string[] {
  const found = new Set<string>();
  const walk = (nodes: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const node of nodes) {
      if ('options' in node) for (const option of Object.values(node.options)) walk(option.value);
      if (node.type !== 0 && node.type !== 7 && 'value' in node) found.add(String(node.value));
    }
  };
  walk(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
}

describe.each(languages)('the texts in %s', (language) => {
  const texts = read(language);

  it('are of keys that exist in English', () => {
    expect(Object.keys(texts).filter((key) => !(key in english))).toEqual([]);
  });

  it.each(Object.entries(texts))('%s takes what the English text takes', (key, text) => {
    expect(argumentsOf(text)).toEqual(argumentsOf(english[key] ?? ''));
  });
});
