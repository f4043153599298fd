import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { Audit } from '../../audit/index.js';
import { permissionsOf } from '../../permissions/index.js';
import { StaffDirectory, StaffError, type Authority } from '../../staff/index.js';
import { DeskMemberEntity } from '../desk.entity.js';
import { DeskError } from '../desk.errors.js';
import { DeskJoining } from '../desk-joining.js';
import { DeskRepository } from '../desk.repository.js';
import { KeyRequestRepository } from '../key-request.repository.js';
import { signMembership } from '../routing.js';

/** Puts a person on a desk: the organisation signs that, and the person waits until a colleague hands them the key. */
@Injectable()
export class AddMember {
  constructor(
    private readonly desks: DeskRepository,
    private readonly requests: KeyRequestRepository,
    private readonly staff: StaffDirectory,
    private readonly joining: DeskJoining,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Puts the person on the desk, in the caller's transaction or in one of its own.
   *
   * @throws DESK_NOT_FOUND, STAFF_NOT_FOUND
   * @throws DESK_MEMBER_UNFIT for a disabled account and a role that opens no case
   * @throws DESK_MEMBER_ALREADY
   */
  async add(authority: Authority, deskId: string, staffId: string): Promise<void> {
    await this.transaction.run(async () => {
      const desk = await this.desks.lock(deskId);
      if (!desk) throw new DeskError('DESK_NOT_FOUND');
      const person = await this.staff.lock(staffId);
      if (!person) throw new StaffError('STAFF_NOT_FOUND');
      if (!person.active || !permissionsOf(person.role).has('case.read'))
        throw new DeskError('DESK_MEMBER_UNFIT');
      const place = { deskId, staffId, epoch: desk.epoch };
      if (await this.desks.lockMember(deskId, staffId, desk.epoch))
        throw new DeskError('DESK_MEMBER_ALREADY');
      const row = Object.assign(new DeskMemberEntity(), {
        ...place,
        ...signMembership(authority.organisationSecret, place),
        rootGrant: null,
        grantedBy: null,
        grantSignature: null,
      });
      await this.desks.insertMembers([row]);
      await this.requests.add(deskId, staffId);
      await this.joining.joined(deskId, [staffId]);
      await this.audit.record({
        actorId: authority.actorId,
        action: 'desk.member_signed',
        subject: 'desk',
        subjectId: deskId,
        detail: { member: staffId, epoch: desk.epoch },
      });
    });
  }
}
