import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import {
  CryptoError,
  newReceiptCode,
  newToken,
  NO_PREVIOUS,
  openDocument,
  parseToken,
  sealDocument,
  type JsonValue,
  type SealContext,
  type TokenKey,
} from '../../platform/crypto/index.js';
import { minute, Transaction } from '../../platform/database/index.js';
import { DraftEntity } from './draft.entity.js';
import { DraftRepository } from './draft.repository.js';

/** An unfinished report. Its code and case id are made with it, so that sending twice gives one case and one code. */
export interface Draft {
  code: string;
  caseId: string;
  language: string;
  country: string;
  answers: Record<string, string | string[]>;
  visited: string[];
  sent: boolean;
}

/** Drafts of reports: one row each, sealed under the random key in the cookie of the person who writes it. */
@Injectable()
export class Drafts {
  constructor(
    private readonly repository: DraftRepository,
    private readonly transaction: Transaction,
    private readonly config: Config,
  ) {}

  /** Begins a draft. `token` is the cookie's value: whoever lacks it cannot open the row. */
  async start(init: { language: string; country: string }): Promise<{ token: string; draft: Draft }> {
    const token = newToken();
    const draft: Draft = {
      code: newReceiptCode(),
      caseId: randomUUID(),
      ...init,
      answers: {},
      visited: [],
      sent: false,
    };
    await this.repository.insert(this.toRow(token.idHash, token.key, draft, 1));
    return { token: token.text, draft };
  }

  /** The draft of a cookie; null where it expired, was destroyed or never was. */
  async read(cookieText: string): Promise<Draft | null> {
    const token = parseToken(cookieText);
    if (!token) return null;
    const row = await this.repository.find(token.idHash, new Date());
    return row ? open(token.key, row) : null;
  }

  /**
   * Keeps the answers, and the draft for its full time again. False where the draft is gone. A draft that was sent
   * meanwhile (a late second request) is left as it is.
   */
  write(cookieText: string, draft: Draft): Promise<boolean> {
    return this.update(cookieText, (current) => (current.sent ? current : draft));
  }

  /**
   * Marks the draft as sent and drops its answers; the code stays to be shown until Finish, with what `left` says: choices
   * that the page of the code needs, never a word that was typed.
   */
  markSent(cookieText: string, left: Readonly<Record<string, string>> = {}): Promise<boolean> {
    return this.update(cookieText, (current) =>
      current.sent ? current : { ...current, answers: { ...left }, visited: [], sent: true },
    );
  }

  async destroy(cookieText: string): Promise<void> {
    const token = parseToken(cookieText);
    if (token) await this.repository.delete(token.idHash);
  }

  private async update(cookieText: string, change: (current: Draft) => Draft): Promise<boolean> {
    const token = parseToken(cookieText);
    if (!token) return false;
    return this.transaction.run(async () => {
      const row = await this.repository.find(token.idHash, new Date(), true);
      const current = row && open(token.key, row);
      if (!row || !current) return false;
      await this.repository.update(this.toRow(token.idHash, token.key, change(current), row.revision + 1));
      return true;
    });
  }

  private toRow(idHash: Uint8Array, key: TokenKey, draft: Draft, revision: number): DraftEntity {
    const value = draft as unknown as JsonValue;
    const sealed = sealDocument(key, draftContext(idHash, revision), value);
    return Object.assign(new DraftEntity(), { idHash, sealed, revision, expiresAt: this.expiry() });
  }

  private expiry(): Date {
    return minute(new Date(Date.now() + (this.config.draftMinutes + 1) * 60_000));
  }
}

function open(key: TokenKey, row: DraftEntity): Draft | null {
  try {
    return openDocument(key, draftContext(row.idHash, row.revision), row.sealed) as unknown as Draft;
  } catch (error) {
    if (error instanceof CryptoError) return null;
    throw error;
  }
}

/** What a draft is bound to; pinned by test/unit/contexts.spec.ts. */
export function draftContext(idHash: Uint8Array, revision: number): SealContext {
  return {
    table: 'drafts',
    caseId: '',
    rowId: '',
    kind: Buffer.from(idHash).toString('hex'),
    author: 'reporter',
    keyEpoch: 0,
    sequence: revision,
    previousHash: NO_PREVIOUS,
  };
}
