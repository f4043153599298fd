import type { Helpline, Use } from './helpline.js';
import { EUROPEAN_UNION, HELPLINES } from './helplines.data.js';

/** What can be shown to someone in a country. */
export interface Numbers {
  lines: readonly Helpline[];
  /** Whether the list names an emergency number; without one the page says to call the local emergency number. */
  hasEmergency: boolean;
}

/** Whom somebody can call who is worried about their own thoughts or acts toward children. */
export interface OwnThoughts {
  /** Lines of the country for this; empty where none is known. */
  lines: readonly Helpline[];
  /** A service that is said to exist in the country, but of which no number is known. */
  reported: Helpline | null;
}

/** The lines that may be shown, in the order in which a country's list shows them. */
export class Helplines {
  /** The countries that have a line of their own (ISO 3166-1 alpha-2). */
  readonly countries: ReadonlySet<string>;
  /** The same, but for those that only share a union's. */
  readonly countriesAlone: ReadonlySet<string>;
  private readonly reachable: readonly Helpline[];

  constructor(private readonly lines: readonly Helpline[]) {
    this.reachable = lines.filter((line) => line.channels.length > 0);
    this.countries = new Set(this.reachable.flatMap((line) => line.countries));
    const alone = this.reachable.filter((line) => line.countries.length < EUROPEAN_UNION.length);
    this.countriesAlone = new Set(alone.flatMap((line) => line.countries));
  }

  /**
   * The lines of a country (ISO 3166-1 alpha-2, or any other text) for these uses, the uses in the order given. Where the
   * country has no line for distress, the finder of lines by country takes its place.
   */
  numbersFor(country: string, uses: readonly Use[]): Numbers {
    const own = this.reachable.filter((line) => line.countries.includes(country));
    const everywhere = own.some((line) => line.uses.includes('distress'))
      ? []
      : this.reachable.filter((line) => line.countries.length === 0);
    const lines = [
      ...new Set(uses.flatMap((use) => [...own, ...everywhere].filter((line) => line.uses.includes(use)))),
    ];
    return { lines, hasEmergency: own.some((line) => line.uses.includes('emergency')) };
  }

  /** The at most two lines that stand on top of every page: the emergency number, and the one for children or for distress. */
  crisisLines(country: string): Numbers {
    const { lines, hasEmergency } = this.numbersFor(country, ['emergency', 'child', 'distress']);
    return { lines: lines.slice(0, 2), hasEmergency };
  }

  /** The lines of a country (ISO 3166-1 alpha-2, or any other text) for own thoughts. */
  ownThoughtsLines(country: string): OwnThoughts {
    const own = this.lines.filter(
      (line) => line.uses.includes('own_thoughts') && line.countries.includes(country),
    );
    const lines = own.filter((line) => line.channels.length > 0);
    return { lines, reported: lines.length > 0 ? null : (own[0] ?? null) };
  }
}

/** The built-in table: what an installation shows until an administrator changes it. */
export const BUILT_IN_HELPLINES = new Helplines(HELPLINES);
