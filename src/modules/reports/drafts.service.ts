import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
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
import { DatabaseClock, minute, type Sql, type StatementPart } from '../../platform/database/index.js';
import type { DraftEntity } from './draft.entity.js';
import { DraftRepository, type WrittenDraft } from './draft.repository.js';

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

/** A draft as it is kept now. */
export interface KeptDraft {
  draft: Draft;
  /** Raised by every change: what was made from one revision does not hold for the next. */
  revision: number;
  /** When it is gone, unless it is written again before. */
  expiresAt: Date;
}

/** Drafts of reports: one row each, sealed under the random key in the cookie of the person who writes it. */
@Injectable()
export class Drafts {
  constructor(
    private readonly repository: DraftRepository,
    private readonly config: Config,
    private readonly clock: DatabaseClock,
  ) {}

  /** Begins a draft. `token` is the cookie's value: whoever lacks it cannot open the row. */
  async start(init: { language: string; country: string }): Promise<KeptDraft & { token: string }> {
    const token = newToken();
    const draft: Draft = {
      code: newReceiptCode(),
      caseId: randomUUID(),
      ...init,
      answers: {},
      visited: [],
      sent: false,
    };
    const row = this.toRow(token.idHash, token.key, draft, 1);
    await this.repository.insert(row);
    return { token: token.text, ...this.kept(row, draft) };
  }

  /** The draft of a cookie; null where it expired, was destroyed or never was. */
  async read(cookieText: string): Promise<KeptDraft | null> {
    const token = parseToken(cookieText);
    if (!token) return null;
    const row = await this.repository.find(token.idHash);
    const draft = row && open(token.key, row);
    return row && draft ? { draft, revision: row.revision, expiresAt: row.expiresAt } : null;
  }

  /**
   * Changes the draft as it is at this moment, and keeps it for its full time again. A draft that somebody else changed meanwhile
   * is changed once more as it then is, so that of two pages saved at once neither takes away what the other said; `change` must
   * be pure. A draft that was sent meanwhile is left as it is. Resolves to what is kept now; null where the draft is gone.
   *
   * @param known - the draft as the caller has just read it, which saves reading it again
   */
  async write(
    cookieText: string,
    change: (current: Draft) => Draft,
    known: KeptDraft | null = null,
  ): Promise<KeptDraft | null> {
    const token = parseToken(cookieText);
    if (!token) return null;
    // Each turn that is lost is one that another page won: no limit is needed.
    for (let before = known; ; before = null) {
      before ??= await this.read(cookieText);
      if (!before) return null;
      const kept = await this.replace(token, before, before.draft.sent ? before.draft : change(before.draft));
      if (kept) return kept;
    }
  }

  /**
   * Marks a draft that was not sent as sent and drops its answers, for the statement that files its case; the code stays to be
   * shown until Finish, with what `left` says: choices and digests, never a word that was typed. The part has a row if the draft
   * was still as it is given and the condition held. Null for what is no cookie of a draft.
   */
  sending(
    cookieText: string,
    { draft, revision }: KeptDraft,
    left: Readonly<Record<string, string>>,
    condition: Sql,
  ): StatementPart | null {
    const token = parseToken(cookieText);
    if (!token) return null;
    const sent: Draft = { ...draft, answers: { ...left }, visited: [], sent: true };
    const row = this.toRow(token.idHash, token.key, sent, revision + 1);
    return this.repository.replacing(row, condition);
  }

  async destroy(cookieText: string): Promise<void> {
    const token = parseToken(cookieText);
    if (token) await this.repository.delete(token.idHash);
  }

  /** Null where the draft is not what it was before. A page posted twice changes nothing but the time. */
  private async replace(
    { idHash, key }: { idHash: Uint8Array; key: TokenKey },
    before: KeptDraft,
    next: Draft,
  ): Promise<KeptDraft | null> {
    if (isDeepStrictEqual(before.draft, next)) {
      const { revision } = before;
      return (await this.repository.prolong(idHash, revision, this.config.draftMinutes))
        ? { ...before, expiresAt: this.expiry() }
        : null;
    }
    const row = this.toRow(idHash, key, next, before.revision + 1);
    return (await this.repository.replace(row)) ? this.kept(row, next) : null;
  }

  private toRow(idHash: Uint8Array, key: TokenKey, draft: Draft, revision: number): WrittenDraft {
    const value = draft as unknown as JsonValue;
    const sealed = sealDocument(key, draftContext(idHash, revision), value);
    return { idHash, sealed, revision, minutes: this.config.draftMinutes };
  }

  private kept({ revision }: WrittenDraft, draft: Draft): KeptDraft {
    return { draft, revision, expiresAt: this.expiry() };
  }

  /** As the database has just reckoned it, to a minute. */
  private expiry(): Date {
    return minute(new Date(this.clock.now().getTime() + (this.config.draftMinutes + 1) * 60_000));
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
