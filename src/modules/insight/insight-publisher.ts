import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transaction } from '../../platform/database/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import { Every } from '../../platform/schedule/index.js';
import { dayText } from '../../platform/text/index.js';
import { rounded, STEP, type Link } from './disclosure.js';
import { InsightMeasures } from './insight-measures.js';
import { InsightRepository, type CountRow } from './insight.repository.js';
import { OTHER, POPULATIONS, type Measure } from './measure.js';
import { weekOf, weeksAfter } from './week.js';

/** A week is published when another one has passed, so that its last cases had time for a first reply. */
const WEEKS_TO_WAIT = 2;
/** A helpdesk that has cases when it is told to publish begins this far back. */
const MOST_WEEKS_BACK = 104;

/** Publishes the figures of each week, once and for good. */
@Injectable()
export class InsightPublisher {
  constructor(
    private readonly rows: InsightRepository,
    private readonly measures: InsightMeasures,
    private readonly transaction: Transaction,
    private readonly clock: DatabaseClock,
    private readonly logger: AppLogger,
  ) {}

  /** Publishes each week that is due. One that was interrupted left nothing, and is published by the next round. */
  @Every('1 h', { name: 'insight.publish' })
  async publish(): Promise<void> {
    const now = await this.clock.read();
    const until = weeksAfter(weekOf(now), 1 - WEEKS_TO_WAIT);
    for (let week = await this.firstDue(now); week && week < until; week = weeksAfter(week, 1))
      await this.publishWeek(week, now);
  }

  private async firstDue(now: Date): Promise<Date | null> {
    const last = await this.rows.lastWeek();
    if (last) return weeksAfter(last, 1);
    const first = await this.rows.firstCaseAt();
    if (!first) return null;
    const earliest = weeksAfter(weekOf(now), -MOST_WEEKS_BACK);
    return weekOf(first) < earliest ? earliest : weekOf(first);
  }

  private publishWeek(week: Date, now: Date): Promise<void> {
    return this.transaction.run(async () => {
      if (!(await this.rows.claim(dayText(week), dayText(now)))) return;
      const measures = this.measures.all();
      const counts = await this.rows.count(measures, week, weeksAfter(week, 1));
      const desks = new Set(counts.map(({ deskId }) => deskId));
      const cells = [...desks].flatMap((deskId) =>
        this.cellsOf(
          deskId,
          measures,
          counts.filter((row) => row.deskId === deskId),
        ),
      );
      if (cells.length > 0) await this.rows.keep(dayText(week), cells);
    });
  }

  /** What may be shown of one desk; 0 is left out, as a category that does not occur. */
  private cellsOf(deskId: string, measures: readonly Measure[], counts: readonly CountRow[]): CountRow[] {
    return POPULATIONS.flatMap((population) => {
      const dividing = measures.filter((measure) => measure.population === population);
      const named = dividing.map((measure) => ({
        measure: measure.name,
        categories: this.measures.categoriesOf(measure),
      }));
      const divisions = named.map(({ measure, categories }) =>
        categories.map((category) =>
          counts
            .filter(
              (row) =>
                row.measure === measure &&
                (categories.includes(row.category) ? row.category : OTHER) === category,
            )
            .reduce((sum, { count }) => sum + count, 0),
        ),
      );
      const shown = rounded(divisions, () => randomInt(STEP), linksOf(dividing, named));
      if (shown === null) {
        this.logger.warn('insight.withheld', { deskId });
        return [];
      }
      return shown.flatMap((numbers, of) =>
        numbers.map((count, at) => ({
          deskId,
          measure: named[of]!.measure,
          category: named[of]!.categories[at]!,
          count,
        })),
      );
    }).filter(({ count }) => count > 0);
  }
}

/** Which categories of two measures hold the same cases, by their places. */
function linksOf(
  measures: readonly Measure[],
  named: readonly { readonly measure: string; readonly categories: readonly string[] }[],
): Link[] {
  const cells = (measure: string, wanted: readonly string[]) => {
    const division = named.findIndex((one) => one.measure === measure);
    const places = wanted.map((category) => named[division]?.categories.indexOf(category) ?? -1);
    return { division, cells: places.filter((place) => place >= 0) };
  };
  return measures.flatMap(({ name, sameAs }) =>
    (sameAs?.groups ?? []).map(({ own, theirs }) => ({
      one: cells(name, own),
      other: cells(sameAs?.measure ?? '', theirs),
    })),
  );
}
