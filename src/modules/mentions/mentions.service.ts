import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { ExclusionTags } from '../cases/index.js';
import { Desks } from '../desks/index.js';
import type { WrittenNote } from '../messages/index.js';
import { Notices } from '../staff-notices/index.js';
import type { StaffSession } from '../staff/index.js';
import { mentionedNotice, MentionError, staffMentioned } from './mention.definitions.js';
import { MentionRepository, type MentionRow } from './mention.repository.js';
import { mentionedIn } from './mentioned-in.js';

/** So many of the newest mentions are listed. */
const MOST_LISTED = 200;

/** Colleagues whom notes mention: those of the desk who may see the case, and nobody else. */
@Injectable()
export class Mentions {
  constructor(
    private readonly mentions: MentionRepository,
    private readonly desks: Desks,
    private readonly excluded: ExclusionTags,
    private readonly notices: Notices,
    private readonly clock: DatabaseClock,
  ) {}

  /** Has those told whom a note mentions, in the transaction that writes it. Whoever wrote it is not told. */
  async follow({ session, locked, change, entryId, text }: WrittenNote): Promise<void> {
    if (!text.includes('@')) return;
    const members = await this.desks.members(locked.deskId);
    const may = members.filter(
      (one) => one.staffId !== session.staffId && !this.excluded.has(locked.excluded, one),
    );
    const staffIds = mentionedIn(text, may);
    if (staffIds.length === 0) return;
    const createdAt = minute(await this.clock.read());
    const { id: caseId } = locked;
    await this.mentions.insert({ entryId, caseId, authorId: session.staffId, createdAt }, staffIds);
    for (const mentionedId of staffIds) change.record(staffMentioned({ mentionedId }));
    await this.notices.tell([{ notice: mentionedNotice, caseId, subjectId: entryId, staffIds }]);
  }

  /** The newest mentions of the caller in cases that they may see. */
  async list(session: StaffSession): Promise<MentionRow[]> {
    const rows = await this.mentions.newestOf(session.staffId, MOST_LISTED);
    return rows.filter((row) => this.maySee(session, row));
  }

  /**
   * Notes that the caller has seen a mention.
   *
   * @throws MENTION_NOT_FOUND
   */
  async markSeen(session: StaffSession, entryId: string): Promise<void> {
    if (!(await this.list(session)).some((row) => row.entryId === entryId))
      throw new MentionError('MENTION_NOT_FOUND');
    await this.mentions.markSeen(session.staffId, entryId);
  }

  private maySee(session: StaffSession, { deskId, excluded }: MentionRow): boolean {
    return session.keys.desks.has(deskId) && !this.excluded.has(excluded, session);
  }
}
