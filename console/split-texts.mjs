import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Imports that a bundler follows at once; a type leaves nothing behind, and `import(...)` is a file of its own. */
const IMPORTS = /^(?:import|export)\s+(?!type\b)(?:[^'"`;]*?\sfrom\s+)?'(\.{1,2}\/[^']+)'/gm;
/** A text by its key, or by what its key begins with: `t('group.key')`, t(`group.${value}`), `label('group', value)`. */
const NAMED = /['"`]([a-z]\w*\.[\w.]*)|\b(?:label|labelIn|hasText)\(\s*'([a-z]\w*)'/g;

/** Written with this, they hold every key. */
const GENERATED = /\/(?:catalogue|schema)\.ts$/;

/** The files that come with these ones, themselves too. */
function reached(entries) {
  const files = new Set();
  const follow = (path) => {
    if (files.has(path) || GENERATED.test(path)) return;
    files.add(path);
    for (const [, name] of readFileSync(path, 'utf8').matchAll(IMPORTS)) {
      const stem = resolve(dirname(path), name.replace(/\.js$/, ''));
      const file = ['.ts', '.tsx'].map((ending) => stem + ending).find(existsSync);
      if (file) follow(file);
    }
  };
  entries.forEach(follow);
  return [...files];
}

/**
 * The texts that the files of `entries` name, and the rest. What is shown first waits for no text that it does not show. Where only
 * the beginning of a key is written, up to a dot, every text that begins so is one of them.
 *
 * @param entries - full paths of the files that are there at first
 * @param catalogue - every text by its key
 */
export function splitTexts(entries, catalogue) {
  const names = new Set();
  for (const path of reached(entries))
    for (const [, key, group] of readFileSync(path, 'utf8').matchAll(NAMED)) names.add(key ?? `${group}.`);
  const beginnings = [...names].filter((name) => !(name in catalogue) && name.endsWith('.'));
  const isNamed = (key) => names.has(key) || beginnings.some((beginning) => key.startsWith(beginning));
  const of = (isFirst) =>
    Object.fromEntries(Object.entries(catalogue).filter(([key]) => isNamed(key) === isFirst));
  return { first: of(true), rest: of(false) };
}
