/*
 * The plain form of the search index, before it is sealed. A number is an unsigned LEB128. A term is 8 bytes (searchTerm), kept
 * here as a string of 8 characters of Latin-1.
 *
 *     bucket   of each term, in order: term | length of what follows in bytes | of each case, in order:
 *              number, as the distance from the one before | fields
 *     delta    of each case: number | how many terms | of each term: term | fields
 *
 * Fields: bit n is set where the word is in SEARCHED_FIELDS[n].
 */

const TERM_BYTES = 8;
export const BUCKETS = 1024;

/** A word stands in these fields of the case with this number. */
export interface Posting {
  readonly number: number;
  readonly fields: number;
}

/** What is added of one case: its fields by term. */
export interface CaseTerms {
  readonly number: number;
  readonly terms: ReadonlyMap<string, number>;
}

/** A sealed row does not hold what the index writes. */
export class BrokenPostings extends Error {}

/** Which of the buckets a term is in. */
export function bucketOf(term: string): number {
  return (term.charCodeAt(0) << 2) | (term.charCodeAt(1) >> 6);
}

export const termText = (term: Uint8Array): string => Buffer.from(term).toString('latin1');

class Writer {
  private bytes = Buffer.alloc(1024);
  private length = 0;

  number(value: number): void {
    this.room(5);
    let rest = value;
    for (; rest > 0x7f; rest >>>= 7) this.bytes[this.length++] = (rest & 0x7f) | 0x80;
    this.bytes[this.length++] = rest;
  }

  term(term: string): void {
    this.room(TERM_BYTES);
    this.length += this.bytes.write(term, this.length, 'latin1');
  }

  add(other: Uint8Array): void {
    this.room(other.length);
    this.bytes.set(other, this.length);
    this.length += other.length;
  }

  done(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }

  private room(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = Buffer.alloc(Math.max(2 * this.bytes.length, this.length + more));
    this.bytes.copy(grown, 0, 0, this.length);
    this.bytes = grown;
  }
}

class Reader {
  at = 0;

  constructor(private readonly bytes: Buffer) {}

  get more(): boolean {
    return this.at < this.bytes.length;
  }

  number(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) break;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new BrokenPostings();
  }

  term(): string {
    const from = this.at;
    this.at += TERM_BYTES;
    if (this.at > this.bytes.length) throw new BrokenPostings();
    return this.bytes.toString('latin1', from, this.at);
  }
}

/** @throws BrokenPostings */
function postingsFrom(reader: Reader, end: number): Posting[] {
  const postings: Posting[] = [];
  let number = 0;
  while (reader.at < end) {
    number += reader.number();
    postings.push({ number, fields: reader.number() });
  }
  if (reader.at !== end) throw new BrokenPostings();
  return postings;
}

/** Of each of these terms that the bucket holds, in which cases it is. @throws BrokenPostings */
export function findInBucket(bucket: Buffer, terms: ReadonlySet<string>): Map<string, Posting[]> {
  const found = new Map<string, Posting[]>();
  const reader = new Reader(bucket);
  while (reader.more) {
    const term = reader.term();
    const length = reader.number();
    const end = reader.at + length;
    if (terms.has(term)) found.set(term, postingsFrom(reader, end));
    reader.at = end;
  }
  return found;
}

/** All that a bucket holds. @throws BrokenPostings */
export function readBucket(bucket: Buffer): Map<string, Posting[]> {
  const found = new Map<string, Posting[]>();
  const reader = new Reader(bucket);
  while (reader.more) {
    const term = reader.term();
    const length = reader.number();
    found.set(term, postingsFrom(reader, reader.at + length));
  }
  return found;
}

/** The bucket as bytes; the same for the same postings, in whatever order they come. */
export function writeBucket(terms: ReadonlyMap<string, readonly Posting[]>): Buffer {
  const whole = new Writer();
  const part = new Writer();
  for (const term of [...terms.keys()].sort()) {
    const byNumber = new Map<number, number>();
    for (const { number, fields } of terms.get(term) ?? [])
      byNumber.set(number, (byNumber.get(number) ?? 0) | fields);
    if (byNumber.size === 0) continue;
    part.clear();
    let before = 0;
    for (const [number, fields] of [...byNumber].sort(([a], [b]) => a - b)) {
      part.number(number - before);
      part.number(fields);
      before = number;
    }
    whole.term(term);
    whole.number(part.done().length);
    whole.add(part.done());
  }
  return whole.done();
}

export function writeDelta(cases: readonly CaseTerms[]): Buffer {
  const writer = new Writer();
  for (const { number, terms } of cases) {
    writer.number(number);
    writer.number(terms.size);
    for (const [term, fields] of terms) {
      writer.term(term);
      writer.number(fields);
    }
  }
  return writer.done();
}

/** Calls back with each term of each case of a delta. @throws BrokenPostings */
export function eachOfDelta(delta: Buffer, take: (term: string, posting: Posting) => void): void {
  const reader = new Reader(delta);
  while (reader.more) {
    const number = reader.number();
    for (let left = reader.number(); left > 0; left -= 1)
      take(reader.term(), { number, fields: reader.number() });
  }
}
