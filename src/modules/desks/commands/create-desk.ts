import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  CryptoError,
  deskKemPair,
  KeyFile,
  newDeskRoot,
  signDeskKey,
  verifyDeskKey,
  type DeskRoot,
} from '../../../platform/crypto/index.js';
import { Transaction } from '../../../platform/database/index.js';
import { Audit } from '../../audit/index.js';
import { permissionsOf } from '../../permissions/index.js';
import { checkName, StaffDirectory, StaffError, type Granter, type StaffPerson } from '../../staff/index.js';
import type { CaseKind } from '../../vocabulary/index.js';
import { DeskEntity, DeskMemberEntity } from '../desk.entity.js';
import { DeskError } from '../desk.errors.js';
import { DeskJoining } from '../desk-joining.js';
import { DeskRepository } from '../desk.repository.js';
import { Desks } from '../desks.service.js';
import { signMembership, signRouting, sorted } from '../routing.js';
import { sealRoot } from '../seal-root.js';
import { DefaultDesk } from './default-desk.js';

export interface NewDesk {
  name: string;
  /** ISO 3166-1, or null for any. */
  country: string | null;
  /** Takes the reports of countries that have no desk of their own; the desk that did until now no longer does. */
  isDefault: boolean;
  memberIds: readonly string[];
  /** Which languages of reports it takes (BCP 47); left out or empty: any. */
  languages?: readonly string[];
  /** Which kinds of report it takes; left out or empty: any. */
  kinds?: readonly CaseKind[];
}

const FIRST_EPOCH = 1;

/** Makes a desk: a new root, its public key, routing and members signed by the organisation, and a signed grant of the root to each member. */
@Injectable()
export class CreateDesk {
  constructor(
    private readonly desks: DeskRepository,
    private readonly staff: StaffDirectory,
    private readonly known: Desks,
    private readonly joining: DeskJoining,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
    private readonly keyFile: KeyFile,
    private readonly defaults: DefaultDesk,
  ) {}

  /**
   * Makes the desk and returns its id (UUID).
   *
   * @throws NAME_INVALID, DESK_NAME_TAKEN
   * @throws STAFF_NOT_FOUND, STAFF_KEY_UNSIGNED for a member who is unknown or whose key the organisation did not sign
   * @throws DESK_MEMBER_UNFIT without members, and for a disabled account or a role that opens no case
   * @throws KEY_FILE_MISMATCH when the authority does not hold this organisation's key
   */
  async create(authority: Granter, input: NewDesk): Promise<string> {
    const name = checkName(input.name);
    const members = await this.requireFit(input.memberIds);
    const deskId = randomUUID();
    const root = newDeskRoot();
    const { publicKey: kemPublic } = deskKemPair(root);
    const statement = { deskId, epoch: FIRST_EPOCH, kemPublic };
    const signature = signDeskKey(authority.organisationSecret, statement);
    if (!(await verifyDeskKey(this.keyFile.organisationPublic, statement, signature))) {
      throw new CryptoError('KEY_FILE_MISMATCH');
    }
    const routing = {
      id: deskId,
      country: input.country,
      isDefault: input.isDefault,
      inUse: true,
      epoch: FIRST_EPOCH,
      createdAt: new Date(),
      languages: sorted(input.languages ?? []),
      kinds: sorted(input.kinds ?? []),
    };
    const desk = Object.assign(new DeskEntity(), {
      ...routing,
      ...signRouting(authority.organisationSecret, routing, 1),
      name,
      kemPublic: Buffer.from(kemPublic),
      keySignature: Buffer.from(signature),
    });
    // One after the other: the caller's transaction, if there is one, has a single connection.
    const grants: DeskMemberEntity[] = [];
    for (const member of members) grants.push(await this.grant(deskId, root, member, authority));
    await this.transaction.run(async () => {
      await this.desks.lockAll();
      if (await this.desks.isNamed(name)) throw new DeskError('DESK_NAME_TAKEN');
      if (input.isDefault) await this.defaults.clear(authority);
      await this.desks.insert(desk);
      await this.desks.insertMembers(grants);
      await this.joining.joined(deskId, input.memberIds);
      await this.record(authority.actorId, deskId, grants);
      this.transaction.afterCommit(() => this.known.forget());
    });
    return deskId;
  }

  /** One row for the desk, and one for each person who was handed its key. */
  private async record(actorId: string, deskId: string, grants: readonly DeskMemberEntity[]): Promise<void> {
    const desk = { actorId, subject: 'desk', subjectId: deskId } as const;
    await this.audit.record({ ...desk, action: 'desk.created', detail: { members: grants.length } });
    for (const { staffId: member } of grants) {
      await this.audit.record({ ...desk, action: 'desk.granted', detail: { member, epoch: FIRST_EPOCH } });
    }
  }

  private async requireFit(ids: readonly string[]): Promise<StaffPerson[]> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) throw new DeskError('DESK_MEMBER_UNFIT');
    const found = [...(await this.staff.find(wanted)).values()];
    if (found.length !== wanted.length) throw new StaffError('STAFF_NOT_FOUND');
    if (!found.every(({ active, role }) => active && permissionsOf(role).has('case.read'))) {
      throw new DeskError('DESK_MEMBER_UNFIT');
    }
    return found;
  }

  private async grant(
    deskId: string,
    root: DeskRoot,
    member: StaffPerson,
    by: Granter,
  ): Promise<DeskMemberEntity> {
    const place = { deskId, staffId: member.id, epoch: FIRST_EPOCH };
    const to = await this.staff.kemPublic(member.id);
    const grant = sealRoot(place, root, to, { staffId: by.actorId, signSecret: by.signSecret });
    return Object.assign(new DeskMemberEntity(), place, signMembership(by.organisationSecret, place), grant);
  }
}
