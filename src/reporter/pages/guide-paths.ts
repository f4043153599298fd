import {
  GUIDE_KINDS,
  GUIDE_READERS,
  type GuideKind,
  type GuideReader,
} from '../../modules/guidance/index.js';

/** The page for people who are worried about their own thoughts: a number among those of the readers. */
const OWN_THOUGHTS = '8';
export const OWN_THOUGHTS_PATH = `/g/${OWN_THOUGHTS}`;

/** `/g/2` or `/g/2/1`: numbers that say nothing, as those of the steps. Whoever adds a reader or a kind adds it at the end. */
export function guidePath(reader: GuideReader, kind?: GuideKind): string {
  const path = `/g/${GUIDE_READERS.indexOf(reader) + 1}`;
  return kind === undefined ? path : `${path}/${GUIDE_KINDS.indexOf(kind) + 1}`;
}

/** The reader of a page number; `own_thoughts` for the page without one; null: there is no such page. */
export function readerOfPage(page: string): GuideReader | 'own_thoughts' | null {
  return page === OWN_THOUGHTS ? 'own_thoughts' : numbered(GUIDE_READERS, page);
}

/** The kind of a page number, or null. */
export function kindOfPage(page: string): GuideKind | null {
  return numbered(GUIDE_KINDS, page);
}

function numbered<Name extends string>(names: readonly Name[], page: string): Name | null {
  return names.find((_name, at) => page === String(at + 1)) ?? null;
}
