import { stableUuid } from './stable-uuid.js';

describe('a stable UUID', () => {
  it('is the same for the same parts and another for any others', () => {
    expect(stableUuid('a', 'b')).toBe(stableUuid('a', 'b'));
    expect(
      new Set([stableUuid('a', 'b'), stableUuid('b', 'a'), stableUuid('ab'), stableUuid('a', 'b', '')]).size,
    ).toBe(4);
  });

  it('has the shape of version 4', () => {
    for (let i = 0; i < 200; i++) {
      expect(stableUuid(String(i))).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }
  });
});
