import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.js';
import { dayText } from '../../platform/text/index.js';
import { ExclusionTags, presentPerson } from '../cases/index.js';
import { Directory, isReviewDue, isToBeVerified, nameIn, type DirectoryRecord } from '../directory/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { OWED_KINDS, type OwedKind } from '../vocabulary/index.js';
import type { OwedDto, OwedListDto } from './owed.dto.js';
import { OwedRepository, type OwedList } from './owed.repository.js';

/** What waits for those who lead desks. Cases that are kept from the caller are in no list and no count. */
@Injectable()
export class Owed {
  constructor(
    private readonly rows: OwedRepository,
    private readonly directory: Directory,
    private readonly staff: StaffDirectory,
    private readonly excluded: ExclusionTags,
    private readonly clock: DatabaseClock,
  ) {}

  /** Everything of the caller's desks; a kind of which nothing is owed is left out. */
  async all(session: StaffSession): Promise<OwedDto> {
    const { staffId, locale, keys } = session;
    const scope = {
      ...{ deskIds: [...keys.desks.keys()], staffId },
      excluded: this.excluded.allOf(session),
    };
    const found = await Promise.all(
      OWED_KINDS.map(async (kind): Promise<[OwedKind, OwedList]> => [
        kind,
        await this.rows.list(kind, scope),
      ]),
    );
    const records = await this.directory.list();
    const today = dayText(this.clock.now());
    const names = await this.staff.find(
      found.flatMap(([, { rows }]) => rows.flatMap(({ assigneeId }) => assigneeId ?? [])),
    );
    const byId = new Map(records.map((record) => [record.id, record]));
    const lists = found
      .filter(([, { count }]) => count > 0)
      .map(([kind, { rows, count }]): OwedListDto => ({
        kind,
        count,
        items: rows.map(({ caseId, reference, assigneeId, recipientId, at }) => ({
          ...{ caseId, reference },
          assignee: assigneeId === null ? null : presentPerson(assigneeId, names),
          recipient: recipientId === null ? null : nameOf(byId.get(recipientId), locale, recipientId),
          unsure: recipientId !== null && isUnsure(byId.get(recipientId)),
          at: at.toISOString(),
        })),
      }));
    return { lists, reviewsDue: records.filter((record) => isReviewDue(record, today)).length };
  }
}

const nameOf = (record: DirectoryRecord | undefined, locale: string, id: string): string =>
  record ? nameIn(record, locale) : id;

const isUnsure = (record: DirectoryRecord | undefined): boolean =>
  record === undefined || isToBeVerified(record);
