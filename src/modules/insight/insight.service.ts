import { Injectable } from '@nestjs/common';
import { Desks } from '../desks/index.js';
import type { StaffSession } from '../staff/index.js';
import { InsightError } from './insight.definitions.js';
import type { InsightDeskDto, InsightDto, InsightQueryDto } from './insight.dto.js';
import { csv } from './insight-table.js';
import { InsightMeasures } from './insight-measures.js';
import { InsightRepository } from './insight.repository.js';

/** Reads what was published, and nothing else: no answer can tell more than the published figures do. */
@Injectable()
export class Insight {
  constructor(
    private readonly rows: InsightRepository,
    private readonly measures: InsightMeasures,
    private readonly desks: Desks,
  ) {}

  /**
   * The figures of the caller's desks, added up.
   *
   * @throws INSIGHT_DESK_NOT_FOUND
   */
  async over(session: StaffSession, query: InsightQueryDto): Promise<InsightDto> {
    const { desks, deskIds } = await this.scope(session, query);
    const weeks = await this.rows.weeks(query.weeks);
    const [from] = weeks;
    const sums = from ? await this.rows.sums(deskIds, from) : [];
    const received = from ? await this.rows.received(deskIds, from) : [];
    const countIn = (measure: string, category: string): number =>
      sums.find((row) => row.measure === measure && row.category === category)?.count ?? 0;
    return {
      desks,
      weeks: weeks.map((week) => ({ week, count: received.find((row) => row.week === week)?.count ?? 0 })),
      measures: this.measures.all().map((measure) => {
        const categories = this.measures.categoriesOf(measure);
        const cells = categories
          .map((category) => ({ category, count: countIn(measure.name, category) }))
          .filter(({ count }) => count > 0);
        return { measure: measure.name, cells, few: categories.length - cells.length };
      }),
    };
  }

  /**
   * The same week by week and desk by desk, as CSV: every figure that is published of them.
   *
   * @throws INSIGHT_DESK_NOT_FOUND
   */
  async table(session: StaffSession, query: InsightQueryDto): Promise<string> {
    const { desks, deskIds } = await this.scope(session, query);
    const [from] = await this.rows.weeks(query.weeks);
    const cells = from ? await this.rows.cells(deskIds, from) : [];
    const names = new Map(desks.map(({ id, name }) => [id, name]));
    return csv([
      ['week', 'desk', 'measure', 'category', 'about'],
      ...cells.map(({ week, deskId, measure, category, count }) => [
        ...[week, names.get(deskId) ?? '', measure, category],
        count,
      ]),
    ]);
  }

  /** A coordinator sees the desks that they are on, an administrator every desk. */
  private async scope(session: StaffSession, { deskId }: InsightQueryDto) {
    const all = await this.desks.list();
    const desks: InsightDeskDto[] = all
      .filter(({ id }) => session.role === 'administrator' || session.keys.desks.has(id))
      .map(({ id, name }) => ({ id, name }));
    if (deskId && !desks.some(({ id }) => id === deskId)) throw new InsightError('INSIGHT_DESK_NOT_FOUND');
    return { desks, deskIds: deskId ? [deskId] : desks.map(({ id }) => id) };
  }
}
