import fc from 'fast-check';
import { isUuid } from './uuid.js';

const ID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

describe('a UUID', () => {
  it('is one in lower and in upper case, of any version', () => {
    fc.assert(fc.property(fc.uuid(), (id) => isUuid(id) && isUuid(id.toUpperCase())));
    expect(isUuid('00000000-0000-0000-0000-000000000000')).toBe(true);
  });

  it.each([
    '',
    'x',
    ID.replaceAll('-', ''),
    `{${ID}}`,
    `urn:uuid:${ID}`,
    `${ID}\n`,
    ` ${ID}`,
    `${ID}0`,
    ID.slice(1),
    ID.replace('3', 'g'),
    ID.replace('3', '\u0663'),
    `${ID}\n${ID}`,
  ])('is not %j', (text) => {
    expect(isUuid(text)).toBe(false);
  });
});
