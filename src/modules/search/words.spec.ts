import fc from 'fast-check';
import { wordsOf } from './words.js';

const words = (text: string) => [...wordsOf(text)];

describe('the words of a text', () => {
  it.each([
    ['Help me, HELP!', ['help', 'me']],
    ['José Müller', ['jose', 'muller']],
    ['wolf.one @ Insta', ['wolf', 'one', 'insta']],
    // Digits of any script.
    ['५००० रुपये', ['5000', 'रुपये']],
    ['৫০০০ টাকা', ['5000', 'টাকা']],
    // With its dot and without.
    ['ज़रूरत', ['जरूरत']],
    ['ज\u093cरूरत', ['जरूरत']],
    // The Arabic keyboard and the one of Urdu.
    ['كي', words('کی')],
    ['உதவி வேண்டும்', ['உதவி', 'வேண்டும்']],
    ['సహాయం', ['సహాయం']],
    ['', []],
    ['  …!? ', []],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('stay the same when they are read again, of whatever text, and are not longer than a word', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(texts, (text) => {
        const once = words(text);
        for (const word of once) {
          expect([...word].length).toBeLessThanOrEqual(64);
          expect(word).not.toMatch(/\s/u);
        }
        expect(words(once.join(' '))).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });
});
