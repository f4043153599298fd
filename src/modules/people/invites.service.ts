import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  asKemPublicKey,
  asSignPublicKey,
  confirmationCode,
  confirmationMatches,
  type ConfirmedKeys,
  inviteIdOf,
  inviteTokenMatches,
  KeyFile,
} from '../../platform/crypto/index.js';
import { Transaction } from '../../platform/database/index.js';
import { Audit } from '../audit/index.js';
import { requireGoodPassword, Sessions, StaffDevices } from '../auth/index.js';
import { AddMember, DeskError, Desks, DropGrants } from '../desks/index.js';
import { permissionsOf } from '../permissions/index.js';
import {
  CreateStaff,
  RenewKeys,
  StaffDirectory,
  StaffError,
  type Authority,
  type MadeKeys,
  type NewStaff,
} from '../staff/index.js';
import { inviteAccepted, invited, InviteError, inviteWithdrawn } from './invite.definitions.js';
import { InviteRepository, type InviteKind, type InviteRow } from './invite.repository.js';

/** A person to invite, and the desks to put them on once they are here. */
export interface NewcomerInput extends NewStaff {
  readonly deskIds: readonly string[];
}

/** What an open link shows to whoever opens it. */
export type OpenInvite = Pick<InviteRow, 'kind' | 'name' | 'email' | 'expiresAt'>;

/** What an invited person is handed once. */
export interface AcceptedInvite {
  recoveryCode: string;
  /** To be read to an administrator, who thereby makes sure whose keys they sign. */
  confirmationCode: string;
}

/**
 * Invitations: an administrator says who comes, in which role; the person sets a password by the link in a mail, which makes their
 * keys; and an administrator's session signs those keys once the person has read it their confirmation code
 * (docs/adr/0013-invitations.md).
 */
@Injectable()
export class Invites {
  constructor(
    private readonly invites: InviteRepository,
    private readonly accounts: CreateStaff,
    private readonly members: AddMember,
    private readonly desks: Desks,
    private readonly staff: StaffDirectory,
    private readonly renewKeys: RenewKeys,
    private readonly grants: DropGrants,
    private readonly sessions: Sessions,
    private readonly devices: StaffDevices,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
    private readonly keyFile: KeyFile,
  ) {}

  /**
   * Invites somebody who has no account. The mail leaves within seconds. Returns the id of the invitation.
   *
   * @throws EMAIL_INVALID, EMAIL_NOT_ASCII, NAME_INVALID, EMAIL_TAKEN, INVITE_ALREADY
   * @throws DESK_NOT_FOUND, DESK_MEMBER_UNFIT for desks of a role that opens no case
   */
  async invite(actorId: string, input: NewcomerInput): Promise<string> {
    const person = await this.accounts.check(input);
    const deskIds = [...new Set(input.deskIds.map((id) => id.toLowerCase()))];
    if (deskIds.length > 0 && !permissionsOf(person.role).has('case.read'))
      throw new DeskError('DESK_MEMBER_UNFIT');
    const known = await this.desks.list();
    if (!deskIds.every((id) => known.some((desk) => desk.id === id))) throw new DeskError('DESK_NOT_FOUND');
    return this.add(actorId, 'join', randomUUID(), { ...person, deskIds });
  }

  /**
   * Lets somebody who has lost password and recovery code set new ones, which means new keys. Nothing changes before an
   * administrator has confirmed them. Returns the id of the invitation.
   *
   * @throws STAFF_NOT_FOUND also for a person who works here no more
   * @throws INVITE_ALREADY
   */
  async reset(actorId: string, staffId: string): Promise<string> {
    const person = (await this.staff.find([staffId])).get(staffId);
    if (!person?.active) throw new StaffError('STAFF_NOT_FOUND');
    const { email, name, otherNames, role, locale } = person;
    return this.add(actorId, 'reset', staffId, { email, name, otherNames, role, locale, deskIds: [] });
  }

  /** Those that wait for the person, or for an administrator to confirm them, by name. */
  waiting(): Promise<InviteRow[]> {
    return this.invites.waiting();
  }

  /**
   * Takes an invitation back: its link, and the keys that were made by it, are worth nothing from then on.
   *
   * @throws INVITE_UNKNOWN, INVITE_OVER
   */
  async withdraw(actorId: string, id: string): Promise<void> {
    await this.transaction.run(async () => {
      const invite = await this.requireWaiting(id);
      await this.invites.end(id, 'withdrawn');
      const about = { subject: 'staff', subjectId: invite.staffId };
      await this.audit.record({ actorId, action: inviteWithdrawn.name, ...about });
    });
  }

  /**
   * Mails a new link, which holds for 24 hours; the one before is worth nothing any more.
   *
   * @throws INVITE_UNKNOWN, INVITE_OVER also for one that was used
   */
  async again(actorId: string, id: string): Promise<void> {
    await this.transaction.run(async () => {
      const invite = await this.requireWaiting(id);
      if (invite.state !== 'open') throw new InviteError('INVITE_OVER');
      await this.invites.renew(id);
      await this.recordInvited(actorId, invite);
    });
  }

  /**
   * What the link of this token opens.
   *
   * @throws INVITE_UNKNOWN, INVITE_USED, INVITE_EXPIRED, INVITE_WITHDRAWN
   */
  async look(token: string): Promise<OpenInvite> {
    const { kind, name, email, expiresAt } = await this.requireOpen(token);
    return { kind, name, email, expiresAt };
  }

