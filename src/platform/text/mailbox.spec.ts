import fc from 'fast-check';
import { isInternationalAddress, mailAddress, mailboxKey, parseMailbox } from './mailbox.js';

describe('the address of a mailbox', () => {
  it.each([
    ['  Asha.K+desk@Example.ORG\n', 'Asha.K+desk@example.org'],
    ["o'neil@example.org", "o'neil@example.org"],
    ['desk@सहायता.भारत', 'desk@xn--h2bv0aezc.xn--h2brj9c'],
    ['ravi@bücher.example', 'ravi@xn--bcher-kva.example'],
    ['ravi@BÜCHER.example', 'ravi@xn--bcher-kva.example'],
    ['ravi@bu\u0308cher.example', 'ravi@xn--bcher-kva.example'],
    ['ravi@xn--bcher-kva.example', 'ravi@xn--bcher-kva.example'],
    ['ravi@ＡＢ.example', 'ravi@ab.example'],
    ['ravi@例え。example', 'ravi@xn--r8jz45g.example'],
    ['a@a.b.c.example', 'a@a.b.c.example'],
  ])('%j is kept as %j', (typed, address) => {
    expect(mailAddress(typed)).toBe(address);
    expect(mailAddress(address)).toBe(address);
  });

  it.each([
    '',
    'asha',
    '@example.org',
    'asha@',
    'a@b',
    'a@localhost',
    'a@b.c',
    'a@b@c.org',
    'a b@c.org',
    'a@b.org,c@d.org',
    '<a@b.org>',
    'a@b.org\nBcc: c@d.org',
    'a\u200b@b.org',
    'a@b\u00ad.org',
    'a@b..org',
    'a@.b.org',
    'a@b.org.',
    'a@-b.org',
    'a@b_c.org',
    'a@127.0.0.1',
    'a@0x7f.1',
    'a@[127.0.0.1]',
    'a@ex%61mple.org',
    '.a@b.org',
    'a.@b.org',
    'a..b@c.org',
    '"a b"@c.org',
    'रवि@उदाहरण.भारत',
    'ＡＢ@helpdesk.example',
    'a＠b.org',
    `${'a'.repeat(65)}@b.org`,
    `a@${'b'.repeat(64)}.org`,
    `a@${'b.'.repeat(126)}org`,
  ])('is not %j', (typed) => {
    expect(mailAddress(typed)).toBeNull();
  });

  it('is told from one that only some servers take', () => {
    for (const typed of ['रवि@उदाहरण.भारत', 'ＡＢ@helpdesk.example', 'józef@example.org'])
      expect(isInternationalAddress(typed)).toBe(true);
    for (const typed of ['ravi@example.org', 'रवि', 'रवि@b', 'र वि@example.org', 'र@वि@example.org'])
      expect(isInternationalAddress(typed)).toBe(false);
  });

  it('is the same for every spelling', () => {
    const spellings = ['ravi@bücher.example', 'RAVI@xn--bcher-kva.example', ' ravi@BÜCHER.Example '];
    expect(new Set(spellings.map(mailboxKey)).size).toBe(1);
    expect(mailboxKey('Nobody ')).toBe('nobody');
  });

  it('is one line of ASCII and stays as it is, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' })), (typed) => {
        const address = mailAddress(typed);
        if (address === null) return;
        expect(address).toMatch(/^[\x21-\x7e]{3,254}$/);
        expect(mailAddress(address)).toBe(address);
        expect(mailboxKey(typed)).toBe(mailboxKey(address));
      }),
    );
  });
});

describe('a mailbox', () => {
  it.each([
    ['desk@example.org', '', 'desk@example.org'],
    ['<desk@example.org>', '', 'desk@example.org'],
    ['Help: desk <desk@example.org>', 'Help: desk', 'desk@example.org'],
    ['Help (India) <desk@example.org>', 'Help (India)', 'desk@example.org'],
    ['O"Neil <desk@example.org>', 'O"Neil', 'desk@example.org'],
    ['"Help desk, India" <desk@example.org>', 'Help desk, India', 'desk@example.org'],
    ['"O\\"Neil \\\\" <desk@example.org>', 'O"Neil \\', 'desk@example.org'],
    ['Help desk, India; <desk@example.org>', 'Help desk, India;', 'desk@example.org'],
    ['सहायता  डेस्क<desk@सहायता.भारत>', 'सहायता डेस्क', 'desk@xn--h2bv0aezc.xn--h2brj9c'],
    ['Help desk <helpdesk@localhost>', 'Help desk', 'helpdesk@localhost'],
  ])('%j is read', (typed, name, address) => {
    expect(parseMailbox(typed)).toEqual({ name, address });
  });

  it.each([
    '',
    'nobody',
    'Desk <desk@example.org> <more@example.org>',
    'Desk <desk@example.org',
    'Desk desk@example.org',
    'Desk <desk@example.org>\r\nBcc: all@example.org',
    'De\tsk\u202e <desk@example.org>',
    'De\0sk <desk@example.org>',
    '=?utf-8?q?x?= <desk@example.org>',
    'desk@example.com <desk@example.org>',
    `${'x'.repeat(81)} <desk@example.org>`,
    'Desk <डेस्क@example.org>',
    'Desk <desk@b>',
    'Group: a@example.org, b@example.org;',
  ])('is not %j', (typed) => {
    expect(parseMailbox(typed)).toBeNull();
  });
});
