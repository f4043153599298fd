import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.js';
import { dayText } from '../../platform/text/index.js';
import { ExclusionTags } from '../cases/index.js';
import { Directory, nameIn } from '../directory/index.js';
import type { StaffSession } from '../staff/index.js';
import { limitsRemoval } from '../takedowns/index.js';
import { PLATFORMS, type FigureSpan, type PlatformName } from '../vocabulary/index.js';
import { merged, type Counted } from './figures.js';
import type { OwedFiguresDto, PlatformFiguresDto, RecipientFiguresDto } from './figures.dto.js';
import { FiguresRepository, type SentNotices, type SentPackages } from './figures.repository.js';

const DAY = 86_400_000;

const OF_RECIPIENTS = [
  'acknowledged',
  'answered',
  'refused',
  'noAnswer',
  'acted',
  'passedOn',
  'notActed',
  'unknown',
] as const;
const OF_PLATFORMS = ['limited', 'gone', 'goneInTime'] as const;

/** What came of what was sent, in numbers through which no single case shows. */
@Injectable()
export class OwedFigures {
  constructor(
    private readonly rows: FiguresRepository,
    private readonly directory: Directory,
    private readonly excluded: ExclusionTags,
    private readonly clock: DatabaseClock,
  ) {}

  /** Of the caller's desks, over whole days (UTC) up to the last midnight. Cases that are kept from the caller are in no number. */
  async over(session: StaffSession, days: FigureSpan): Promise<OwedFiguresDto> {
    const scope = { deskIds: [...session.keys.desks.keys()], excluded: this.excluded.allOf(session) };
    const midnight = Math.floor(this.clock.now().getTime() / DAY) * DAY;
    const sending = { from: new Date(midnight - days * DAY), before: new Date(midnight) };
    const packages = await this.rows.packages(scope, sending);
    const notices = await this.rows.notices(scope, sending);
    return {
      ...{ days, from: dayText(sending.from), until: dayText(new Date(midnight - DAY)) },
      recipients: await this.recipients(session.locale, packages),
      platforms: platforms(notices),
    };
  }

  private async recipients(locale: string, rows: readonly SentPackages[]): Promise<RecipientFiguresDto[]> {
    const records = new Map((await this.directory.list()).map((record) => [record.id, record]));
    const counted = grouped(rows, ({ recipientId }) => recipientId).map(([of, same]) =>
      countPackages(of, same),
    );
    const nameOf = (id: string): string => nameIn(records.get(id) ?? { id, names: {} }, locale);
    const shown = merged(OF_RECIPIENTS, counted).map(({ of, sent, numbers, medianDays }) => ({
      recipient: of === null ? null : nameOf(of),
      ...{ sent, ...numbers, medianDays },
    }));
    const order = new Intl.Collator(locale);
    return shown.sort(
      (one, other) =>
        Number(one.recipient === null) - Number(other.recipient === null) ||
        other.sent - one.sent ||
        order.compare(one.recipient ?? '', other.recipient ?? ''),
    );
  }
}

function platforms(rows: readonly SentNotices[]): PlatformFiguresDto[] {
  const counted = grouped(rows, ({ platform }) => platform).map(([of, same]) => countNotices(of, same));
  counted.sort((one, other) => PLATFORMS.indexOf(one.of) - PLATFORMS.indexOf(other.of));
  return merged(OF_PLATFORMS, counted).map(({ of, sent, numbers }) => ({ platform: of, sent, ...numbers }));
}

function countPackages(
  of: string,
  rows: readonly SentPackages[],
): Counted<string, (typeof OF_RECIPIENTS)[number]> {
  const count = countIn(rows);
  return {
    of,
    sent: count(() => true),
    numbers: {
      acknowledged: count(({ days }) => days !== null),
      answered: count(({ state }) => state === 'answered'),
      refused: count(({ state }) => state === 'refused'),
      noAnswer: count(({ state }) => state === 'no_answer'),
      acted: count(({ outcome }) => outcome === 'acted'),
      passedOn: count(({ outcome }) => outcome === 'passed_on'),
      notActed: count(({ outcome }) => outcome === 'not_acted'),
      unknown: count(({ outcome }) => outcome === 'unknown'),
    },
    waits: rows.flatMap(({ days, count: many }) => (days === null ? [] : [{ days, count: many }])),
  };
}

function countNotices(
  of: PlatformName,
  rows: readonly SentNotices[],
): Counted<PlatformName, (typeof OF_PLATFORMS)[number]> {
  const count = countIn(rows);
  return {
    of,
    sent: count(() => true),
    numbers: {
      // Once it is gone, what was found out then says whether there was a limit: the law may have been chosen anew since.
      limited: count(({ isGone, inTime, law }) => (isGone ? inTime !== null : limitsRemoval(law))),
      gone: count(({ isGone }) => isGone),
      goneInTime: count(({ inTime }) => inTime === true),
    },
    waits: [],
  };
}

const countIn =
  <Row extends { count: number }>(rows: readonly Row[]) =>
  (isMeant: (row: Row) => boolean): number =>
    rows.filter(isMeant).reduce((sum, { count }) => sum + count, 0);

function grouped<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): [Key, Row[]][] {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups];
}
