import { addEnglish } from './translate.js';

let coming: Promise<void> | undefined;

/** Resolves once every text is there. Rejects where the server is away; the next call asks again. */
function otherTexts(): Promise<void> {
  coming ??= import('./other-texts.json').then(
    ({ default: texts }) => addEnglish(texts),
    (error: unknown) => {
      coming = undefined;
      throw error;
    },
  );
  return coming;
}

/**
 * A part of the console that is not in the first load, once it and its texts are there. Every `import(...)` of a screen or a dialog
 * goes through it; console/split-texts.mjs finds out which texts are in the first load.
 */
export async function withTexts<T>(part: Promise<T>): Promise<T> {
  const [loaded] = await Promise.all([part, otherTexts()]);
  return loaded;
}
