import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { minute } from '../../platform/database/index.js';
import { stableUuid } from '../../platform/ids/index.js';
import type { CaseEventDetail, CaseEventEntity, CaseEventKind } from './case-event.entity.js';
import { CaseEventRepository } from './case-event.repository.js';

export interface NewCaseEvent {
  caseId: string;
  kind: CaseEventKind;
  /** The staff member who did it; null: the reporter, or time itself. */
  actorId: string | null;
  detail?: CaseEventDetail;
}

/** What happened to a case, in enumerations and ids. */
@Injectable()
export class CaseTimeline {
  constructor(private readonly events: CaseEventRepository) {}

  /** Records an event, in the caller's transaction where one is open. */
  record(event: NewCaseEvent): Promise<void> {
    return this.events.insert({ id: randomUUID(), detail: {}, createdAt: minute(new Date()), ...event });
  }

  /** Records an event that somebody may record again: once for each key. */
  recordOnce(key: string, event: NewCaseEvent): Promise<void> {
    const id = stableUuid(event.caseId, event.kind, key);
    return this.events.insert({ id, detail: {}, createdAt: minute(new Date()), ...event });
  }

  /** The timeline, oldest first. */
  listFor(caseId: string): Promise<CaseEventEntity[]> {
    return this.events.listFor(caseId);
  }
}
