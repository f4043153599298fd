/** A text as one window kept it. */
export interface DraftVersion {
  readonly text: string;
  /** Chosen by the window that kept it. */
  readonly revision: string;
}

/** What is kept of an unfinished text; `older`: what another window of the same person held and this one has not seen. */
export interface KeptDraft extends DraftVersion {
  readonly older: DraftVersion | null;
}

/** What a window has kept now. */
export interface TypedDraft extends DraftVersion {
  /** The versions that it has seen: they are in its text, or were taken out of it. Null: it does not say, and has seen all. */
  readonly over: readonly string[] | null;
}

/**
 * What is kept after a window kept its text: that text, and beside it what it had not seen, so that of two windows the later one
 * does not silently win. Null: nothing is to be kept.
 */
export function nextDraft(before: KeptDraft | null, { text, revision, over }: TypedDraft): KeptDraft | null {
  const older = joined(unseenOf(before, { text, revision, over }));
  if (text.trim() !== '') return { text, revision, older };
  // A window that emptied its box has not emptied the other's.
  return older && { ...older, older: null };
}

function unseenOf(before: KeptDraft | null, { text, revision, over }: TypedDraft): DraftVersion[] {
  if (before === null || over === null) return [];
  const seen = new Set([revision, ...over]);
  const versions = [...(before.older ? [before.older] : []), before];
  return versions.filter((one) => !seen.has(one.revision) && one.text !== text);
}

function joined(versions: readonly DraftVersion[]): DraftVersion | null {
  const last = versions.at(-1);
  return last ? { text: versions.map((one) => one.text).join('\n\n'), revision: last.revision } : null;
}
