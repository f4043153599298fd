import fc from 'fast-check';
import { readUrl } from './read-url.js';

describe('an address', () => {
  it('is read the same however often it is', () => {
    const hosts = new Set<string | undefined>();
    for (let time = 0; time < 30_000; time += 1) hosts.add(readUrl('https://münchen.example/ñ')?.hostname);
    expect([...hosts]).toEqual(['xn--mnchen-3ya.example']);
  });

  it('is none where it cannot be read, and never an error', () => {
    expect([readUrl('no address'), readUrl(''), readUrl('https://')]).toEqual([null, null, null]);
    fc.assert(fc.property(fc.string(), (text) => expect(() => readUrl(text)).not.toThrow()));
  });
});
