import { Injectable } from '@nestjs/common';
import type { AuditEvent } from '../../audit/index.js';
import { Statements } from '../../statements/index.js';
import type { StaffEntity } from '../staff.entity.js';
import { StaffError } from '../staff.errors.js';
import { StaffLeaving } from '../staff-leaving.js';
import { StaffRepository } from '../staff.repository.js';
import { signStanding, standingOf } from '../standing.js';
import type { Authority } from './create-staff.js';

/** Shuts an account for good: the organisation signs that the person works here no more, and what was kept for them ends. */
@Injectable()
export class DisableAccount {
  constructor(
    private readonly staff: StaffRepository,
    private readonly leaving: StaffLeaving,
    private readonly statements: Statements,
  ) {}

  /**
   * Shuts the account, in the caller's transaction. One that is shut already stays so, and what is still kept
   * for it ends.
   *
   * @param events - gets what the caller has to write to the audit log in the same transaction, last of all
   * @throws STAFF_NOT_FOUND
   * @throws LAST_ADMINISTRATOR where nobody would be left who signs for the organisation
   * @throws ADMINISTRATOR_REFUSED where the caller's own account was shut meanwhile
   */
  async disable(authority: Authority, staffId: string, events: AuditEvent[]): Promise<void> {
    // First, and in one order, so that no two administrators shut each other's account.
    const administrators = await this.staff.lockAdministrators();
    const row = await this.staff.lock(staffId);
    if (!row) throw new StaffError('STAFF_NOT_FOUND');
    await this.requireOthers(authority, administrators, row);
    if (row.active) await this.sign(authority, row, events);
    await this.leaving.left(staffId);
  }

  private async requireOthers(
    { actorId }: Authority,
    administrators: readonly StaffEntity[],
    { id, role }: StaffEntity,
  ): Promise<void> {
    const known: string[] = [];
    for (const one of administrators)
      if (await this.statements.standingHolds(standingOf(one))) known.push(one.id);
    if (actorId !== null && !known.includes(actorId)) throw new StaffError('ADMINISTRATOR_REFUSED');
    if (role === 'administrator' && known.every((one) => one === id))
      throw new StaffError('LAST_ADMINISTRATOR');
  }

  private async sign(
    { actorId, organisationSecret }: Authority,
    { id, role, standingNumber }: StaffEntity,
    events: AuditEvent[],
  ): Promise<void> {
    const number = await this.statements.nextStanding(id, standingNumber);
    const standing = signStanding(organisationSecret, { id, role, active: false }, number);
    await this.staff.update(id, { active: false, organisationGrant: null, ...standing });
    const about = { actorId, subject: 'staff', subjectId: id } as const;
    events.push(
      { ...about, action: 'staff.signed', detail: { role, active: 'no', number } },
      { ...about, action: 'staff.disabled' },
    );
  }
}
