import fc from 'fast-check';
import { initCrypto } from './sodium.js';
import { csrfMatches, csrfTokenOf, newToken, parseToken } from './token.js';

const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex');

beforeAll(initCrypto);

describe('a cookie token', () => {
  it('has the known halves', () => {
    const token = parseToken('AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4v');
    expect(hex(token?.idHash)).toBe('59b812b42de713edeb43b84933c78cc879e2c164f9e67f7341bd9ced2a010ac8');
    expect(hex(token?.key)).toBe('101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f');
    expect(token && csrfTokenOf(token.key)).toBe('HCkVanKzrhbXrAAUL9VDFWitR3oAXxQcRywDLPldAq8');
  });

  it('is read back as it was made, and never made twice', () => {
    const { text, idHash, key } = newToken();
    expect(text).toMatch(/^[A-Za-z0-9_-]{64}$/);
    expect(parseToken(text)).toEqual({ idHash, key });
    expect(newToken().text).not.toBe(text);
  });

  it('is nothing else', () => {
    const { text } = newToken();
    for (const other of [
      '',
      text.slice(1),
      `${text}A`,
      `${text.slice(1)}=`,
      `${text.slice(1)}+`,
      ` ${text.slice(1)}`,
    ]) {
      expect(parseToken(other)).toBeNull();
    }
    fc.assert(fc.property(fc.string(), (any) => void expect(parseToken(any)).toBeNull()));
  });
});

describe('a CSRF token', () => {
  it('belongs to one session', () => {
    const [mine, other] = [newToken().key, newToken().key];
    expect(csrfMatches(mine, csrfTokenOf(mine))).toBe(true);
    expect(csrfMatches(mine, csrfTokenOf(other))).toBe(false);
    expect(csrfMatches(mine, '')).toBe(false);
    expect(csrfMatches(mine, csrfTokenOf(mine).slice(1))).toBe(false);
  });
});
