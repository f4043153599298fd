import { Injectable } from '@nestjs/common';
import { Database, isUniqueViolation } from '../../platform/database/index.js';
import type { MadeKeys } from '../staff/index.js';
import type { Role } from '../permissions/index.js';
import { InviteError } from './invite.definitions.js';

/** What an invitation is for: a new account, or new keys of one that is there. */
export type InviteKind = 'join' | 'reset';
export type InviteState = 'open' | 'accepted' | 'confirmed' | 'withdrawn';
export type InviteMail = 'invited' | 'accepted' | 'confirmed';

export interface InviteRow {
  id: string;
  staffId: string;
  kind: InviteKind;
  email: string;
  name: string;
  otherNames: string[];
  role: Role;
  locale: string;
  deskIds: string[];
  invitedBy: string;
  expiresAt: Date;
  expired: boolean;
  state: InviteState;
  mail: InviteMail | null;
  salt: Uint8Array | null;
  rootByPassword: Uint8Array | null;
  rootByRecovery: Uint8Array | null;
  kemPublic: Uint8Array | null;
  signPublic: Uint8Array | null;
}

export type NewInvite = Omit<InviteRow, 'expiresAt' | 'expired' | 'state' | 'mail' | keyof MadeKeys>;

const COLUMNS = `id, staff_id AS "staffId", kind, email, name, other_names AS "otherNames", role, locale,
  desk_ids AS "deskIds", invited_by AS "invitedBy", expires_at AS "expiresAt", expires_at <= now() AS expired, state, mail,
  salt, root_by_password AS "rootByPassword", root_by_recovery AS "rootByRecovery", kem_public AS "kemPublic",
  sign_public AS "signPublic"`;
const NO_KEYS = `salt = NULL, root_by_password = NULL, root_by_recovery = NULL, kem_public = NULL, sign_public = NULL`;
/** How long a link holds, by the clock of the database; to the minute, as it is shown. */
const UNTIL = `date_trunc('minute', now()) + interval '24 hours'`;
/** What is over is forgotten so many days after the link ended: until then it says what became of it. */
const KEPT_DAYS = 30;

/** The table `staff_invites`. */
@Injectable()
export class InviteRepository {
  constructor(private readonly database: Database) {}

  /**
   * Adds an open invitation, of which the person is to be mailed. An expired one to the same address makes room.
   *
   * @throws INVITE_ALREADY
   */
  async insert(invite: NewInvite): Promise<void> {
    const { id, staffId, kind, email, name, otherNames, role, locale, deskIds, invitedBy } = invite;
    await this.database.execute(
      `UPDATE staff_invites SET state = 'withdrawn', mail = NULL
        WHERE lower(email) = lower($1) AND state = 'open' AND expires_at <= now()`,
      [email],
    );
    try {
      await this.database.execute(
        `INSERT INTO staff_invites
           (id, staff_id, kind, email, name, other_names, role, locale, desk_ids, invited_by, expires_at, state, mail)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, ${UNTIL}, 'open', 'invited')`,
        [id, staffId, kind, email, name, otherNames, role, locale, deskIds, invitedBy],
      );
    } catch (error) {
      throw isUniqueViolation(error, 'staff_invites_email') ? new InviteError('INVITE_ALREADY') : error;
    }
  }

  async find(id: string): Promise<InviteRow | null> {
    const [row] = await this.database.query<InviteRow>(`SELECT ${COLUMNS} FROM staff_invites WHERE id = $1`, [
      id,
    ]);
    return row ?? null;
  }

  /** The invitation, held until the transaction ends. */
  async lock(id: string): Promise<InviteRow | null> {
    const [row] = await this.database.query<InviteRow>(
      `SELECT ${COLUMNS} FROM staff_invites WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  /** Those that wait for the person or for an administrator, by name. */
  waiting(): Promise<InviteRow[]> {
    return this.database.query<InviteRow>(
      `SELECT ${COLUMNS} FROM staff_invites WHERE state IN ('open', 'accepted') ORDER BY name, id`,
    );
  }

  /** Those of which a mail has to leave. */
  toMail(most: number): Promise<InviteRow[]> {
    return this.database.query<InviteRow>(
      `SELECT ${COLUMNS} FROM staff_invites WHERE mail IS NOT NULL ORDER BY expires_at LIMIT $1`,
      [most],
    );
  }

  /** Notes that this very mail was sent. */
  async noteMailed({ id, mail, expiresAt }: Pick<InviteRow, 'id' | 'mail' | 'expiresAt'>): Promise<void> {
    await this.database.execute(
      'UPDATE staff_invites SET mail = NULL WHERE id = $1 AND mail = $2 AND expires_at = $3',
      [id, mail, expiresAt],
    );
  }

  /** A link of its own for another 24 hours: the one that was mailed before is worth nothing any more. */
  async renew(id: string): Promise<void> {
    await this.database.execute(
      `UPDATE staff_invites SET mail = 'invited',
              expires_at = GREATEST(${UNTIL}, expires_at + interval '1 minute') WHERE id = $1`,
      [id],
    );
  }

  /** Keeps what the person made, if the invitation is still open. Returns whether it was. */
  async accept(id: string, keys: MadeKeys): Promise<boolean> {
    const { salt, rootByPassword, rootByRecovery, kemPublic, signPublic } = keys;
    const changed = await this.database.execute(
      `UPDATE staff_invites SET state = 'accepted', mail = 'accepted', salt = $2, root_by_password = $3,
              root_by_recovery = $4, kem_public = $5, sign_public = $6
        WHERE id = $1 AND state = 'open' AND expires_at > now()`,
      [
        id,
        ...[salt, rootByPassword, rootByRecovery, kemPublic, signPublic].map((bytes) => Buffer.from(bytes)),
      ],
    );
    return changed > 0;
  }

  async end(id: string, state: 'confirmed' | 'withdrawn'): Promise<void> {
    await this.database.execute(`UPDATE staff_invites SET state = $2, mail = $3, ${NO_KEYS} WHERE id = $1`, [
      id,
      state,
      state === 'confirmed' ? 'confirmed' : null,
    ]);
  }

  async sweep(): Promise<void> {
    await this.database.execute(
      `DELETE FROM staff_invites WHERE mail IS NULL AND expires_at <= now() - make_interval(days => $1)`,
      [KEPT_DAYS],
    );
  }
}
