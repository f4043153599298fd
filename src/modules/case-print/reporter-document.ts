import type { Translator } from '../../platform/i18n/index.js';
import { printText, type PrintDocument, type PrintRow, type PrintSection } from '../../platform/pdf/index.js';
import type { OwnRecord } from './own-record.js';

/**
 * The record of a reporter on paper, in their language and script. Whom they want kept away and how they can be reached is left out:
 * paper lies about. Pure.
 *
 * @param words - of the language of the record
 */
export function reporterDocument(record: OwnRecord, words: Translator): PrintDocument {
  const { t } = words;
  const { reference, helpdesk, madeOn } = record;
  const messages = record.messages.map(({ by, at, texts }) =>
    row(`${t(by === 'you' ? 'site.thread.you' : 'site.thread.helper')} · ${printed(at)}`, texts),
  );
  return {
    lang: words.language,
    rtl: words.direction === 'rtl',
    title: t('site.thread.title'),
    watermark: `${reference} · ${helpdesk} · ${madeOn}`,
    lead: [],
    sections: [
      {
        heading: t('site.thread.reported'),
        rows: record.report.map(({ question, answers }) => row(question, answers)),
      },
      {
        heading: t('site.thread.messages'),
        rows: messages.length > 0 ? messages : [row('', [t('site.thread.empty')])],
      },
      ...done(record, words),
    ],
  };
}

/** What was agreed, asked, sent and taken down; of what there is nothing, no section. */
function done(
  { plan, consents, duties, sentTo, links, referrals, appointments }: OwnRecord,
  words: Translator,
): PrintSection[] {
  const { t } = words;
  const sent = (days: readonly string[]): string =>
    t('site.consent.left', { days: days.map((day) => words.day(day)).join(', ') });
  const sections: PrintSection[] = [
    {
      heading: t('site.plan.title'),
      rows: plan
        ? [
            row(t('site.plan.goals'), plan.goals),
            row(
              t('site.plan.steps'),
              plan.steps.map((step) => `${t(step.done ? 'site.plan.done' : 'site.plan.open')} ${step.text}`),
            ),
            row(t('site.plan.end'), plan.end === null ? [] : [plan.end]),
          ].filter(({ texts }) => texts.length > 0)
        : [],
    },
    {
      heading: t('site.consent.title'),
      rows: consents.map(({ recipient, question, words: state, said, sentOn }) =>
        row(recipient, [
          question,
          ...(said === null ? [] : [t('site.consent.said'), said]),
          state,
          ...(sentOn !== null && sentOn.length > 0 ? [sent(sentOn)] : []),
        ]),
      ),
    },
    {
      heading: t('site.duty.title'),
      rows: duties.map(({ recipient, words: told, sentOn }) =>
        row(recipient, [told, ...(sentOn.length > 0 ? [sent(sentOn)] : [])]),
      ),
    },
    {
      heading: t('site.passed.title'),
      rows: sentTo.map(({ recipient, day, words: came }) =>
        row(recipient, [t('site.passed.on', { day: words.day(day) }), came]),
      ),
    },
    {
      heading: t('site.links.title'),
      rows: links.map(({ number, site, words: state, told }) =>
        row(t('site.links.link', { number }), [
          ...(site === null ? [] : [site]),
          state,
          ...(told === null ? [] : [told]),
        ]),
      ),
    },
    {
      heading: t('site.referral.title'),
      rows: referrals.map(({ service, offer, said, told }) =>
        row(service, [
          offer,
          ...(said === null ? [] : [t('site.consent.said'), said]),
          ...(told === null ? [] : [t('site.referral.told'), told]),
        ]),
      ),
    },
    {
      heading: t('site.appointment.title'),
      rows: appointments.map(({ at, zone, state, words: told }) =>
        row(`${printed(at)} (${zone})`, [
          ...(state === 'cancelled' ? [t('site.appointment.cancelled')] : []),
          ...(told === null ? [] : [told]),
        ]),
      ),
    },
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}

const row = (label: string, texts: readonly string[]): PrintRow => ({ label, texts: texts.map(printText) });

/** `2026-12-03T18:04Z` for people; a day stays as it is. */
const printed = (at: string): string => at.replace('T', ' ').replace('Z', ' UTC');
