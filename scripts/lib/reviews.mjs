import { createHash } from 'node:crypto';

const AREA = 'guidance';

/** The fingerprint of a text that its review is bound to: as src/platform/i18n/catalogues.ts computes it. */
export function wordsOf(text) {
  return createHash('sha256').update(text.normalize('NFC')).digest('hex').slice(0, 8);
}

/**
 * The reviews of the texts of a language, in their order. Words that changed are a new version, which nobody has reviewed; a
 * text that is new takes its source from English, `sources`. `reviewed`: the keys that somebody has read as they stand, all
 * of them where it is empty; null: none.
 *
 * @returns {{ reviews: Record<string, { source: string, version: number, state: string, words: string }>, changes: number }}
 */
export function brought({ texts, reviews, sources, reviewed = null }) {
  const all = {};
  let changes = Object.keys(reviews).filter((key) => !(key.slice(AREA.length + 1) in texts)).length;
  for (const [part, text] of Object.entries(texts)) {
    const key = `${AREA}.${part}`;
    const before = reviews[key];
    const words = wordsOf(text);
    const source = before?.source ?? sources[key]?.source;
    if (!source) throw new Error(`${key} has no source: write it into locales/en/reviews.json first.`);
    const version = before ? before.version + (before.words === words ? 0 : 1) : 1;
    const read = reviewed !== null && (reviewed.length === 0 || reviewed.includes(key));
    const kept = before?.words === words ? before.state : 'to_be_reviewed';
    all[key] = { source, version, state: read ? 'reviewed' : kept, words };
    if (JSON.stringify(all[key]) !== JSON.stringify(before)) changes += 1;
  }
  return { reviews: all, changes };
}
