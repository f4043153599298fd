import { Injectable } from '@nestjs/common';
import {
  asKemSecretKey,
  asThreadKey,
  CryptoError,
  fromBase64Url,
  newToken,
  NO_PREVIOUS,
  openDocument,
  kemPublicOf,
  openGrant,
  parseToken,
  reporterKemSecretOf,
  sealDocument,
  sealGrant,
  toBase64Url,
  type KemSecretKey,
  type SealContext,
  type ThreadKey,
} from '../../platform/crypto/index.js';
import { CaseKeys, EntryError, reporterGrantContext, type OpenCase } from '../entries/index.js';
import type { ReceiptEntity } from './receipt.entity.js';
import { ReceiptRepository } from './receipt.repository.js';
import { Receipts } from './receipts.service.js';

/** Minutes that a session lives without a request. */
export const REPORTER_IDLE_MINUTES = 30;

/** A reporter who came back with a code: the thread keys of one case, and nothing else of it. */
export interface ReporterSession {
  idHash: Uint8Array;
  caseId: string;
  keyEpoch: number;
  threadKey: ThreadKey;
  /** Opens the case anew, where its key was changed meanwhile; left out in a session of an earlier release. */
  reopen?: OpenCase['reopen'];
  /** What keeps the reporter's grant of the next thread key. */
  reporter?: OpenCase['reporter'];
}

/** Who holds the thread key of a case: its reporter, or staff who look at what its reporter sees. */
export type ThreadHolder = Omit<ReporterSession, 'idHash'>;

/** What the holder of a case's thread key can open of it. */
export function openCaseOf(session: ThreadHolder): OpenCase {
  const { caseId, keyEpoch, threadKey, reopen, reporter } = session;
  const more = { ...(reopen && { reopen }), ...(reporter && { reporter }) };
  return { caseId, keyEpoch, threadKey, staffKey: null, ...more };
}

interface SealedSession {
  caseId: string;
  keyEpoch: number;
  threadKey: string;
  /** Opens the reporter's grants; absent in a session of an earlier release. */
  kemSecret?: string;
}

/** Sessions of reporters: a cookie of a random id and a random key; the row opens with that key alone. */
@Injectable()
export class ReporterSessions {
  constructor(
    private readonly repository: ReceiptRepository,
    private readonly receipts: Receipts,
    private readonly caseKeys: CaseKeys,
  ) {}

  /** Opens a session with the 20 digits of a code. Null for an unknown code. Throws BUSY, ENTRIES_TAMPERED. */
  async start(digits: string, client: string): Promise<{ token: string } | null> {
    const found = await this.receipts.find(digits, client);
    if (!found) return null;
    const kemSecret = reporterKemSecretOf(found.root);
    const { caseId, keyEpoch, threadKey } = await this.latest(kemSecret, found.receipt);
    const token = newToken();
    const value = {
      caseId,
      keyEpoch,
      threadKey: toBase64Url(threadKey),
      kemSecret: toBase64Url(kemSecret),
    };
    await this.repository.deleteExpiredSessions();
    const sealed = sealDocument(token.key, sessionContext(token.idHash), value);
    await this.repository.insertSession({ idHash: token.idHash, sealed }, REPORTER_IDLE_MINUTES);
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
    const sealed = await this.repository.touchSession(token.idHash, REPORTER_IDLE_MINUTES);
    if (!sealed) return null;
    try {
      const value = openDocument(token.key, sessionContext(token.idHash), sealed) as unknown as SealedSession;
      const threadKey = asThreadKey(fromBase64Url(value.threadKey) ?? new Uint8Array());
      const session = { idHash: token.idHash, caseId: value.caseId, keyEpoch: value.keyEpoch, threadKey };
      if (value.kemSecret === undefined) return session;
      const kemSecret = asKemSecretKey(fromBase64Url(value.kemSecret) ?? new Uint8Array());
      return { ...session, ...this.renewing(value.caseId, kemSecret) };
    } catch (error) {
      if (error instanceof CryptoError) return null;
      throw error;
    }
  }

  /**
   * The present thread key of a case, for the holder of its code. What waited for them since their grant was made, they get a grant
   * of now: from here on the code alone opens it.
   */
  private async latest(kemSecret: KemSecretKey, receipt: ReceiptEntity): Promise<OpenCase> {
    const { caseId, keyEpoch } = receipt;
    const threadKey = openReceipt(kemSecret, receipt);
    const open = await this.caseKeys.openForReporter(caseId, { keyEpoch, threadKey });
    if (open.keyEpoch > keyEpoch) {
      const context = reporterGrantContext(caseId, open.keyEpoch);
      await this.keep(caseId, open.keyEpoch, sealGrant(kemPublicOf(kemSecret), context, open.threadKey));
    }
    return open;
  }

  private async keep(caseId: string, keyEpoch: number, sealed: Uint8Array): Promise<void> {
    await this.repository.keepGrant(caseId, keyEpoch, sealed);
    await this.caseKeys.grantedToReporter(caseId, keyEpoch);
  }

  private renewing(
    caseId: string,
    kemSecret: KemSecretKey,
  ): Required<Pick<ReporterSession, 'reopen' | 'reporter'>> {
    return {
      reopen: async () => {
        const receipt = await this.repository.ofCase(caseId);
        return receipt && this.latest(kemSecret, receipt);
      },
      reporter: {
        kemPublic: () => kemPublicOf(kemSecret),
        keep: (keyEpoch, sealed) => this.keep(caseId, keyEpoch, sealed),
      },
    };
  }

  async end(cookieText: string): Promise<void> {
    const token = parseToken(cookieText);
    if (token) await this.repository.deleteSession(token.idHash);
  }
}

function openReceipt(kemSecret: KemSecretKey, receipt: ReceiptEntity): ThreadKey {
  try {
    const context = reporterGrantContext(receipt.caseId, receipt.keyEpoch);
    return asThreadKey(openGrant(kemSecret, context, receipt.sealed));
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
