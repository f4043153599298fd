import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { stableUuid } from '../../platform/ids/index.js';
import { checkText, requireText, type TextReason } from '../../platform/text/index.js';
import { Audit } from '../audit/index.js';
import { CaseAccess, CaseWrite } from '../cases/index.js';
import { contentOf, Entries, type Entry } from '../entries/index.js';
import { openCaseOf, type ReporterSession } from '../receipts/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { CaseTimeline } from '../timeline/index.js';
import type { CodeWordOutcome } from '../vocabulary/index.js';
import {
  askCodeWord,
  AUDITED,
  codeWordAsked,
  codeWordEntry,
  CodeWordError,
  codeWordSet,
  setCodeWord,
} from './code-word.definitions.js';

/** The most letters of a word: it may be a few words. */
export const CODE_WORD_LIMIT = 60;
const SHORTEST = 2;
/** How many times a reporter may set it within an hour. */
const MOST_AN_HOUR = 5;

/** What is known of the code word without the word. */
export interface CodeWordState {
  agreed: boolean;
  /** How many words were set, the present one among them. */
  words: number;
  /** Who set the present one; null: none is agreed. */
  setBy: 'reporter' | 'staff' | null;
  setAt: Date | null;
  /** What came of asking the last time; null: nobody noted any. */
  lastOutcome: CodeWordOutcome | null;
  /** The word is another than the one that was last asked for. */
  changedSince: boolean;
}

/** A word as it was set. */
export interface SetWord {
  word: string;
  setBy: 'reporter' | 'staff';
  /** The name of the staff member; null for the reporter. */
  by: string | null;
  setAt: Date;
}

/** What a reporter typed as a word: as it is kept, or why it is none. */
export type ReadWord = { word: string } | { reason: TextReason | 'CODE_WORD_TOO_SHORT' };

/** Reads a word: letter case and inner spaces as typed, runs of space as one. Pure. */
export function readCodeWord(typed: string): ReadWord {
  const checked = checkText(typed.replaceAll(/\s+/g, ' '), { max: CODE_WORD_LIMIT });
  if (!checked.ok) return { reason: checked.reason };
  return [...checked.text].length < SHORTEST ? { reason: 'CODE_WORD_TOO_SHORT' } : { word: checked.text };
}

/**
 * A word by which the desk knows the reporter again, when somebody calls or writes who may be another. Whoever holds the code of the
 * report can change it: so all words that were set stay, with who set them.
 */
@Injectable()
export class CodeWords {
  constructor(
    private readonly access: CaseAccess,
    private readonly write: CaseWrite,
    private readonly entries: Entries,
    private readonly timeline: CaseTimeline,
    private readonly staff: StaffDirectory,
    private readonly audit: Audit,
  ) {}

  /**
   * Sets the word for a reporter who came back. Setting the word that there is, or again with the same nonce, changes nothing.
   * Resolves to the minutes to wait where it was set too often within the hour: then nothing is set. Null: it is set.
   *
   * @param given.nonce - of the form: 20 to 64 random characters of base64url
   * @param given.word - as `readCodeWord` gives it
   * @throws CASE_NOT_FOUND, ENTRIES_TAMPERED
   */
  async setByReporter(
    session: ReporterSession,
    { nonce, word }: { nonce: string; word: string },
  ): Promise<{ minutes: number } | null> {
    const open = openCaseOf(session);
    if (wordsIn(await this.entries.read(open)).at(-1)?.content.word === word) return null;
    const id = stableUuid(session.caseId, nonce, word);
    const entry = { id, kind: codeWordEntry, author: { type: 'reporter' }, value: { word } } as const;
    const limit: { minutes: number | null } = { minutes: null };
    await this.write.changeByReporter(session.caseId, async (_, change) => {
      if (await this.entries.has(session.caseId, entry)) return;
      limit.minutes = await this.entries.minutesToWait(session.caseId, codeWordEntry, MOST_AN_HOUR);
      if (limit.minutes !== null || (await this.entries.append(open, entry)) === 'exists') return;
      change.record(codeWordSet({}));
    });
    return limit.minutes === null ? null : { minutes: limit.minutes };
  }

