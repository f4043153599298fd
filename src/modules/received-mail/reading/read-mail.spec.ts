import fc from 'fast-check';
import { MAIL_KINDS } from '../../vocabulary/index.js';
import { readMail, WORDS_LIMIT } from './read-mail.js';

const OWN = '7b0c7f1e-52ad-4a6d-9a53-0a9f6f6f4a11@help.example';
const mail = (head: readonly string[], body: string): Buffer =>
  Buffer.from([...head, '', body].join('\r\n'), 'utf8');
const read = (bytes: Uint8Array, whole = true) => readMail(bytes, whole);
const HEAD = [
  'From: "Desk, of Reports" <desk@authority.example>',
  'To: Answers <answers+token@help.example>',
  'Subject: =?utf-8?B?4KSJ4KSk4KWN4KSk4KSw?=',
  'Message-ID: <one@authority.example>',
];
const report = (parts: readonly string[], head: readonly string[] = []): Buffer =>
  mail(
    [
      ...['From: Mail Delivery System <MAILER-DAEMON@mx.example>', 'To: <answers@help.example>'],
      ...['Subject: Undelivered', 'Auto-Submitted: auto-replied', ...head],
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    ],
    [...parts.map((part) => `--b\r\n${part}`), '--b--', ''].join('\r\n'),
  );
const STATUS =
  'Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.1.1\r\n';

