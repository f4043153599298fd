import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CryptoError, KeyFile, openGrant, sealGrant, asMailKey, wipe } from '../../platform/crypto/index.js';
import { Transaction } from '../../platform/database/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import { DeskSealedThings, type DeskSealed, type RewrapDesk, type Rewrapper } from '../desks/index.js';
import { GrantTransfer, type GrantedDesk, type MovedWithCase } from '../entries/index.js';
import type { StaffKeys } from '../staff/index.js';
import { isOurs, mailGrantContext, mailMac } from './mail-seal.js';
import { ReceivedMailRepository, type ReceivedMailRow } from './received-mail.repository.js';

const BATCH = 100;
const NO_MAIL = '00000000-0000-0000-0000-000000000000';

/** Keeps unread mails openable: wraps their keys anew when the key of their desk changes, and when their case goes to another desk. */
@Injectable()
export class MailRewrap implements DeskSealed, MovedWithCase, OnModuleInit {
  constructor(
    private readonly things: DeskSealedThings,
    private readonly transfer: GrantTransfer,
    private readonly rows: ReceivedMailRepository,
    private readonly keyFile: KeyFile,
    private readonly transaction: Transaction,
    private readonly logger: AppLogger,
  ) {}

  onModuleInit(): void {
    this.things.add(this);
    this.transfer.add(this);
  }

  count(deskId: string, epoch: number): Promise<{ left: number; all: number }> {
    return this.rows.countBefore(deskId, epoch);
  }

  wrapNext(desk: RewrapDesk, after: string | null, rewrap: Rewrapper): Promise<string | null> {
    return this.transaction.run(async () => {
      const rows = await this.rows.lockBefore(desk.deskId, desk.epoch, after ?? NO_MAIL, BATCH);
      const ours = rows.filter((row) => this.isSound(row));
      const wrapped = await rewrap(
        ours.map((row) => ({
          kind: 'grant',
          sealed: row.words?.grant ?? new Uint8Array(),
          epoch: row.deskEpoch,
          from: mailGrantContext(row),
          to: mailGrantContext({ ...row, deskEpoch: desk.epoch }),
        })),
      );
      for (const [at, row] of ours.entries()) {
        const grant = wrapped[at];
        if (grant) await this.store({ ...row, deskEpoch: desk.epoch }, grant);
        else this.broken(row);
      }
      return rows.length === BATCH ? (rows.at(-1)?.id ?? null) : null;
    });
  }

  /** What of the case nobody has read goes with it, in the caller's transaction. */
  async move(keys: StaffKeys, caseId: string, from: string, to: GrantedDesk): Promise<void> {
    for (const row of await this.rows.lockSealed(caseId, from)) {
      const secret = keys.desks.get(row.deskId)?.get(row.deskEpoch)?.kemSecret;
      if (!row.words || !secret || !this.isSound(row)) continue;
      const key = asMailKey(openGrant(secret, mailGrantContext(row), row.words.grant));
      const moved = { ...row, deskId: to.id, deskEpoch: to.epoch };
      await this.store(moved, sealGrant(to.kemPublic, mailGrantContext(moved), key));
      wipe(key);
    }
  }

  private async store(row: ReceivedMailRow, grant: Uint8Array): Promise<void> {
    if (row.words)
      await this.rows.reseal(row, grant, mailMac(this.keyFile, row, { grant, sealed: row.words.sealed }));
  }

  /** A row that the helpdesk did not write gets no MAC of it by being wrapped anew. */
  private isSound(row: ReceivedMailRow): boolean {
    const sound = isOurs(this.keyFile, row);
    if (!sound) this.broken(row);
    return sound;
  }

  private broken({ id }: ReceivedMailRow): void {
    this.logger.failure('received_mail.broken', new CryptoError('SEAL_BROKEN'), { mailId: id });
  }
}
