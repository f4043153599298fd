import fc from 'fast-check';
import {
  BrokenPostings,
  bucketOf,
  BUCKETS,
  eachOfDelta,
  findInBucket,
  readBucket,
  termText,
  writeBucket,
  writeDelta,
  type Posting,
} from './postings.js';

const term = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(termText);
const posting = fc.record({
  number: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  fields: fc.integer({ min: 1, max: 2 ** 20 }),
});
const bucket = fc
  .uniqueArray(
    fc.tuple(
      term,
      fc.uniqueArray(posting, { selector: ({ number }) => number, minLength: 1, maxLength: 20 }),
    ),
    { selector: ([name]) => name, maxLength: 20 },
  )
  .map((entries) => new Map(entries));
const sorted = (postings: readonly Posting[]) => [...postings].sort((a, b) => a.number - b.number);

describe('postings', () => {
  it('come out of a bucket and of a delta as they went in', () => {
    fc.assert(
      fc.property(bucket, (terms) => {
        const bytes = writeBucket(terms);
        const expected = new Map([...terms].map(([name, postings]) => [name, sorted(postings)]));
        expect(readBucket(bytes)).toEqual(expected);
        expect(findInBucket(bytes, new Set(terms.keys()))).toEqual(expected);
        expect(findInBucket(bytes, new Set())).toEqual(new Map());
        expect(writeBucket(new Map([...terms].reverse()))).toEqual(bytes);
        const seen: [string, Posting][] = [];
        const cases = [...terms].map(([name, [one]]) => ({
          number: one?.number ?? 0,
          terms: new Map([[name, one?.fields ?? 0]]),
        }));
        eachOfDelta(writeDelta(cases), (name, given) => seen.push([name, given]));
        expect(seen).toEqual([...terms].map(([name, [one]]) => [name, one]));
      }),
    );
  });

  it('of one case and word are one, with the fields of both', () => {
    const name = 'abcdefgh';
    const twice = new Map([
      [
        name,
        [
          { number: 5, fields: 1 },
          { number: 5, fields: 4 },
        ],
      ],
    ]);
    expect(readBucket(writeBucket(twice))).toEqual(new Map([[name, [{ number: 5, fields: 5 }]]]));
  });

  it('are refused as broken where bytes are none, and never read for ever', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        for (const read of [readBucket, (given: Buffer) => eachOfDelta(given, () => undefined)])
          try {
            read(Buffer.from(bytes));
          } catch (error) {
            expect(error).toBeInstanceOf(BrokenPostings);
          }
      }),
    );
  });

  it('are spread over all the buckets and no others', () => {
    fc.assert(fc.property(term, (name) => bucketOf(name) >= 0 && bucketOf(name) < BUCKETS));
    expect(bucketOf(termText(new Uint8Array(8).fill(255)))).toBe(BUCKETS - 1);
  });
});
