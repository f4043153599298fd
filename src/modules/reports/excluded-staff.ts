import { Injectable } from '@nestjs/common';
import { Desks } from '../staff/index.js';

const SHORTEST = 3;

/** Finds the members of a desk whom a reporter asked to keep away. */
@Injectable()
export class ExcludedStaff {
  constructor(private readonly desks: Desks) {}

  /** Ids of the members of the desk that the words name; none where nothing was said or nobody fits. */
  async find(deskId: string, said: string | null): Promise<string[]> {
    if (said === null) return [];
    return namedBy(
      said,
      (await this.desks.members(deskId)).map(({ staffId, name }) => ({ id: staffId, name })),
    );
  }
}

/**
 * Who of these people the words name. One word of a name is enough: to keep a namesake away costs a pair of hands, to let the
 * wrong person in may cost the reporter. Only where that would leave nobody, a whole name is asked for. Pure.
 */
export function namedBy(said: string, people: readonly { id: string; name: string }[]): string[] {
  const words = new Set(wordsOf(said));
  const named = (fits: (name: string[]) => boolean): string[] =>
    people.filter(({ name }) => fits(wordsOf(name))).map(({ id }) => id);
  const byAnyWord = named((name) => name.some((word) => words.has(word)));
  if (byAnyWord.length < people.length) return byAnyWord;
  return named((name) => name.length > 0 && name.every((word) => words.has(word)));
}

/** The words of at least three letters, without case and Latin accents. */
function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return plain.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => [...word].length >= SHORTEST);
}
