import type { IntlMessageFormat } from 'intl-messageformat';
import { I18nError } from './i18n.errors.js';
import { dayFirst, directionOf, type Direction, withLatinDigits } from './languages.js';
import type { MessageKey } from './message-keys.js';

export type MessageArgs = Readonly<Record<string, string | number>>;

/** The days that pages name are those on which something was checked: few, and none from a person. */
const MOST_DAYS = 100;
const MINUTES_IN_HOUR = 60;
const MINUTES_IN_DAY = 24 * MINUTES_IN_HOUR;

/** Everything that is said in one language. */
export class Translator {
  readonly direction: Direction;
  // Made once: each of these costs more than a whole page.
  private readonly regions: Intl.DisplayNames;
  private readonly days: Intl.DateTimeFormat;
  private readonly past: Intl.RelativeTimeFormat;
  /** Of days and times. */
  private readonly dated: string;
  /** Texts that nothing is put into, and days: the same on every page. */
  private readonly plain = new Map<string, string>();
  private readonly dayTexts = new Map<string, string>();

  constructor(
    readonly language: string,
    private readonly messages: ReadonlyMap<string, IntlMessageFormat>,
  ) {
    this.direction = directionOf(language);
    this.regions = new Intl.DisplayNames([language], { type: 'region' });
    this.dated = dayFirst(language);
    this.days = new Intl.DateTimeFormat(this.dated, { dateStyle: 'medium', timeZone: 'UTC' });
    this.past = new Intl.RelativeTimeFormat(withLatinDigits(language), { numeric: 'always' });
  }

  /** The text of a key with its arguments put in, unescaped. Throws I18nError('CATALOGUE_INVALID') for a key that is not there. */
  readonly t = (key: MessageKey, args?: MessageArgs): string => {
    if (args !== undefined) return this.format(key, args);
    const known = this.plain.get(key);
    if (known !== undefined) return known;
    const text = this.format(key);
    this.plain.set(key, text);
    return text;
  };

  private format(key: MessageKey, args?: MessageArgs): string {
    const message = this.messages.get(key);
    if (!message) throw new I18nError('CATALOGUE_INVALID', [`${this.language}: no text ${key}`]);
    return String(message.format(args));
  }

  /** A calendar day such as `24 Nov 2026`. `day` is an ISO date: the day it names, in no time zone. */
  day(day: string): string {
    const known = this.dayTexts.get(day);
    if (known !== undefined) return known;
    const text = this.days.format(new Date(`${day}T12:00:00Z`));
    if (this.dayTexts.size < MOST_DAYS) this.dayTexts.set(day, text);
    return text;
  }

  /** A span in its largest fitting unit, rounded up: `15 minutes`, `4 hours`, `2 days`. */
  span(minutes: number): string {
    const whole = Math.max(1, Math.ceil(minutes));
    if (whole < MINUTES_IN_HOUR) return this.t('site.span.minutes', { n: whole });
    if (whole < 2 * MINUTES_IN_DAY)
      return this.t('site.span.hours', { n: Math.ceil(whole / MINUTES_IN_HOUR) });
    return this.t('site.span.days', { n: Math.ceil(whole / MINUTES_IN_DAY) });
  }

  /**
   * How long ago something was: `5 minutes ago`. Never a clock time or "yesterday": the reader's time zone is not known, and
   * asking for it would be one more trace.
   */
  ago(then: Date, now: Date): string {
    const minutes = Math.max(1, Math.floor((now.getTime() - then.getTime()) / 60_000));
    if (minutes < MINUTES_IN_HOUR) return this.past.format(-minutes, 'minute');
    if (minutes < 2 * MINUTES_IN_DAY) return this.past.format(-Math.floor(minutes / MINUTES_IN_HOUR), 'hour');
    return this.past.format(-Math.floor(minutes / MINUTES_IN_DAY), 'day');
  }

  /**
   * A moment by the clock of a named zone (IANA): `9:00 am`, `Monday, 25 January` and `India Standard Time`; and how many days
   * after that of `now` it is, 0 the same day.
   */
  moment(at: Date, now: Date, zone: string): { time: string; day: string; zone: string; daysAhead: number } {
    const say = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
      new Intl.DateTimeFormat(this.dated, { ...options, timeZone: zone });
    const dayOf = (date: Date): number =>
      Date.parse(new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: zone }).format(date));
    const name = say({ timeZoneName: 'long' }).formatToParts(at);
    return {
      time: say({ timeStyle: 'short' }).format(at),
      day: say({ weekday: 'long', day: 'numeric', month: 'long' }).format(at),
      zone: name.find(({ type }) => type === 'timeZoneName')?.value ?? zone,
      daysAhead: Math.round((dayOf(at) - dayOf(now)) / (MINUTES_IN_DAY * 60_000)),
    };
  }

  /** A country's name (ISO 3166-1 alpha-2), or the code itself if the language has none. */
  country(code: string): string {
    return this.regions.of(code) ?? code;
  }
}
