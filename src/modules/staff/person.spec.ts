import fc from 'fast-check';
import { checkEmail, checkName } from './person.js';
import { StaffError } from './staff.errors.js';

describe('an address', () => {
  it('is kept with its domain in one spelling, without the space around it', () => {
    expect(checkEmail('  Asha.K+desk@Example.org\n')).toBe('Asha.K+desk@example.org');
    expect(checkEmail('ravi@bücher.example')).toBe('ravi@xn--bcher-kva.example');
  });

  it.each(['आशा@उदाहरण.भारत', 'ＡＢ@helpdesk.example'])(
    'is one that every mail server takes, unlike %j',
    (typed) => {
      expect(() => checkEmail(typed)).toThrow('EMAIL_NOT_ASCII');
    },
  );

  it.each([
    '',
    'asha',
    '@example.org',
    'asha@',
    'a@b',
    'a@b@c',
    'a b@c',
    'a@b,c@d',
    '<a@b>',
    'a@b\nBcc: c@d',
    `a\u200b@b`,
  ])('is not %j', (typed) => {
    expect(() => checkEmail(typed)).toThrow('EMAIL_INVALID');
  });
});

describe('a name', () => {
  it('is one line in any script', () => {
    expect(checkName('  Asha \n Kumari ')).toBe('Asha Kumari');
    expect(checkName('क्\u200dष')).toBe('क्\u200dष');
    expect([...checkName('ख'.repeat(80))]).toHaveLength(80);
  });

  it.each(['', ' ', 'x'.repeat(81), 'a\u202eb', 'a\0b', 'a\u200bb', '\ud800'])('is not %j', (typed) => {
    expect(() => checkName(typed)).toThrow('NAME_INVALID');
  });

  it('fails, for any text, with a code alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        try {
          expect(checkName(checkName(typed))).toBe(checkName(typed));
        } catch (error) {
          expect(error).toBeInstanceOf(StaffError);
        }
      }),
    );
  });
});
