import { keyOf } from './shortcuts.js';

describe('keyOf', () => {
  it.each([
    ['j', 'KeyJ', 'j'],
    ['J', 'KeyJ', 'j'],
    ['?', 'Slash', '?'],
    ['Enter', 'Enter', 'Enter'],
    // Hindi InScript writes र on the key of J; Dvorak writes j on the key of C.
    ['र', 'KeyJ', 'j'],
    ['१', 'Digit1', '1'],
    ['j', 'KeyC', 'j'],
  ])('%s on %s', (key, code, expected) => expect(keyOf({ key, code })).toBe(expected));
});