  /**
   * Sets the word that staff agreed with the reporter, on the phone for example.
   *
   * @throws TextError, CODE_WORD_TOO_SHORT, CASE_NOT_FOUND, CODE_WORD_CASE_CLOSED
   */
  async setByStaff(session: StaffSession, caseId: string, typed: string): Promise<void> {
    const read = readCodeWord(typed);
    if ('reason' in read) {
      requireText(typed, { max: CODE_WORD_LIMIT });
      throw new CodeWordError('CODE_WORD_TOO_SHORT');
    }
    const author = { type: 'staff', staffId: session.staffId, keys: session.keys } as const;
    await this.write.change(session, caseId, setCodeWord.name, async (_, change, open) => {
      if (wordsIn(await this.entries.read(open)).at(-1)?.content.word === read.word) return;
      await this.entries.append(open, { id: randomUUID(), kind: codeWordEntry, author, value: read });
      change.record(codeWordSet({}));
    });
  }

  /**
   * Notes what came of asking for the word.
   *
   * @throws CASE_NOT_FOUND, CODE_WORD_MISSING
   */
  async ask(session: StaffSession, caseId: string, outcome: CodeWordOutcome): Promise<void> {
    await this.write.change(session, caseId, askCodeWord.name, async (_, change, open) => {
      if (wordsIn(await this.entries.read(open)).length === 0) throw new CodeWordError('CODE_WORD_MISSING');
      change.record(codeWordAsked({ outcome }));
    });
  }

  /** @throws CASE_NOT_FOUND, ENTRIES_TAMPERED */
  async state(session: StaffSession, caseId: string): Promise<CodeWordState> {
    const { case: found, open } = await this.access.require(session, caseId);
    const [entries, events] = await Promise.all([this.entries.read(open), this.timeline.listFor(found.id)]);
    const words = wordsIn(entries);
    const last = words.at(-1)?.entry;
    const told = events.filter(({ kind }) => kind === codeWordAsked.name || kind === codeWordSet.name);
    const asked = told.findLast(({ kind }) => kind === codeWordAsked.name);
    return {
      agreed: last !== undefined,
      words: words.length,
      setBy: last?.author ?? null,
      setAt: last?.createdAt ?? null,
      lastOutcome: (asked?.detail['outcome'] as CodeWordOutcome | undefined) ?? null,
      changedSince: asked !== undefined && told.at(-1)?.kind === codeWordSet.name,
    };
  }

  /**
   * The words that were set, the present one first. Reading them is in the audit log.
   *
   * @throws CASE_NOT_FOUND, ENTRIES_TAMPERED, CODE_WORD_MISSING
   */
  async show(session: StaffSession, caseId: string): Promise<SetWord[]> {
    const { case: found, open } = await this.access.require(session, caseId);
    const words = wordsIn(await this.entries.read(open)).reverse();
    if (words.length === 0) throw new CodeWordError('CODE_WORD_MISSING');
    const names = await this.staff.find(words.flatMap(({ entry }) => entry.authorId ?? []));
    const { staffId: actorId } = session;
    await this.audit.record({ actorId, action: AUDITED.shown, subject: 'case', subjectId: found.id });
    return words.map(({ entry, content }) => ({
      word: content.word,
      setBy: entry.author,
      by: entry.authorId === null ? null : (names.get(entry.authorId)?.name ?? ''),
      setAt: entry.createdAt,
    }));
  }
}

/** The words in a chain, the oldest first. */
function wordsIn(entries: readonly Entry[]): { entry: Entry; content: { word: string } }[] {
  return entries.flatMap((entry) => {
    const content = contentOf(entry, codeWordEntry);
    return content ? [{ entry, content }] : [];
  });
}
