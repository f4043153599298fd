import { createHmac } from 'node:crypto';
import { asSearchKey } from './keys.js';
import { searchTerm } from './search-term.js';

const key = asSearchKey(new Uint8Array(32).fill(7));

describe('what stands for a word in a search index', () => {
  it('is the beginning of a labelled HMAC', () => {
    const label = 'abhaya/search-term/1';
    const message = Buffer.concat([Buffer.of(label.length), Buffer.from(label), Buffer.from('मदद')]);
    const whole = createHmac('sha256', key).update(message).digest();
    expect(Buffer.from(searchTerm(key, 'मदद'))).toEqual(whole.subarray(0, 8));
  });

  it('is another for another word and under another key', () => {
    const other = asSearchKey(new Uint8Array(32).fill(8));
    expect(searchTerm(key, 'help')).not.toEqual(searchTerm(key, 'helps'));
    expect(searchTerm(key, 'help')).not.toEqual(searchTerm(other, 'help'));
  });
});
