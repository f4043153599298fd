import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Definitions } from '../../platform/definitions/index.js';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { stableUuid } from '../../platform/ids/index.js';
import type { CaseEventEntity } from './case-event.entity.js';
import { CaseEventRepository } from './case-event.repository.js';
import { TIMELINE_EVENTS, type TimelineEntry } from './timeline-event.js';

/** Where a timeline event belongs. */
export interface TimelinePlace {
  readonly caseId: string;
  /** The staff member who did it; null: the reporter, or time itself. */
  readonly actorId: string | null;
  /** Records it once for each key, however often it is recorded; left out: each time. */
  readonly onceFor?: string;
}

/** What happened to a case, in enumerations and ids. Writers of a case record through `CaseWrite`. */
@Injectable()
export class CaseTimeline {
  constructor(
    private readonly events: CaseEventRepository,
    private readonly definitions: Definitions,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * Records an event, in the caller's transaction where one is open.
   *
   * @throws DEFINITION_UNKNOWN when no module registers events of this kind
   */
  async record({ caseId, actorId, onceFor }: TimelinePlace, { kind, detail }: TimelineEntry): Promise<void> {
    this.definitions.get(TIMELINE_EVENTS, kind);
    const id = onceFor === undefined ? randomUUID() : stableUuid(caseId, kind, onceFor);
    const createdAt = minute(await this.clock.read());
    await this.events.insert({ id, caseId, kind, actorId, detail, createdAt });
  }

  /** The timeline, oldest first. */
  listFor(caseId: string): Promise<CaseEventEntity[]> {
    return this.events.listFor(caseId);
  }

  /** Which fields of an event's detail hold ids of staff; none for a kind that no module registers. */
  staffIn({ kind }: Pick<CaseEventEntity, 'kind'>): readonly string[] {
    return this.definitions.of(TIMELINE_EVENTS).get(kind)?.staffIn ?? [];
  }
}
