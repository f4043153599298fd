import { newPassphrase, passwordProblem } from './password.js';

describe('a passphrase', () => {
  it('is four words that can be said, from at least 2^75', () => {
    expect(newPassphrase()).toMatch(/^([bdfghjklmnprstvz][aeiou]){3}(-([bdfghjklmnprstvz][aeiou]){3}){3}$/);
    expect(12 * Math.log2(16 * 5)).toBeGreaterThan(75);
  });

  it('takes every consonant and vowel about as often, and never comes twice', () => {
    const made = Array.from({ length: 2_000 }, newPassphrase);
    expect(new Set(made).size).toBe(2_000);
    const letters = new Map<string, number>();
    for (const letter of made.join('').replaceAll('-', ''))
      letters.set(letter, (letters.get(letter) ?? 0) + 1);
    for (const consonant of 'bdfghjklmnprstvz')
      expect(letters.get(consonant)).toBeGreaterThan(24_000 / 16 - 250);
    for (const vowel of 'aeiou') expect(letters.get(vowel)).toBeGreaterThan(24_000 / 5 - 450);
  });

  it('is never refused as a password', () => {
    for (let i = 0; i < 500; i += 1) expect(passwordProblem(newPassphrase())).toBeNull();
  });
});

describe('a chosen password', () => {
  it.each(['', 'short', 'x7$Kq!9vB2p', '😀😀😀😀😀😀', 'नमस्ते'])('is too short: %s', (password) => {
    expect(passwordProblem(password)).toBe('short');
  });

  it.each([
    'passwordpassword',
    'Password123456',
    'PASSWORD!!!!!!',
    'P@ssw0rd!2024',
    '123456password',
    '(iloveyou12345)',
    'qwertyuiop123',
    'dragonmonkey',
    'qwerty-dragon',
    'abcdefghijkl',
    'ZYXWVUTSRQPO',
    '123456789012',
    '098765432109',
    'aaaaaaaaaaaa',
    'abababababab',
    'sunshinesunshinesunshine',
    'Monkey1Monkey1Monkey1',
    'ｐａｓｓｗｏｒｄ１２３４',
  ])('is common: %s', (password) => {
    expect(passwordProblem(password)).toBe('common');
  });

  it.each([
    'bakimo-tudena-ziropa-lesuko',
    'x7$Kq!9vB2pT',
    'nine grey cranes over the marsh',
    'तीन सफेद बगुले नदी पार',
    'அமைதியான மாலை நேரம்',
  ])('is fine: %s', (password) => {
    expect(passwordProblem(password)).toBeNull();
  });

  it('may be as long as a request', () => {
    expect(passwordProblem('ab'.repeat(30_000))).toBe('common');
    expect(passwordProblem(`b${'a'.repeat(30_000)}b${'a'.repeat(30_000)}cdefg`)).toBeNull();
  });
});