  /**
   * Makes the keys of the invited person under a password of their own. They cannot sign in before an administrator has
   * confirmed the keys.
   *
   * @throws INVITE_UNKNOWN, INVITE_USED, INVITE_EXPIRED, INVITE_WITHDRAWN
   * @throws PASSWORD_SHORT, PASSWORD_COMMON, BUSY
   */
  async accept(token: string, password: string): Promise<AcceptedInvite> {
    const invite = await this.requireOpen(token);
    requireGoodPassword(password);
    const { keys, recoveryCode } = await this.accounts.newKeys(invite.staffId, password);
    await this.transaction.run(async () => {
      const now = await this.invites.lock(invite.id);
      if (!now || !inviteTokenMatches(this.keyFile, now, token)) throw new InviteError('INVITE_UNKNOWN');
      if (!(await this.invites.accept(invite.id, keys))) throw whyClosed(now);
      const about = { subject: 'staff', subjectId: invite.staffId };
      await this.audit.record({ actorId: null, action: inviteAccepted.name, ...about });
    });
    return { recoveryCode, confirmationCode: confirmationCode(keysToConfirm(invite, keys)) };
  }

  /**
   * Signs the keys that wait, for an administrator to whom the person has read their confirmation code. From then on the person
   * can sign in, and waits on each of the desks until a colleague hands them its key. With new keys their sessions end.
   *
   * @throws INVITE_UNKNOWN, INVITE_OVER, INVITE_NOT_ACCEPTED, INVITE_CODE_WRONG
   * @throws EMAIL_TAKEN, DESK_NOT_FOUND; STAFF_NOT_FOUND for new keys of a person who works here no more
   */
  async confirm(authority: Authority & { actorId: string }, id: string, code: string): Promise<void> {
    await this.transaction.run(async () => {
      const invite = await this.requireWaiting(id);
      const keys = madeKeys(invite);
      if (!keys) throw new InviteError('INVITE_NOT_ACCEPTED');
      if (!confirmationMatches(keysToConfirm(invite, keys), code)) throw new InviteError('INVITE_CODE_WRONG');
      await this.admit(authority, invite, keys);
      await this.invites.end(id, 'confirmed');
    });
  }

  private async admit(authority: Authority, invite: InviteRow, keys: MadeKeys): Promise<void> {
    const { staffId, email, name, otherNames, role, locale } = invite;
    if (invite.kind === 'reset') {
      await this.renewKeys.renew(authority, staffId, keys);
      await this.grants.drop(staffId);
      await this.sessions.endAllOf(staffId);
      await this.devices.forgetAllOf(staffId);
      return;
    }
    await this.accounts.admit(authority, staffId, { email, name, otherNames, role, locale }, keys);
    for (const deskId of invite.deskIds) await this.members.add(authority, deskId, staffId);
  }

  private async add(
    actorId: string,
    kind: InviteKind,
    staffId: string,
    person: Required<NewStaff> & { deskIds: string[] },
  ): Promise<string> {
    const invite = {
      ...person,
      otherNames: [...person.otherNames],
      id: randomUUID(),
      kind,
      staffId,
      invitedBy: actorId,
    };
    await this.transaction.run(async () => {
      await this.invites.insert(invite);
      await this.recordInvited(actorId, invite);
    });
    return invite.id;
  }

  private async recordInvited(
    actorId: string,
    { staffId, role, kind }: Pick<InviteRow, 'staffId' | 'role' | 'kind'>,
  ): Promise<void> {
    const about = { subject: 'staff', subjectId: staffId, detail: { role, kind } };
    await this.audit.record({ actorId, action: invited.name, ...about });
  }

  private async requireWaiting(id: string): Promise<InviteRow> {
    const invite = await this.invites.lock(id);
    if (!invite) throw new InviteError('INVITE_UNKNOWN');
    if (invite.state !== 'open' && invite.state !== 'accepted') throw new InviteError('INVITE_OVER');
    return invite;
  }

  private async requireOpen(token: string): Promise<InviteRow> {
    const id = inviteIdOf(token);
    const invite = id && (await this.invites.find(id));
    if (!invite || !inviteTokenMatches(this.keyFile, invite, token)) throw new InviteError('INVITE_UNKNOWN');
    if (invite.state !== 'open' || invite.expired) throw whyClosed(invite);
    return invite;
  }
}

function whyClosed({ state }: InviteRow): InviteError {
  if (state === 'withdrawn') return new InviteError('INVITE_WITHDRAWN');
  return new InviteError(state === 'open' ? 'INVITE_EXPIRED' : 'INVITE_USED');
}

function madeKeys(invite: InviteRow): MadeKeys | null {
  const { state, salt, rootByPassword, rootByRecovery, kemPublic, signPublic } = invite;
  if (state !== 'accepted' || !salt || !rootByPassword || !rootByRecovery || !kemPublic || !signPublic)
    return null;
  return { salt, rootByPassword, rootByRecovery, kemPublic, signPublic };
}

function keysToConfirm({ staffId, kind, email, role }: InviteRow, keys: MadeKeys): ConfirmedKeys {
  const kemPublic = asKemPublicKey(keys.kemPublic);
  return { staffId, kind, email, role, kemPublic, signPublic: asSignPublicKey(keys.signPublic) };
}
