import { Catalogues } from '../../platform/i18n/index.js';
import { join } from 'node:path';
import { projectRoot } from '../../platform/config/index.js';
import { printText, type PrintDocument } from '../../platform/pdf/index.js';
import type { Entry } from '../entries/index.js';
import { ownRecord } from './own-record.js';
import { policeDocument } from './police-document.js';
import { reporterDocument } from './reporter-document.js';

const AT = new Date('2026-11-30T18:04:00Z');
const entry = (sequence: number, given: Partial<Entry>): Entry => ({
  id: `00000000-0000-4000-8000-00000000000${sequence}`,
  sequence,
  kind: 'message',
  key: 'thread',
  aside: false,
  author: 'reporter',
  authorId: null,
  createdAt: AT,
  value: null,
  ...given,
});
const answer = (id: string, values: string[], options: string[], text: string | null) => ({
  id,
  question: `Question ${id}`,
  values,
  options,
  text,
});

const ENTRIES: Entry[] = [
  entry(1, {
    kind: 'report',
    value: {
      version: 1,
      language: 'hi',
      country: 'IN',
      partial: false,
      keepOut: 'Ravi of the second floor',
      taken: { staffId: 'of-staff', channel: 'phone', promised: 'We call back.', reach: 'After school.' },
      answers: [
        answer('happening', ['threatened'], ['Somebody threatens me'], null),
        answer('story', [], [], 'किसी ने धमकी दी'),
        answer('handles', [], [], '@offender_k99'),
      ],
    },
  }),
  entry(2, { kind: 'message', value: { text: 'क्या कोई है?' } }),
  entry(3, { kind: 'note', key: 'staff', author: 'staff', value: { text: 'A note of staff.' } }),
  entry(4, { kind: 'message', author: 'staff', value: { text: 'हम यहाँ हैं।' } }),
  entry(5, { kind: 'code_word', aside: true, value: { word: 'blue mango' } }),
  entry(6, { kind: 'safety_told', value: { safety: 'danger', text: 'I am in danger' } }),
];
const CASE = {
  reference: '7K2M-9XQ4',
  kind: 'threatened',
  createdAt: AT,
  closed: false,
  entries: ENTRIES,
} as const;
const said = (document: PrintDocument): string => JSON.stringify(document);
const never = ['A note of staff.', 'Ravi of the second floor', 'blue mango'];

describe('what is printed', () => {
  const catalogues = Catalogues.load(join(projectRoot(), 'locales'));
  const args = { name: 'Helpdesk', minutes: 30, within: '1 day' };

  const recordIn = (language: string, closed = false) =>
    ownRecord(
      {
        reference: CASE.reference,
        closed,
        entries: ENTRIES,
        consents: [
          {
            id: '1',
            recipient: 'Cyber police',
            language: 'en',
            words: 'May we tell them?',
            standing: 'given',
            answers: ['taken_back'],
            said: 'Yes, tell them.',
            leftOn: ['2026-11-30'],
          },
        ],
        duties: [{ recipient: 'Child line', language: 'en', words: 'The law asks us.', leftOn: [] }],
        passed: [{ recipient: 'Cyber police', day: '2026-11-30', came: 'acted' }],
        links: [
          { id: '2', number: 1, host: 'pictures.example', standing: 'gone', seen: 'again', sayable: [] },
        ],
        referrals: [
          {
            ...{ id: '3', service: 'Women’s centre', language: 'en', words: 'They can help you.', reach: [] },
            ...{ state: 'handed_over', answers: [], said: 'Yes, please.', told: 'Only your first name.' },
          },
        ],
        appointments: [{ startsAt: AT, zone: 'Asia/Kolkata', words: 'By phone.', state: 'planned' }],
      },
      catalogues.translator(language),
      { helpdesk: 'Helpdesk', now: AT, args },
    );

  it('for the reporter is what they wrote, what was written to them and what was done, in their language', () => {
    const hindi = catalogues.translator('hi');
    const document = reporterDocument(recordIn('hi'), hindi);
    expect(document).toMatchObject({ lang: 'hi', rtl: false, title: 'आपकी रिपोर्ट' });
    expect(document.watermark).toBe('7K2M-9XQ4 · Helpdesk · 2026-11-30');
    for (const text of ['किसी ने धमकी दी', '@offender_k99', 'क्या कोई है?', 'हम यहाँ हैं।', 'मददगार', '18:04 UTC'])
      expect(said(document)).toContain(text);
    for (const text of [
      'May we tell them?',
      'Yes, tell them.',
      'The law asks us.',
      'Cyber police',
      'pictures.example',
      ...['Women’s centre', 'They can help you.', 'Yes, please.', 'Only your first name.', 'By phone.'],
      hindi.t('site.passed.acted'),
      hindi.t('site.links.gone'),
      hindi.t('form.safety.danger'),
    ])
      expect(said(document)).toContain(text);
    for (const text of [...never, 'Somebody threatens me', 'After school.'])
      expect(said(document)).not.toContain(text);
    expect(reporterDocument(recordIn('ur'), catalogues.translator('ur')).rtl).toBe(true);
  });

  it('for a program has whom they want kept away and how they are reached as well, never what is of staff', () => {
    const record = recordIn('hi');
    expect(record).toMatchObject({
      format: 'abhaya-own-record',
      version: 1,
      language: 'hi',
      keepAway: 'Ravi of the second floor',
      reach: 'After school.',
      sentTo: [{ recipient: 'Cyber police', day: '2026-11-30', state: 'acted' }],
      links: [{ number: 1, site: 'pictures.example', state: 'gone' }],
      referrals: [{ service: 'Women’s centre', state: 'handed_over', told: 'Only your first name.' }],
      appointments: [{ at: AT.toISOString().replace(/:\d\d\.\d+Z$/, 'Z'), zone: 'Asia/Kolkata' }],
    });
    expect(record.messages.map(({ by, at }) => [by, at])).toEqual([
      ['you', '2026-11-30T18:04Z'],
      ['helpdesk', '2026-11-30T18:04Z'],
      ['you', '2026-11-30T18:04Z'],
    ]);
    for (const text of ['A note of staff.', 'blue mango', 'of-staff', 'We call back.'])
      expect(JSON.stringify(record)).not.toContain(text);
    expect(recordIn('hi', true).messages[0]?.at).toBe('2026-11-30');
  });

  it('for the police is what was chosen, and no more', () => {
    const whole = said(policeDocument(CASE, ['facts', 'words', 'identifiers', 'thread'], 'mark'));
    for (const text of [
      'Somebody threatens me',
      'किसी ने धमकी दी',
      '@offender_k99',
      'हम यहाँ हैं।',
      'I am in danger',
    ])
      expect(whole).toContain(text);
    for (const text of never) expect(whole).not.toContain(text);
    const facts = said(policeDocument(CASE, ['facts'], 'mark'));
    expect(facts).toContain('Somebody threatens me');
    for (const text of ['किसी ने धमकी दी', '@offender_k99', 'हम यहाँ हैं।']) expect(facts).not.toContain(text);
  });

  it('says of a closed case the day alone', () => {
    const closed = said(policeDocument({ ...CASE, closed: true }, ['thread'], 'mark'));
    expect(closed).toContain('2026-11-30');
    expect(closed).not.toContain('18:04');
  });

  it('begins on the side of its script', () => {
    expect(printText('1098 کسی نے').rtl).toBe(true);
    expect(printText('@ravi किसी').rtl).toBe(false);
    expect(printText('1098').rtl).toBe(false);
  });
});
