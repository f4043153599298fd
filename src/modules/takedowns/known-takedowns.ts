import { dayText } from '../../platform/text/index.js';
import type { ClockRow } from '../clocks/index.js';
import { contentOf, type Entry } from '../entries/index.js';
import type { KnownPlace } from '../evidence/index.js';
import type {
  CaseKind,
  LinkSeen,
  TakedownCheck,
  TakedownClock,
  TakedownDuty,
  TakedownState,
  TakedownStep,
} from '../vocabulary/index.js';
import type { EarlierNotice, NoticeFacts } from './notice-sheet.js';
import {
  linkSeenEntry,
  takedownLinksEntry,
  takedownStepEntry,
  type SentNotice,
  type TakedownLink,
} from './takedown.definitions.js';
import { dutyOf, needsConsent, nextSteps, proposedLaw } from './takedown.policy.js';
import type { TakedownRow } from './takedown.repository.js';

/** A location of a case as staff see it. */
export interface Takedown extends TakedownRow {
  readonly link: TakedownLink;
  /** Whether it has a row yet: until somebody works on it, it is proposed and nothing of it is written. */
  readonly isKept: boolean;
  /** The number that the platform gave the request; null: none is known. */
  readonly requestNumber: string | null;
  /** What the platform said last, as somebody typed it; null: nothing. */
  readonly words: string | null;
  /** What the reporter said that they saw since somebody last said where it stands; null: nothing. */
  readonly seen: LinkSeen | null;
  /** Whether its notice speaks for the person, and leaves only with what the reporter allows. */
  readonly forPerson: boolean;
  /** What its next notice is made of; null: nobody said it yet. */
  readonly facts: NoticeFacts | null;
  /** The last notice that was sent; null: none was. */
  readonly sent: SentNotice | null;
  /** The same, as the next notice names it. */
  readonly earlier: EarlierNotice | null;
  /** The last clock of each kind. */
  readonly clocks: readonly ClockRow<TakedownClock>[];
  /** The last check of each kind. */
  readonly checks: readonly ClockRow<TakedownCheck>[];
  readonly steps: readonly TakedownStep[];
}

/** What the entries say of the locations, by their ids. */
interface Said {
  links: Map<string, TakedownLink>;
  /** What the reporter last said that they saw, and when. */
  seen: Map<string, { seen: LinkSeen; at: Date }>;
  numbers: Map<string, string | null>;
  words: Map<string, string>;
  facts: Map<string, NoticeFacts>;
  sent: Map<string, SentNotice>;
  /** Those that came back after they were removed, until the next notice. */
  again: Set<string>;
}

/**
 * The locations of a case: those that the reporter named, in their order, then others that somebody works on. Pure.
 *
 * @param of.now - what a location that nobody works on yet has as its times
 */
export function knownTakedowns(
  of: { caseId: string; country: string | null; kind: CaseKind; now: Date },
  found: {
    places: readonly KnownPlace[];
    rows: readonly TakedownRow[];
    entries: readonly Entry[];
    clocks: readonly ClockRow<TakedownClock>[];
    checks: readonly ClockRow<TakedownCheck>[];
  },
): Takedown[] {
  const said = saidIn(found.entries);
  const rows = new Map(found.rows.map((row) => [row.id, row]));
  return linksOf(found.places, said).map((link) => {
    const row = rows.get(link.id);
    const clocks = lastOfEach(found.clocks.filter(({ subjectId }) => subjectId === link.id));
    const requestNumber = said.numbers.get(link.id) ?? null;
    const standing = row ?? fresh(of, link);
    return {
      ...standing,
      link,
      isKept: row !== undefined,
      requestNumber,
      words: said.words.get(link.id) ?? null,
      seen: row ? seenOf(row, said) : null,
      forPerson: needsConsent({ law: standing.law, kind: of.kind }),
      facts: said.facts.get(link.id) ?? null,
      sent: said.sent.get(link.id) ?? null,
      earlier: earlierOf(standing, said),
      clocks,
      checks: lastOfEach(found.checks.filter(({ subjectId }) => subjectId === link.id)),
      steps: nextSteps({ ...standing, country: of.country, late: lateDuties(clocks), requestNumber }),
    };
  });
}

