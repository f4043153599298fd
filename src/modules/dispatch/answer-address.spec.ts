import fc from 'fast-check';
import { answerAddress, answerTokenHash, answerTokenOf, newAnswerToken } from './answer-address.js';

const MAILBOX = 'answers@help.example.org';

describe('an address to answer to', () => {
  it('gives its token back, in capitals too', () => {
    const token = newAnswerToken();
    const address = answerAddress(MAILBOX, token);
    expect(address).toBe(`answers+${token}@help.example.org`);
    for (const written of [address, address.toUpperCase(), ` ${address} `])
      expect(answerTokenOf(MAILBOX, written)).toBe(token);
    expect(answerTokenHash(token.toUpperCase())).toEqual(answerTokenHash(token));
  });

  it.each([
    MAILBOX,
    'answers+@help.example.org',
    'answers+zz@help.example.org',
    `other+${'a'.repeat(32)}@help.example.org`,
    `answers+${'a'.repeat(32)}@elsewhere.example`,
    `answers+${'a'.repeat(33)}@help.example.org`,
    '',
  ])('%j has none', (address) => {
    expect(answerTokenOf(MAILBOX, address)).toBeNull();
  });

  it('is none, and no error, whatever is written', () => {
    fc.assert(fc.property(fc.string(), (address) => answerTokenOf(MAILBOX, address) === null));
  });
});