describe('a mail that came', () => {
  it('that somebody wrote is kept in words, with whom it was sent to and what it answers', async () => {
    const bytes = mail(
      [...HEAD, `In-Reply-To: <${OWN}>`, 'References: <x@y.example> <z@y.example>', 'Cc: b@c.example'],
      'We have it.\r\nNumber 17.\u0007',
    );
    expect(await read(bytes)).toMatchObject({
      kind: 'answer',
      words: {
        from: '"Desk, of Reports" <desk@authority.example>',
        subject: 'उत्तर',
        text: 'We have it.\nNumber 17.',
        cut: false,
        files: 0,
      },
      addresses: ['answers+token@help.example', 'b@c.example'],
      about: [OWN, 'x@y.example', 'z@y.example'],
    });
  });

  it('loses its files and their names, and says how many there were', async () => {
    const bytes = mail(
      [...HEAD, 'Content-Type: multipart/mixed; boundary="b"'],
      [
        '--b\r\nContent-Type: text/plain\r\n\r\nSee what is attached.',
        '--b\r\nContent-Type: image/png; name="canary-name.png"\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=',
        '--b\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\nSubject: inner\r\n\r\nwords',
        '--b--',
      ].join('\r\n'),
    );
    const { kind, words } = await read(bytes);
    expect(kind).toBe('answer');
    expect(words.files).toBe(2);
    expect(JSON.stringify(words)).not.toMatch(/canary|iVBOR/);
  });

  it('of which the words hold a file keeps none of them', async () => {
    const image = `data:image/png;base64,${'iVBORw0KGgo'.repeat(30)}`;
    for (const body of [image, `begin 644 canary.png\r\nM${'A'.repeat(60)}\r\nend`])
      expect((await read(mail(HEAD, body))).words.text).toBeNull();
    const html = mail([...HEAD, 'Content-Type: text/html'], `<p>Yes</p><img src="${image}">`);
    expect(JSON.stringify(await read(html))).not.toContain('iVBOR');
  });

  it('came back where a report says so with a status, and its Message-ID is found wherever it stands', async () => {
    for (const copy of [
      `Content-Type: message/rfc822\r\n\r\nMessage-ID: <${OWN}>\r\nSubject: x\r\n\r\nbody`,
      `Content-Type: text/rfc822-headers\r\n\r\nMessage-Id: <${OWN.toUpperCase()}>\r\n`,
      `Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(`Message-ID: <${OWN}>\r\n\r\nx`).toString('base64')}`,
      `Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nMessage-ID: <7b0c7f1e-52ad-4a6d-=\r\n9a53-0a9f6f6f4a11@help.example>`,
    ]) {
      const { kind, about, words } = await read(report([STATUS, copy]));
      expect({ kind, files: words.files }).toEqual({ kind: 'bounced', files: 0 });
      expect(about.map((id) => id.toLowerCase())).toContain(OWN);
    }
  });

  it.each([
    ['a report without a status', report(['Content-Type: text/plain\r\n\r\nIt did not work.']), 'unclear'],
    [
      'a report of an old server, in words',
      mail(
        ['Return-Path: <>', 'From: MAILER-DAEMON@mx.example', 'Subject: failure notice'],
        `550 5.1.1 no such user\r\n\r\n--- Below this line is a copy\r\nMessage-Id: <${OWN}>`,
      ),
      'unclear',
    ],
    [
      'a report on abuse',
      mail(
        [...HEAD, 'Content-Type: multipart/report; report-type=feedback-report; boundary="b"'],
        '--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\n--b--',
      ),
      'unclear',
    ],
    [
      'an absence',
      mail([...HEAD.slice(0, 2), 'Subject: Automatic reply: Report', 'Return-Path: <>'], 'Away.'),
      'auto_reply',
    ],
    [
      'a machine that says so',
      mail([...HEAD, 'Auto-Submitted: auto-replied (vacation)'], 'Away.'),
      'auto_reply',
    ],
    ['a person who says so', mail([...HEAD, 'Auto-Submitted: no'], 'Here.'), 'answer'],
    [
      'that somebody saw it',
      mail(
        [...HEAD, 'Content-Type: multipart/report; report-type=disposition-notification; boundary="b"'],
        '--b--',
      ),
      'auto_reply',
    ],
    ['nothing', Buffer.alloc(0), 'unclear'],
    ['no mail', Buffer.from([0, 255, 13, 10, 7]), 'unclear'],
  ])('is read as what it is: %s', async (_what, bytes, kind) => {
    expect((await read(bytes)).kind).toBe(kind);
  });

  it('is known again by its Message-ID, and without one by its bytes', async () => {
    const hash = async (bytes: Buffer) => Buffer.from((await read(bytes)).hash).toString('hex');
    expect(await hash(mail(HEAD, 'a'))).toBe(await hash(mail(['Received: by b.example', ...HEAD], 'a')));
    const without = HEAD.slice(0, 3);
    expect(await hash(mail(without, 'a'))).toBe(await hash(mail(without, 'a')));
    expect(await hash(mail(without, 'a'))).not.toBe(await hash(mail(without, 'b')));
  });

  it('that is too big is for a person, with its beginning', async () => {
    const { kind, words, about } = await read(
      mail([...HEAD, `In-Reply-To: <${OWN}>`], 'x '.repeat(200_000)),
      false,
    );
    expect({ kind, cut: words.cut, about }).toEqual({ kind: 'unclear', cut: true, about: [OWN] });
    const long = await read(mail(HEAD, 'y '.repeat(WORDS_LIMIT)));
    expect(long).toMatchObject({ kind: 'answer', words: { cut: true } });
  });

  it('is something, whatever its bytes are', async () => {
    const lines = fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          ...HEAD,
          '',
          'Content-Type: multipart/report; boundary=b',
          '--b',
          '--b--',
          STATUS,
          'From x',
        ),
      ),
    );
    const any = fc.oneof(
      fc.uint8Array({ maxLength: 2_000 }),
      lines.map((some) => new Uint8Array(Buffer.from(some.join('\r\n')))),
    );
    await fc.assert(
      fc.asyncProperty(any, fc.boolean(), async (bytes, whole) => {
        const { kind, words, hash } = await read(bytes, whole);
        expect(MAIL_KINDS).toContain(kind);
        expect(hash).toHaveLength(32);
        expect([...(words.text ?? '')].length).toBeLessThanOrEqual(WORDS_LIMIT);
        expect(`${words.from}${words.subject}${words.text ?? ''}`).not.toContain('\0');
      }),
    );
  });
});
