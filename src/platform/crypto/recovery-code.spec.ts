import fc from 'fast-check';
import { newRecoveryCode, parseRecoveryCode } from './recovery-code.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const KNOWN = '0123-4567-89AB-CDEF-GHJK-MNPQ-RSJR';

describe('a recovery code', () => {
  it('has the known check', () => {
    expect(parseRecoveryCode(KNOWN)).toBe(KNOWN.replaceAll('-', ''));
  });

  it('is seven groups of four and reads back', () => {
    const code = newRecoveryCode();
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(parseRecoveryCode(code)).toBe(code.replaceAll('-', ''));
    expect(newRecoveryCode()).not.toBe(code);
  });

  it('may be typed in small letters, with or without hyphens, with look-alikes', () => {
    const code = newRecoveryCode();
    const plain = code.replaceAll('-', '');
    expect(parseRecoveryCode(plain.toLowerCase())).toBe(plain);
    expect(parseRecoveryCode(` ${code.replaceAll('-', ' \u2013 ')}\u200b\n`)).toBe(plain);
    expect(parseRecoveryCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(plain);
    expect(parseRecoveryCode(code.replaceAll('0', 'O').replaceAll('1', 'I'))).toBe(plain);
  });

  it('with one wrong character or two neighbours swapped is none', () => {
    for (let round = 0; round < 20; round += 1) {
      const plain = newRecoveryCode().replaceAll('-', '');
      for (let at = 0; at < 28; at += 1) {
        for (const other of ALPHABET) {
          if (other === plain[at]) continue;
          expect(parseRecoveryCode(plain.slice(0, at) + other + plain.slice(at + 1))).toBeNull();
        }
        const [a, b] = [plain.charAt(at), plain.charAt(at + 1)];
        if (b && a !== b)
          expect(parseRecoveryCode(plain.slice(0, at) + b + a + plain.slice(at + 2))).toBeNull();
      }
    }
  });

  it('is nothing else', () => {
    const plain = newRecoveryCode().replaceAll('-', '');
    for (const other of ['', plain.slice(1), `${plain}0`, `U${plain.slice(1)}`, 'A'.repeat(100_000)]) {
      expect(parseRecoveryCode(other)).toBeNull();
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (any) => void expect(parseRecoveryCode(any)).toBeNull()),
    );
  });
});
