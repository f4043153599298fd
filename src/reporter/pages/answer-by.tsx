import type { ReporterThread } from '../../modules/messages/index.js';
import type { MessageKey } from '../../platform/i18n/index.js';
import type { PageContext } from './page-context.js';

const MINUTE_MS = 60_000;

/** The texts of a page: for an answer within a span, and for one by a moment. */
interface Texts {
  within: MessageKey;
  by: MessageKey;
}

/**
 * When an answer is to be expected that is due after `now`. A span of time, or, of a desk that is closed on the way, the
 * moment by its own clock, with the zone named: where the reader is, nobody asks.
 */
export function answerBy(
  page: PageContext,
  due: Date,
  now: Date,
  closed: ReporterThread['closed'],
  texts: Texts,
): string {
  const { t } = page.words;
  if (closed === null) {
    return t(texts.within, { within: page.words.span((due.getTime() - now.getTime()) / MINUTE_MS) });
  }
  const { time, day, zone, daysAhead } = page.words.moment(due, now, closed.zone);
  const when =
    daysAhead === 0
      ? t('site.answer.today', { time })
      : daysAhead === 1
        ? t('site.answer.tomorrow', { time })
        : t('site.answer.day', { day, time });
  const promise = t(texts.by, { when, zone });
  return closed.closedNow ? `${t('site.answer.closed')} ${promise}` : promise;
}
