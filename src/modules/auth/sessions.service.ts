import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { CryptoError, newToken, type StaffRoot, type Token } from '../../platform/crypto/index.js';
import { Notifier } from '../../platform/database/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import { Every } from '../../platform/schedule/index.js';
import { permissionsOf } from '../permissions/index.js';
import { DeskVault, staffKeysOf } from '../desks/index.js';
import { StaffDirectory, type OpenedStaff, type StaffSession } from '../staff/index.js';
import type { DeviceKind } from './device-kind.js';
import { openRoots, sealRoots, type SessionRoots } from './sealed-roots.js';
import { SessionRepository, type SessionRow } from './session.repository.js';

/** A session as the web process has it for one request; `endsAt`: the end that no activity moves. */
export interface LiveSession extends StaffSession {
  readonly endsAt: Date;
}

/** The sessions of signed-in staff. Any web process can serve any request: the cookie's key opens the row. */
@Injectable()
export class Sessions {
  constructor(
    private readonly repository: SessionRepository,
    private readonly directory: StaffDirectory,
    private readonly desks: DeskVault,
    private readonly config: Config,
    private readonly notifier: Notifier,
    private readonly logger: AppLogger,
  ) {}

  /** Opens a session for somebody whose root was just opened. `token.text` is the cookie. */
  async start(
    opened: OpenedStaff,
    device: DeviceKind = { browser: 'other', system: 'other' },
  ): Promise<{ token: Token & { readonly text: string }; session: LiveSession }> {
    const token = newToken();
    const roots = await this.rootsOf(opened.staff.id, opened.root);
    const { desks } = roots;
    const sealedRoots = sealRoots(token.key, opened.staff.id, roots);
    const row = { idHash: token.idHash, staffId: opened.staff.id, sealedRoots };
    const endsAt = await this.repository.insert(row, this.config.sessionMaxHours, device);
    const { id: staffId, name, email, role, locale } = opened.staff;
    const keys = staffKeysOf(opened.root, desks);
    const who = { staffId, name, email, role, locale, permissions: permissionsOf(role) };
    return { token, session: { ...who, sessionId: token.idHash, keys, endsAt } };
  }

  /**
   * The live session of a cookie's token, or null: unknown, idle for too long, past its end, of a disabled person, or with
   * a row that the cookie's key does not open. `extend`: whether this request counts as activity; streams do not.
   */
  async read(token: Token, extend: boolean): Promise<LiveSession | null> {
    const row = await this.repository.findLive(token.idHash, this.config.sessionIdleMinutes);
    if (!row) return null;
    const person = (await this.directory.find([row.staffId])).get(row.staffId);
    if (!person?.active) {
      await this.endAllOf(row.staffId);
      return null;
    }
    const sealed = this.open(token, row.staffId, row.sealedRoots);
    if (!sealed) return null;
    const roots = await this.asOfNow(token, row.staffId, sealed);
    if (extend && row.stale) await this.repository.touch(token.idHash);
    const { id: staffId, name, email, role, locale } = person;
    return {
      sessionId: token.idHash,
      staffId,
      name,
      email,
      role,
      locale,
      permissions: permissionsOf(role),
      keys: staffKeysOf(roots.root, roots.desks),
      endsAt: row.endsAt,
    };
  }

  /** The live sessions of a person, the one used last first. */
  listOf(staffId: string): Promise<SessionRow[]> {
    return this.repository.listOf(staffId, this.config.sessionIdleMinutes);
  }

  /** Whether a session is still live, without extending it. For streams, which end with it; `sessionId` is StaffSession's. */
  async isAlive(sessionId: Uint8Array): Promise<boolean> {
    const row = await this.repository.findLive(sessionId, this.config.sessionIdleMinutes);
    if (!row) return false;
    return (await this.directory.find([row.staffId])).get(row.staffId)?.active === true;
  }

  /** Ends one session; inside a transaction, once it commits. */
  async end(sessionId: Uint8Array): Promise<void> {
    const staffId = await this.repository.end(sessionId);
    if (staffId !== null) await this.tell(staffId);
  }

  /** Ends every session of a person, but for `but`; inside a transaction, once it commits. */
  async endAllOf(staffId: string, but: Uint8Array | null = null): Promise<void> {
    const ended = await this.repository.endAllOf(staffId, but);
    if (ended > 0) await this.tell(staffId);
  }

  /**
   * Calls back, in every process, with the id of a person some of whose sessions were ended, until the returned function is
   * called. Which ones, `isAlive` tells. A session that runs out of time ends in silence.
   */
  subscribeToEnds(heard: (staffId: string) => void): () => void {
    return this.notifier.subscribe('session', ({ staffId }) => staffId !== undefined && heard(staffId));
  }

  /** Removes the sessions that ran out of time. One that did opens nothing, swept or not. */
  @Every('1 min', { name: 'auth.sweep', pulse: 'session_sweep' })
  async sweep(): Promise<void> {
    await this.repository.sweep(this.config.sessionIdleMinutes);
  }

  /** The desk roots that a person has now, with the places that they were opened for. */
  private async rootsOf(staffId: string, root: StaffRoot): Promise<SessionRoots> {
    // Before the roots: what changes in between is noticed at the next request.
    const places = await this.desks.placesOf(staffId);
    return { root, desks: await this.desks.openDesks(staffId, root), places };
  }

  /**
   * The roots of a session, opened anew where the person was put on a desk or taken off one, or a desk got a new key: they go on
   * without signing in again, and lose at once what is no longer theirs.
   */
  private async asOfNow(token: Token, staffId: string, sealed: SessionRoots): Promise<SessionRoots> {
    if (sealed.places === (await this.desks.placesOf(staffId))) return sealed;
    const roots = await this.rootsOf(staffId, sealed.root);
    await this.repository.reseal(token.idHash, sealRoots(token.key, staffId, roots));
    return roots;
  }

  private async tell(staffId: string): Promise<void> {
    await this.notifier.notify('session', { staffId });
  }

  private open(token: Token, staffId: string, sealed: Uint8Array) {
    try {
      return openRoots(token.key, staffId, sealed);
    } catch (error) {
      if (!(error instanceof CryptoError)) throw error;
      this.logger.failure('auth.session_not_opened', error, { staffId });
      return null;
    }
  }
}