/** A location as its reporter sees it. */
export interface SeenLink {
  readonly link: TakedownLink;
  /** Null: nobody works on it yet. */
  readonly state: TakedownState | null;
  readonly seen: LinkSeen | null;
}

/**
 * The same as far as their reporter can open it, in the same order. Pure.
 *
 * @param found.entries - opened with the thread's key alone
 */
export function linksForReporter(found: {
  places: readonly KnownPlace[];
  rows: readonly TakedownRow[];
  entries: readonly Entry[];
}): SeenLink[] {
  const said = saidIn(found.entries);
  const rows = new Map(found.rows.map((row) => [row.id, row]));
  return linksOf(found.places, said).map((link) => {
    const row = rows.get(link.id);
    return { link, state: row?.state ?? null, seen: row ? seenOf(row, said) : null };
  });
}

function linksOf(places: readonly KnownPlace[], { links }: Said): TakedownLink[] {
  // A location keeps the id that it was first worked on by, also when a later release reads or indexes it otherwise.
  const kept = new Map([...links.values()].map((link) => [link.value, link]));
  const named = places.map(({ id, platform, link, value }): TakedownLink => {
    return kept.get(value) ?? { id, platform, link, value };
  });
  const ids = new Set(named.map(({ id }) => id));
  return [...named, ...[...links.values()].filter(({ id }) => !ids.has(id))];
}

/** What the reporter said, unless a person has said since where it stands. That a time passed says nothing of what is there. */
function seenOf(row: TakedownRow, { seen }: Said): LinkSeen | null {
  const last = seen.get(row.id);
  const since = row.state === 'expired' ? (row.sentAt ?? row.changedAt) : row.changedAt;
  return last && last.at >= since ? last.seen : null;
}

function fresh(
  { caseId, country, kind, now }: Parameters<typeof knownTakedowns>[0],
  { id, platform }: TakedownLink,
): TakedownRow {
  return {
    ...{ id, caseId, platform, state: 'proposed', notices: 0 },
    law: proposedLaw({ platform, country, kind }),
    ...{ createdAt: now, changedAt: now, sentAt: null, acknowledgedAt: null, endedAt: null },
    inTime: null,
  };
}

function saidIn(entries: readonly Entry[]): Said {
  const said: Said = {
    ...{ links: new Map(), numbers: new Map(), words: new Map(), facts: new Map(), sent: new Map() },
    seen: new Map(),
    again: new Set(),
  };
  for (const entry of entries) {
    for (const link of contentOf(entry, takedownLinksEntry)?.links ?? []) said.links.set(link.id, link);
    const saw = contentOf(entry, linkSeenEntry);
    if (saw) said.seen.set(saw.id, { seen: saw.seen, at: entry.createdAt });
    const step = contentOf(entry, takedownStepEntry);
    for (const id of step?.ids ?? []) {
      if (step?.requestNumber !== undefined) said.numbers.set(id, step.requestNumber);
      if (step?.words) said.words.set(id, step.words);
      if (step?.facts) said.facts.set(id, step.facts);
      if (step?.state === 'appeared_again') said.again.add(id);
      if (step?.state === 'sent') said.again.delete(id);
    }
    for (const notice of step?.notices ?? []) said.sent.set(notice.id, notice);
  }
  return said;
}

function earlierOf({ id, sentAt }: TakedownRow, { sent, again }: Said): EarlierNotice | null {
  const before = sent.get(id);
  if (!before || sentAt === null) return null;
  return { law: before.law, day: dayText(sentAt), again: again.has(id) };
}

/**
 * Clocks come by deadline, and the last of a kind is that of the last notice. An open one is always the last: it goes before one that
 * has ended with the same deadline.
 */
function lastOfEach<Kind extends string>(clocks: readonly ClockRow<Kind>[]): ClockRow<Kind>[] {
  const isOpen = ({ state }: ClockRow<Kind>): number => Number(state !== 'met' && state !== 'cancelled');
  const inOrder = [...clocks].sort((one, other) => isOpen(one) - isOpen(other));
  return [...new Map(inOrder.map((clock) => [clock.kind, clock])).values()];
}

const lateDuties = (clocks: readonly ClockRow<TakedownClock>[]): TakedownDuty[] =>
  clocks.filter(({ state }) => state === 'breached').map(({ kind }) => dutyOf(kind));
