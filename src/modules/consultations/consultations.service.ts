import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { CaseAccess, CaseWrite, ExclusionTags, type CaseEntity } from '../cases/index.js';
import { Desks } from '../desks/index.js';
import { Notices } from '../staff-notices/index.js';
import type { StaffSession } from '../staff/index.js';
import {
  askColleague,
  consultationAsked,
  consultationAskedNotice,
  consultationEnded,
  ConsultationError,
  endConsultation,
} from './consultation.definitions.js';
import {
  ConsultationRepository,
  type Consultation,
  type ListedConsultation,
} from './consultation.repository.js';

/** Asks colleagues of the desk into a case, which stays with whoever has it. They can open it as it is; this tells them to. */
@Injectable()
export class Consultations {
  constructor(
    private readonly access: CaseAccess,
    private readonly write: CaseWrite,
    private readonly consultations: ConsultationRepository,
    private readonly desks: Desks,
    private readonly excluded: ExclusionTags,
    private readonly notices: Notices,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * Who was asked into the case and is still in it.
   *
   * @throws CASE_NOT_FOUND
   */
  async read(session: StaffSession, caseId: string): Promise<Consultation[]> {
    const { case: found } = await this.access.require(session, caseId);
    return this.consultations.openOf(found.id);
  }

  /** Where the caller was asked, in open cases that they may see. */
  list(session: StaffSession): Promise<ListedConsultation[]> {
    const { staffId, keys } = session;
    return this.consultations.listFor(staffId, [...keys.desks.keys()], this.excluded.allOf(session));
  }

  /**
   * Asks a colleague in and has them told. Asking again who is in it changes nothing.
   *
   * @throws CASE_NOT_FOUND, CONSULTATION_CASE_CLOSED, CONSULTATION_WITH_SELF, CONSULTATION_NOT_ON_DESK
   */
  async ask(session: StaffSession, caseId: string, colleagueId: string): Promise<void> {
    await this.write.change(session, caseId, askColleague.name, async (locked, change) => {
      if (colleagueId === session.staffId) throw new ConsultationError('CONSULTATION_WITH_SELF');
      if (!(await this.fits(locked, colleagueId))) throw new ConsultationError('CONSULTATION_NOT_ON_DESK');
      const open = await this.consultations.openOf(locked.id);
      if (open.some((one) => one.colleagueId === colleagueId)) return;
      const id = randomUUID();
      const askedAt = minute(await this.clock.read());
      await this.consultations.insert({
        ...{ id, caseId: locked.id, askedBy: session.staffId },
        ...{ colleagueId, askedAt },
      });
      change.record(consultationAsked({ colleagueId }));
      const subject = { caseId: locked.id, subjectId: id };
      await this.notices.tell([{ notice: consultationAskedNotice, ...subject, staffIds: [colleagueId] }]);
    });
  }

  /**
   * Ends a consultation.
   *
   * @throws CASE_NOT_FOUND, CONSULTATION_CASE_CLOSED, CONSULTATION_NOT_FOUND, CONSULTATION_NOT_YOURS
   */
  async end(session: StaffSession, caseId: string, id: string): Promise<void> {
    await this.write.change(session, caseId, endConsultation.name, async (locked, change) => {
      const one = (await this.consultations.openOf(locked.id)).find((open) => open.id === id);
      if (!one) throw new ConsultationError('CONSULTATION_NOT_FOUND');
      const isTheirs = [one.askedBy, one.colleagueId].includes(session.staffId);
      if (!isTheirs && !session.permissions.has('case.assign'))
        throw new ConsultationError('CONSULTATION_NOT_YOURS');
      await this.consultations.end(one.id, minute(await this.clock.read()));
      change.record(consultationEnded({ colleagueId: one.colleagueId }));
    });
  }

  /** Somebody who must not have the case is no choice for it, as if not on the desk. */
  private async fits(locked: CaseEntity, staffId: string): Promise<boolean> {
    return this.excluded.allow(locked.excluded, await this.desks.members(locked.deskId), staffId);
  }
}
