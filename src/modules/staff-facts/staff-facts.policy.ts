import type { CardContent } from '../entries/index.js';
import { assess, assessChange, cardOf, type Facts } from '../triage/index.js';
import type { Playbook, Urgency } from '../vocabulary/index.js';
import { NO_STAFF_FACTS, type StaffFactsContent } from './staff-facts.definitions.js';

/** The facts that the rules decide by: those of the report, with what staff found out in their place. Pure. */
export function factsWith(reported: Facts, { ageBand, kind, danger }: StaffFactsContent): Facts {
  return {
    ...reported,
    ageBand: ageBand ?? reported.ageBand,
    kind: kind ?? reported.kind,
    imminentDanger: danger === 'yes' ? true : danger === 'no' ? false : null,
  };
}

/** What of a case follows from its facts. */
export interface Followed {
  /** Never less urgent than the case was: only a person makes it so. */
  urgency: Urgency;
  playbook: Playbook;
  card: CardContent;
}

/**
 * What follows when facts change. Only rules that did not hold before speak for the urgency, so that what a person has decided of
 * the rest stands. Marks and reasons that came otherwise than by these facts stay on the card. Pure.
 */
export function follow(
  change: { before: Facts; after: Facts },
  found: { urgency: Urgency; card: CardContent | null },
  firstAnswerMinutes: readonly number[],
): Followed {
  const { before, after } = change;
  const told = assessChange(before, after, firstAnswerMinutes);
  const was = assess(before, firstAnswerMinutes);
  const now = assess(after, firstAnswerMinutes);
  const kept = (all: readonly string[], byRule: readonly string[], fresh: readonly string[]): string[] =>
    all.filter((one) => !byRule.includes(one) && !fresh.includes(one));
  const card = cardOf(after, now, { keepOut: false });
  return {
    urgency: told.urgency < found.urgency ? told.urgency : found.urgency,
    playbook: now.playbook,
    card: {
      summary: card.summary,
      marks: [...card.marks, ...kept(found.card?.marks ?? [], was.marks, card.marks)],
      reasons: [...card.reasons, ...kept(found.card?.reasons ?? [], was.reasons, card.reasons)],
    },
  };
}

/** The names of what differs, as events and the audit log have them, in the order in which it is declared. Pure. */
export function changedFields(before: StaffFactsContent, after: StaffFactsContent): string[] {
  const names = Object.keys(NO_STAFF_FACTS) as (keyof StaffFactsContent)[];
  return names.filter((name) => before[name] !== after[name]).map((name) => NAMES[name]);
}

const NAMES: Record<keyof StaffFactsContent, string> = {
  contactable: 'contactable',
  contactBy: 'contact_by',
  contactWhen: 'contact_when',
  danger: 'danger',
  ageBand: 'age_band',
  kind: 'kind',
};
