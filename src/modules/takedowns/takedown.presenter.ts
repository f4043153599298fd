import { TAKEDOWN_LAWS } from '../vocabulary/index.js';
import type { Takedown } from './known-takedowns.js';
import { LAWS } from './laws.data.js';
import { dutyOf, TRANSITIONS } from './takedown.policy.js';
import type { NoticeFactsDto, TakedownDto, TakedownsDto, TimeLimitDto } from './takedowns.dto.js';

/** The locations of a case, with the times that the laws give. */
export const presentTakedowns = (takedowns: readonly Takedown[]): TakedownsDto => ({
  takedowns: takedowns.map(present),
  limits: TAKEDOWN_LAWS.flatMap((law) =>
    LAWS[law].map(({ duty, hours, rule, standing, source, confidence }): TimeLimitDto => ({
      ...{ law, duty, hours, rule, standing, source, confidence },
    })),
  ),
  lastNotice: lastFacts(takedowns),
});

const present = (one: Takedown): TakedownDto => ({
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
  clocks: one.clocks.map(({ kind, state, dueAt }) => ({
    clock: kind,
    state,
    duty: dutyOf(kind),
    dueAt: dueAt.toISOString(),
  })),
  steps: [...one.steps],
});

function lastFacts(takedowns: readonly Takedown[]): NoticeFactsDto | null {
  const said = takedowns.filter(({ facts }) => facts !== null);
  const last = said.reduce<Takedown | null>(
    (before, one) => (before && before.changedAt > one.changedAt ? before : one),
    null,
  );
  return last?.facts ?? null;
}

const iso = (at: Date | null): string | null => at && at.toISOString();
