import { Injectable } from '@nestjs/common';
import {
  CryptoError,
  deskKemPair,
  KeyFile,
  newDeskRoot,
  signDeskKey,
  verifyDeskKey,
  wipe,
} from '../../../platform/crypto/index.js';
import { Transaction } from '../../../platform/database/index.js';
import { Audit, type AuditEvent } from '../../audit/index.js';
import { StaffDirectory, type Granter } from '../../staff/index.js';
import { Statements } from '../../statements/index.js';
import { DeskMemberEntity, type DeskEntity } from '../desk.entity.js';
import { DeskError } from '../desk.errors.js';
import { DeskRepository } from '../desk.repository.js';
import { Desks, type DeskMember } from '../desks.service.js';
import { KeyRequestRepository } from '../key-request.repository.js';
import { routingOf, signMembership, signRouting } from '../routing.js';
import { sealRoot } from '../seal-root.js';

/** A desk whose key was changed. */
export interface RotatedDesk {
  readonly id: string;
  readonly name: string;
  /** Of its key now. */
  readonly epoch: number;
  /** How many people have the new key. */
  readonly members: number;
}

/**
 * Gives a desk a new key, when somebody leaves it. The root is random, so whoever signs for the organisation makes it, seals it to
 * each member who stays, and keeps nothing of it: an administrator opens no case with it. What is sealed to the key before stays
 * readable for the members who stay, by the grants that they have of it; those of the person who leaves go.
 */
@Injectable()
export class RotateDesk {
  constructor(
    private readonly desks: DeskRepository,
    private readonly known: Desks,
    private readonly requests: KeyRequestRepository,
    private readonly staff: StaffDirectory,
    private readonly statements: Statements,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
    private readonly keyFile: KeyFile,
  ) {}

  /**
   * Takes a person off one desk and changes its key.
   *
   * @throws DESK_NOT_FOUND, MEMBER_NOT_FOUND
   * @throws DESK_LAST_MEMBER where nobody who stays has the desk's key
   * @throws DESK_KEY_UNSIGNED, DESK_UNSIGNED where the desk is not what the organisation signed
   * @throws KEY_FILE_MISMATCH when the authority does not hold this organisation's key
   */
  removeMember(authority: Granter, deskId: string, staffId: string): Promise<RotatedDesk> {
    return this.transaction.run(async () => {
      const events: AuditEvent[] = [];
      const rotated = await this.without(authority, deskId, staffId, events);
      if (!rotated) throw new DeskError('DESK_LAST_MEMBER');
      for (const event of events) await this.audit.record(event);
      return rotated;
    });
  }

  /**
   * The same for every desk that a person is on, in the caller's transaction. A desk of which nobody who stays has the key is left
   * as it is.
   *
   * @param events - gets what the caller has to write to the audit log, last of all
   * @throws as `removeMember`
   */
  async removeEverywhere(
    authority: Granter,
    staffId: string,
    events: AuditEvent[],
  ): Promise<{ rotated: RotatedDesk[]; kept: { id: string; name: string }[] }> {
    const rotated: RotatedDesk[] = [];
    const kept: { id: string; name: string }[] = [];
    // By their ids: no two who do it at one time wait for each other.
    const desks = (await this.desks.listFor(staffId)).sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const { id, name } of desks) {
      const done = await this.without(authority, id, staffId, events);
      if (done) rotated.push(done);
      else kept.push({ id, name });
    }
    return { rotated, kept };
  }

  /** Null: nobody who stays has the key. */
  private async without(
    authority: Granter,
    deskId: string,
    staffId: string,
    events: AuditEvent[],
  ): Promise<RotatedDesk | null> {
    const desk = await this.lock(deskId);
    const rows = await this.desks.membersAt(deskId, desk.epoch);
    if (!rows.some((row) => row.staffId === staffId)) throw new DeskError('MEMBER_NOT_FOUND');
    const staying = (await this.known.members(deskId)).filter((member) => member.staffId !== staffId);
    const holders = new Set(rows.filter(({ rootGrant }) => rootGrant !== null).map((row) => row.staffId));
    if (!staying.some((member) => holders.has(member.staffId))) return null;
    await this.desks.deleteMember(deskId, staffId);
    await this.requests.remove(deskId, staffId);
    const detail = { member: staffId, epoch: desk.epoch };
    const about = { actorId: authority.actorId, subject: 'desk', subjectId: deskId };
    events.push({ ...about, action: 'desk.member_removed', detail });
    return this.rotate(authority, desk, { staying, holders }, events);
  }

  private async lock(deskId: string): Promise<DeskEntity> {
    const desk = await this.desks.lock(deskId);
    if (!desk) throw new DeskError('DESK_NOT_FOUND');
    // What nobody signed is not made good by a new key.
    await this.known.requirePresentKey(deskId);
    return desk;
  }

  private async rotate(
    authority: Granter,
    desk: DeskEntity,
    { staying, holders }: { staying: readonly DeskMember[]; holders: ReadonlySet<string> },
    events: AuditEvent[],
  ): Promise<RotatedDesk> {
    const { actorId, organisationSecret } = authority;
    const { id, epoch: before, kemPublic: oldPublic, keySignature: oldSignature } = desk;
    const epoch = before + 1;
    const root = newDeskRoot();
    const { publicKey: kemPublic } = deskKemPair(root);
    const statement = { deskId: id, epoch, kemPublic };
    const signature = signDeskKey(organisationSecret, statement);
    if (!(await verifyDeskKey(this.keyFile.organisationPublic, statement, signature)))
      throw new CryptoError('KEY_FILE_MISMATCH');
    const places: DeskMemberEntity[] = [];
    for (const { staffId } of staying) {
      const place = { deskId: id, staffId, epoch };
      // Who waits for the key before goes on waiting: a colleague hands them both.
      const grant = holders.has(staffId)
        ? sealRoot(place, root, await this.staff.kemPublic(staffId), {
            staffId: actorId,
            signSecret: authority.signSecret,
          })
        : { rootGrant: null, grantedBy: null, grantSignature: null };
      places.push(
        Object.assign(new DeskMemberEntity(), place, signMembership(organisationSecret, place), grant),
      );
    }
    wipe(root);
    await this.desks.keepKey({ deskId: id, epoch: before, kemPublic: oldPublic, keySignature: oldSignature });
    const number = await this.statements.nextRouting(id, routingOf(desk).number);
    await this.desks.update(id, {
      epoch,
      kemPublic: Buffer.from(kemPublic),
      keySignature: Buffer.from(signature),
      ...signRouting(organisationSecret, { ...desk, epoch }, number),
    });
    await this.desks.insertMembers(places);
    const about = { actorId, subject: 'desk', subjectId: id } as const;
    const granted = places.filter(({ rootGrant }) => rootGrant !== null);
    events.push(
      { ...about, action: 'desk.signed', detail: { number } },
      { ...about, action: 'desk.rotated', detail: { epoch, members: granted.length } },
      ...granted.map(({ staffId: member }) => {
        const detail = { member, epoch };
        return { ...about, action: 'desk.granted' as const, detail };
      }),
    );
    this.transaction.afterCommit(() => this.known.forget());
    return { id, name: desk.name, epoch, members: granted.length };
  }
}
