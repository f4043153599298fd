import { TAKEDOWN_LAWS, type PlatformName } from '../vocabulary/index.js';
import type { Takedown } from './known-takedowns.js';
import { LAWS } from './laws.data.js';
import type { NoticeConsent } from './takedown-consents.service.js';
import { dutyOf, recipientOf, TRANSITIONS } from './takedown.policy.js';
import type { NoticeFactsDto, TakedownDto, TakedownsDto, TimeLimitDto } from './takedowns.dto.js';

/** The locations of a case, with the times that the laws give. */
export const presentTakedowns = (
  takedowns: readonly Takedown[],
  consents: ReadonlyMap<PlatformName, NoticeConsent>,
): TakedownsDto => ({
  takedowns: takedowns.map((one) => present(one, consents.get(one.platform))),
  limits: TAKEDOWN_LAWS.flatMap((law) =>
    LAWS[law].map(({ duty, time: { hours, standing }, rule, source, confidence }): TimeLimitDto => ({
      ...{ law, duty, hours, rule, standing, source, confidence },
    })),
  ),
  lastNotice: lastFacts(takedowns),
});

const present = (one: Takedown, consent: NoticeConsent | undefined): TakedownDto => ({
  id: one.id,
  platform: one.platform,
  link: one.link.link,
  state: one.state,
  law: one.law,
  allowed: [...TRANSITIONS[one.state]],
  notices: one.notices,
  sentAt: iso(one.sentAt),
  acknowledgedAt: iso(one.acknowledgedAt),
  endedAt: iso(one.endedAt),
  requestNumber: one.requestNumber,
  words: one.words,
  seen: one.seen,
  consent: one.forPerson ? (consent?.standing ?? 'none') : 'not_needed',
  recipientId: recipientOf(one.platform),
  recipient: consent?.recipient ?? recipientOf(one.platform),
  clocks: one.clocks.map(({ kind, state, dueAt }) => ({
    clock: kind,
    state,
    duty: dutyOf(kind),
    dueAt: dueAt.toISOString(),
  })),
  checks: one.checks.map(({ kind, state, dueAt }) => ({ check: kind, state, dueAt: dueAt.toISOString() })),
  steps: [...one.steps],
});

function lastFacts(takedowns: readonly Takedown[]): NoticeFactsDto | null {
  const said = takedowns.filter(({ facts }) => facts !== null);
  const last = said.reduce<Takedown | null>(
    (before, one) => (before && before.changedAt > one.changedAt ? before : one),
    null,
  );
  if (!last?.facts) return null;
  const { signedBy, contact, goodFaith, made } = last.facts;
  return { signedBy, contact, goodFaith, made };
}

const iso = (at: Date | null): string | null => at && at.toISOString();
