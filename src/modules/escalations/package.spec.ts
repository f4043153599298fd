import fc from 'fast-check';
import type { DirectoryChannel, DirectoryRecord } from '../directory/index.js';
import { mailOf } from '../dispatch/index.js';
import { canBeSent, digestOf, fieldsOf, gapsOf, packageText } from './package.js';

const CHANNEL: DirectoryChannel = {
  key: 'mail',
  type: 'mail',
  address: 'desk@police.example',
  needs: [],
  fields: [],
  irrevocable: false,
  languages: [],
  ready: true,
  note: '',
};
const RECORD = {
  id: 'xx-police',
  version: 1,
  names: { en: 'Police of Xanadu' },
  confidence: 'high',
  verifiedOn: '2026-11-30',
  whoMayFile: 'anyone',
} as unknown as DirectoryRecord;
const FORM: DirectoryChannel = {
  ...CHANNEL,
  key: 'form',
  type: 'web_form',
  address: 'https://report.example',
  fields: [
    { key: 'where', label: 'Where', required: true, max: null },
    { key: 'info', label: 'Information', required: true, max: 5 },
    { key: 'name', label: 'Name', required: false, max: null },
  ],
};

describe('a package', () => {
  it('has the fields of the form in its order; a mail has a subject, and one text where no form is known', () => {
    expect(fieldsOf(FORM).map(({ key, max }) => [key, max])).toEqual([
      ['where', 20_000],
      ['info', 5],
      ['name', 20_000],
    ]);
    expect(fieldsOf(CHANNEL).map(({ key }) => key)).toEqual(['subject', 'words']);
    expect(fieldsOf({ ...FORM, type: 'mail' }).map(({ key }) => key)).toEqual([
      'subject',
      'where',
      'info',
      'name',
    ]);
  });

  it('says of each field what is not right with it', () => {
    expect(gapsOf(fieldsOf(FORM), { info: 'नमस्ते सब' })).toEqual([
      { key: 'where', gap: 'missing' },
      { key: 'info', gap: 'too_long' },
    ]);
    expect(gapsOf(fieldsOf(CHANNEL), { subject: 'one\ntwo', words: ' ' })).toEqual([
      { key: 'subject', gap: 'not_one_line' },
      { key: 'words', gap: 'missing' },
    ]);
    expect(gapsOf(fieldsOf(FORM), { where: 'a', info: 'b' })).toEqual([]);
  });

  it('leaves as it is shown', () => {
    expect(packageText(RECORD, FORM, { info: 'here', where: 'chat' })).toBe(
      'To: Police of Xanadu\nAt: https://report.example\n\nWhere\nchat\n\nInformation\nhere\n',
    );
    const text = packageText(RECORD, CHANNEL, { subject: 'A report', words: 'Line one.\n\nLine two.' });
    expect(text).toBe('To: desk@police.example\nSubject: A report\n\nLine one.\n\nLine two.\n');
    expect(mailOf(text)).toEqual({
      encryptedTo: null,
      to: 'desk@police.example',
      subject: 'A report',
      text: 'Line one.\n\nLine two.\n',
    });
    expect(() => mailOf(packageText(RECORD, FORM, {}))).toThrow(RangeError);
  });

  it('names the key that it is for, so that an approval holds for this key alone', () => {
    const pgpKey = { armored: 'the key', fingerprint: 'AB'.repeat(20), goodUntil: null };
    const channel: DirectoryChannel = { ...CHANNEL, type: 'pgp_mail', pgpKey };
    expect(canBeSent(RECORD, channel)).toBe(true);
    expect(canBeSent(RECORD, { ...channel, type: 'mail' })).toBe(false);
    const text = packageText(RECORD, channel, { subject: 'A report', words: 'Encrypted to: nobody' });
    expect(text).toBe(
      `To: desk@police.example\nEncrypted to: ${'AB'.repeat(20)}\nSubject: A report\n\nEncrypted to: nobody\n`,
    );
    expect(mailOf(text)).toMatchObject({ encryptedTo: pgpKey.fingerprint, subject: 'A report' });
  });

  it('goes as a mail to nobody but its recipient, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (subject, words) => {
        const mail = mailOf(packageText(RECORD, CHANNEL, { subject, words }));
        expect(mail.to).toBe('desk@police.example');
        expect(mail.subject).not.toMatch(/[\r\n]/);
        expect(mail.text).toBe(`${words.trim()}\n`);
      }),
    );
  });

  it('has another digest whenever another text would leave', () => {
    expect(digestOf('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, two) => {
        fc.pre(one.trim() !== two.trim());
        const of = (words: string): string => digestOf(packageText(RECORD, CHANNEL, { subject: 'x', words }));
        expect(of(one)).not.toBe(of(two));
      }),
    );
  });

  it('is sent by the helpdesk itself only to a verified address of a record that is believed', () => {
    expect(canBeSent(RECORD, CHANNEL)).toBe(true);
    for (const [record, channel] of [
      [{ ...RECORD, confidence: 'low' }, CHANNEL],
      [{ ...RECORD, verifiedOn: null }, CHANNEL],
      [RECORD, { ...CHANNEL, address: null }],
      [RECORD, { ...CHANNEL, address: 'two@police.example, three@police.example' }],
      [RECORD, { ...CHANNEL, ready: false }],
      [RECORD, { ...CHANNEL, type: 'pgp_mail' }],
      [RECORD, FORM],
    ] as [DirectoryRecord, DirectoryChannel][])
      expect(canBeSent(record, channel)).toBe(false);
  });
});
