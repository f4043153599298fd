import { Injectable } from '@nestjs/common';
import {
  asThreadKey,
  CryptoError,
  fromBase64Url,
  newToken,
  NO_PREVIOUS,
  openDocument,
  openGrant,
  parseToken,
  reporterKemSecretOf,
  sealDocument,
  toBase64Url,
  type ReporterRoot,
  type SealContext,
  type ThreadKey,
} from '../../platform/crypto/index.js';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { EntryError, reporterGrantContext, type OpenCase } from '../entries/index.js';
import type { ReceiptEntity } from './receipt.entity.js';
import { ReceiptRepository } from './receipt.repository.js';
import { Receipts } from './receipts.service.js';
import { ReporterSessionEntity } from './reporter-session.entity.js';

/** Minutes that a session lives without a request. */
export const REPORTER_IDLE_MINUTES = 30;

/** A reporter who came back with a code: the thread key of one case, and nothing else of it. */
export interface ReporterSession {
  idHash: Uint8Array;
  caseId: string;
  keyEpoch: number;
  threadKey: ThreadKey;
}

/** The session as the holder of a case's thread key. */
export function openCaseOf(session: ReporterSession): OpenCase {
  return { caseId: session.caseId, keyEpoch: session.keyEpoch, threadKey: session.threadKey, staffKey: null };
}

interface SealedSession {
  caseId: string;
  keyEpoch: number;
  threadKey: string;
}

/** Sessions of reporters: a cookie of a random id and a random key; the row opens with that key alone. */
@Injectable()
export class ReporterSessions {
  constructor(
    private readonly repository: ReceiptRepository,
    private readonly receipts: Receipts,
    private readonly clock: DatabaseClock,
  ) {}

  /** Opens a session with the 20 digits of a code. Null for an unknown code. Throws BUSY, ENTRIES_TAMPERED. */
  async start(digits: string, client: string): Promise<{ token: string } | null> {
    const found = await this.receipts.find(digits, client);
    if (!found) return null;
    const { receipt, root } = found;
    const threadKey = openReceipt(root, receipt);
    const token = newToken();
    const value = {
      caseId: receipt.caseId,
      keyEpoch: receipt.keyEpoch,
      threadKey: toBase64Url(threadKey),
    };
    await this.repository.deleteExpiredSessions(await this.clock.read());
    await this.repository.insertSession(
      Object.assign(new ReporterSessionEntity(), {
        idHash: token.idHash,
        sealed: sealDocument(token.key, sessionContext(token.idHash), value),
        expiresAt: this.expiry(),
      }),
    );
    return { token: token.text };
  }

  /** Whether a code that came now would wait for its turn. */
  get crowded(): boolean {
    return this.receipts.crowded;
  }

  /** The session of a cookie, its 30 minutes begun anew; null where it is unknown, ended or not a token at all. */
  async read(cookieText: string): Promise<ReporterSession | null> {
    const token = parseToken(cookieText);
    if (!token) return null;
    const row = await this.repository.touchSession(token.idHash, await this.clock.read(), this.expiry());
    if (!row) return null;
    try {
      const value = openDocument(
        token.key,
        sessionContext(token.idHash),
        row.sealed,
      ) as unknown as SealedSession;
      const threadKey = asThreadKey(fromBase64Url(value.threadKey) ?? new Uint8Array());
      return { idHash: token.idHash, caseId: value.caseId, keyEpoch: value.keyEpoch, threadKey };
    } catch (error) {
      if (error instanceof CryptoError) return null;
      throw error;
    }
  }

  async end(cookieText: string): Promise<void> {
    const token = parseToken(cookieText);
    if (token) await this.repository.deleteSession(token.idHash);
  }

  /** Rounded up, so that no precise time of a reporter is kept and nobody loses a part of the half hour. */
  private expiry(): Date {
    return minute(new Date(this.clock.now().getTime() + (REPORTER_IDLE_MINUTES + 1) * 60_000));
  }
}

function openReceipt(root: ReporterRoot, receipt: ReceiptEntity): ThreadKey {
  try {
    const context = reporterGrantContext(receipt.caseId, receipt.keyEpoch);
    return asThreadKey(openGrant(reporterKemSecretOf(root), context, receipt.sealed));
  } catch (error) {
    throw error instanceof CryptoError ? new EntryError('ENTRIES_TAMPERED') : error;
  }
}

/** What a reporter's session is bound to; pinned by test/unit/contexts.spec.ts. */
export function sessionContext(idHash: Uint8Array): SealContext {
  return {
    table: 'reporter_sessions',
    caseId: '',
    rowId: '',
    kind: Buffer.from(idHash).toString('hex'),
    author: 'reporter',
    keyEpoch: 0,
    sequence: 0,
    previousHash: NO_PREVIOUS,
  };
}
