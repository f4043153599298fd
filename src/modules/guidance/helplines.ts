import { fitsAge, type Helpline, type Use } from './helpline.js';
import { EUROPEAN_UNION, HELPLINES } from './helplines.data.js';
import { ageGroupOf, crisisUses, inOrder, NOTHING_KNOWN, type Situation } from './situation.js';

/** What can be shown to someone in a country. */
export interface Numbers {
  lines: readonly Helpline[];
  /** Whether the list names an emergency number; without one the page says to call the local emergency number. */
  hasEmergency: boolean;
}

const MOST_ON_TOP = 2;

/** The lines that may be shown, in the order in which a country's list shows them. */
export class Helplines {
  /** The countries that have a line of their own (ISO 3166-1 alpha-2). */
  readonly countries: ReadonlySet<string>;
  /** The same, but for those that only share a union's. */
  readonly countriesAlone: ReadonlySet<string>;
  private readonly reachable: readonly Helpline[];

  constructor(lines: readonly Helpline[]) {
    this.reachable = lines.filter((line) => line.channels.length > 0);
    this.countries = new Set(this.reachable.flatMap((line) => line.countries));
    const alone = this.reachable.filter((line) => line.countries.length < EUROPEAN_UNION.length);
    this.countriesAlone = new Set(alone.flatMap((line) => line.countries));
  }

  /**
   * The lines of a country (ISO 3166-1 alpha-2, or any other text) for these uses, the uses in the order given, distress first
   * where the situation asks for it, and none for another age. For a use that the country has no line for, those of no country.
   */
  numbersFor(country: string, uses: readonly Use[], situation: Situation = NOTHING_KNOWN): Numbers {
    const own = this.reachable.filter((line) => line.countries.includes(country));
    const group = ageGroupOf(situation);
    const linesFor = (use: Use): readonly Helpline[] => {
      const fitting = own.filter((line) => line.uses.includes(use));
      const lines = fitting.length > 0 ? fitting : this.abroad(use);
      return lines.filter((line) => fitsAge(line, use, group));
    };
    return {
      lines: [...new Set(inOrder(situation, uses).flatMap(linesFor))],
      hasEmergency: own.some((line) => line.uses.includes('emergency')),
    };
  }

  /** The at most two lines on top of every page: the emergency number, and the one that fits best, distress first where it must be. */
  crisisLines(country: string, situation: Situation = NOTHING_KNOWN): Numbers {
    const { lines, hasEmergency } = this.numbersFor(country, crisisUses(situation), situation);
    return { lines: lines.slice(0, MOST_ON_TOP), hasEmergency };
  }

  /** The lines that can be reached from any country. */
  abroad(use: Use): readonly Helpline[] {
    return this.reachable.filter((line) => line.countries.length === 0 && line.uses.includes(use));
  }
}

/** The built-in table: what an installation shows until an administrator changes it. */
export const BUILT_IN_HELPLINES = new Helplines(HELPLINES);
