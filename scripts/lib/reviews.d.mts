export interface ReviewRow {
  source: string;
  version: number;
  state: string;
  words: string;
}

export function wordsOf(text: string): string;

export function brought(given: {
  texts: Readonly<Record<string, string>>;
  reviews: Readonly<Record<string, ReviewRow>>;
  sources: Readonly<Record<string, Pick<ReviewRow, 'source'>>>;
  reviewed?: readonly string[] | null;
}): { reviews: Record<string, ReviewRow>; changes: number };
