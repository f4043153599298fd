import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { Audit } from '../../audit/index.js';
import { StaffDirectory, type StaffSession } from '../../staff/index.js';
import { Statements } from '../../statements/index.js';
import { DeskMemberEntity } from '../desk.entity.js';
import { DeskError } from '../desk.errors.js';
import { DeskRepository } from '../desk.repository.js';
import { membershipOf } from '../routing.js';
import { sealRoot } from '../seal-root.js';

/**
 * Hands the keys of a desk to somebody whom the organisation put on it: the present one and those before it, to which cases are
 * still sealed. Any member can, whose own session has them.
 */
@Injectable()
export class GrantDesk {
  constructor(
    private readonly desks: DeskRepository,
    private readonly staff: StaffDirectory,
    private readonly statements: Statements,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Grants every key of the desk that the caller has and the other person lacks, in the caller's transaction or in one of its own;
   * `replace`: also those that they have a grant of, which is of no use to them once their own keys are new. The person's place on
   * the desk has to be there, signed by the organisation (`signMembership`), with or without a grant. Their next request has the
   * keys: nobody has to sign in again. Resolves to how many keys were granted; 0: there was nothing to do.
   *
   * @throws DESK_NOT_FOUND where the desk is not one of the caller's
   * @throws MEMBER_NOT_FOUND where the other is not on the desk
   * @throws MEMBER_UNSIGNED where the organisation did not put them there
   * @throws STAFF_KEY_UNSIGNED where the organisation did not sign their keys
   */
  async grantAll(session: StaffSession, deskId: string, staffId: string, replace = false): Promise<number> {
    const epochs = session.keys.desks.get(deskId);
    if (!epochs) throw new DeskError('DESK_NOT_FOUND');
    return this.transaction.run(async () => {
      const desk = await this.desks.lock(deskId);
      if (!desk) throw new DeskError('DESK_NOT_FOUND');
      const places = (await this.desks.grantsTo(staffId)).filter((place) => place.deskId === deskId);
      const now = places.find(({ epoch }) => epoch === desk.epoch);
      if (!now) throw new DeskError('MEMBER_NOT_FOUND');
      if (!(await this.statements.isMember(membershipOf(now)))) throw new DeskError('MEMBER_UNSIGNED');
      const to = await this.staff.kemPublic(staffId);
      const by = { staffId: session.staffId, signSecret: session.keys.signSecret };
      const grants: DeskMemberEntity[] = [];
      for (const [epoch, { root }] of epochs) {
        const place = places.find((known) => known.epoch === epoch);
        if (place?.rootGrant && !replace) continue;
        const at = { deskId, staffId, epoch, memberSignature: place?.memberSignature ?? null };
        grants.push(Object.assign(new DeskMemberEntity(), at, sealRoot(at, root, to, by)));
      }
      if (grants.length === 0) return 0;
      await this.desks.saveGrants(grants);
      for (const { epoch } of grants) {
        const about = { subject: 'desk', subjectId: deskId, detail: { member: staffId, epoch } } as const;
        await this.audit.record({ actorId: session.staffId, action: 'desk.granted', ...about });
      }
      return grants.length;
    });
  }
}
