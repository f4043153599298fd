import type { ReporterThread } from '../../modules/messages/index.js';
import type { MessageKey } from '../../platform/i18n/index.js';
import type { PageContext } from './page-context.js';

const NO_ZONE = 'UTC';

/**
 * When an answer is to be expected that is due after `now`: the moment by a clock whose zone is named, for the page may be read
 * an hour later. It is the clock of the desk where that is closed on the way, else of the country whose numbers are shown.
 *
 * @param text - takes `when` and `zone`
 */
export function answerBy(
  page: PageContext,
  due: Date,
  now: Date,
  closed: ReporterThread['closed'],
  text: MessageKey,
): string {
  const { t } = page.words;
  const moment = page.words.moment(due, now, closed?.zone ?? zoneOf(page.country, due));
  const { day, zone, daysAhead } = moment;
  // "2:38 pm" in a line that runs from right to left would be shown as "pm 2:38".
  const time = page.words.direction === 'rtl' ? `\u2066${moment.time}\u2069` : moment.time;
  const when =
    daysAhead === 0
      ? t('site.answer.today', { time })
      : daysAhead === 1
        ? t('site.answer.tomorrow', { time })
        : t('site.answer.day', { day, time });
  const promise = t(text, { when, zone });
  return closed?.closedNow ? `${t('site.answer.closed')} ${promise}` : promise;
}

/** The one zone (IANA) of a country, or one of several that have the same time then; UTC where they differ or none is known. */
export function zoneOf(country: string, at: Date): string {
  const locale = new Intl.Locale('und', { region: country }) as Intl.Locale & {
    timeZones?: string[];
    getTimeZones?: () => string[] | undefined;
  };
  const zones = locale.getTimeZones?.() ?? locale.timeZones ?? [];
  const clockOf = (timeZone: string): string =>
    new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(at);
  const [first, ...others] = zones;
  return first !== undefined && others.every((zone) => clockOf(zone) === clockOf(first)) ? first : NO_ZONE;
}
