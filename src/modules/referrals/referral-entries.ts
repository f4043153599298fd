import { contentOf, defineEntryKind, searchedAs, type Entry } from '../entries/index.js';
import type { AgeBand, PersonGender, ReferralAnswer, ReferralOutcome } from '../vocabulary/index.js';

/** An offer as the person reads it. */
export interface ReferralOfferContent {
  referralId: string;
  serviceId: string;
  /** The name of the service, in the language of the words where the directory has it. */
  service: string;
  language: string;
  words: string;
  /** Numbers and pages of the service. */
  reach: string[];
}

/** What the person said to it. `words`: how they said it to one of the staff; null: they pressed a button. */
export interface ReferralAnswerContent {
  referralId: string;
  answer: ReferralAnswer;
  words: string | null;
}

/** What the service was told. */
export interface ReferralToldContent {
  referralId: string;
  told: string;
}

/** What the desk notes of a step. */
export interface ReferralNoteContent {
  referralId: string;
  /** With whom of the service somebody spoke; null: this is another step. */
  spokenTo: string | null;
  /** How it ended; null: it has not. */
  outcome: ReferralOutcome | null;
  words: string;
}

/** Who the person is whom a service is to help. `ageBand`: null where it is the age of the case. */
export interface ReferralPersonContent {
  gender: PersonGender;
  ageBand: AgeBand | null;
}

/** These are under the thread's key: the person reads what was offered, what they said, and what was told of them. */
export const referralOfferEntry = defineEntryKind<ReferralOfferContent>({
  ...{ name: 'referral_offer', key: 'thread', aside: true },
  searched: ({ service, words }) => searchedAs('referral', service, words),
});
export const referralAnswerEntry = defineEntryKind<ReferralAnswerContent>({
  ...{ name: 'referral_answer', key: 'thread', aside: true },
  searched: ({ words }) => searchedAs('referral', words),
});
export const referralToldEntry = defineEntryKind<ReferralToldContent>({
  ...{ name: 'referral_told', key: 'thread', aside: true },
  searched: ({ told }) => searchedAs('referral', told),
});
/** These are for the desk alone. */
export const referralNoteEntry = defineEntryKind<ReferralNoteContent>({
  ...{ name: 'referral_note', key: 'staff', aside: true },
  searched: ({ spokenTo, words }) => searchedAs('referral', spokenTo, words),
});
export const referralPersonEntry = defineEntryKind<ReferralPersonContent>({
  ...{ name: 'referral_person', key: 'staff', aside: true },
  searched: null,
});

/** What the chain of a case says of one referral. The notes are there for the desk alone. */
export interface WrittenReferral {
  /** The last offer. */
  offer: ReferralOfferContent;
  answer: (ReferralAnswerContent & { by: 'reporter' | 'staff' }) | null;
  told: string | null;
  notes: ReferralNoteContent[];
}

/** The referrals in a chain, by the id of their row. Pure. */
export function referralsIn(entries: readonly Entry[]): Map<string, WrittenReferral> {
  const found = new Map<string, WrittenReferral>();
  for (const entry of entries) {
    const offer = contentOf(entry, referralOfferEntry);
    // A person who is offered the same again has not answered that yet.
    if (offer) {
      const before = found.get(offer.referralId);
      const { told = null, notes = [] } = before ?? {};
      found.set(offer.referralId, { offer, answer: null, told, notes });
    }
    const answer = contentOf(entry, referralAnswerEntry);
    const told = contentOf(entry, referralToldEntry);
    const note = contentOf(entry, referralNoteEntry);
    const of = found.get((answer ?? told ?? note)?.referralId ?? '');
    if (of && answer) of.answer = { ...answer, by: entry.author };
    if (of && told) of.told = told.told;
    if (of && note) of.notes.push(note);
  }
  return found;
}

/** Who the person is, as staff set it last. Pure. */
export function personIn(entries: readonly Entry[]): ReferralPersonContent {
  const last = entries.findLast(({ kind }) => kind === referralPersonEntry.name);
  return (last && contentOf(last, referralPersonEntry)) ?? { gender: 'unsaid', ageBand: null };
}
