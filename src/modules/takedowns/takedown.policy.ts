import {
  PLATFORMS,
  type CaseKind,
  type PlatformName,
  type TakedownCheck,
  type TakedownClock,
  type TakedownDuty,
  type TakedownLaw,
  type TakedownState,
  type TakedownStep,
} from '../vocabulary/index.js';
import { LAWS, type TimeLimit } from './laws.data.js';

/** What a person can say that happened to a location. That the time is over, time says. */
export const SETTABLE = [
  'proposed',
  'ready',
  'sent',
  'acknowledged',
  'removed',
  'refused',
  'appeared_again',
] as const satisfies readonly TakedownState[];
export type SettableState = (typeof SETTABLE)[number];

/** From each state those that a person can bring it to. Each notice, a second one too, is made ready before it is sent. */
export const TRANSITIONS: Readonly<Record<TakedownState, readonly SettableState[]>> = {
  proposed: ['ready', 'removed'],
  ready: ['proposed', 'sent', 'removed'],
  sent: ['acknowledged', 'removed', 'refused'],
  acknowledged: ['removed', 'refused'],
  removed: ['appeared_again'],
  refused: ['ready', 'removed'],
  expired: ['ready', 'acknowledged', 'removed', 'refused'],
  appeared_again: ['ready', 'removed'],
};

/** Where the time for removing has passed in one of these, the location is given up as expired. */
const WAITING: ReadonlySet<TakedownState> = new Set(['sent', 'acknowledged']);

export const mayBecome = (from: TakedownState, to: SettableState): boolean => TRANSITIONS[from].includes(to);

/** The checks that begin when a location comes to this state; all others of it end. */
export function checksOf(state: TakedownState, law: TakedownLaw): readonly TakedownCheck[] {
  if (state === 'removed') return ['takedown_check_3d', 'takedown_check_14d'];
  return state === 'sent' && runningLimits(law).length === 0 ? ['takedown_unanswered_7d'] : [];
}

/** The checks that go on when a location comes to this state. That a notice came is no answer to it. */
export const checksKept = (state: TakedownState): readonly TakedownCheck[] =>
  state === 'acknowledged' ? ['takedown_unanswered_7d'] : [];

/** What becomes of a location when a check of it is due. */
export const afterCheck = (state: TakedownState, check: TakedownCheck): TakedownState =>
  check === 'takedown_unanswered_7d' && WAITING.has(state) ? 'expired' : state;

/** What becomes of a location when its time for this duty has passed. */
export const afterLate = (state: TakedownState, duty: TakedownDuty): TakedownState =>
  duty === 'remove' && WAITING.has(state) ? 'expired' : state;

/**
 * The duties that are done when a location comes to this state. A refusal says that the notice came; the time for removing runs
 * on, for what comes after it asks whether that time has passed.
 */
export function dutiesDone(state: TakedownState): readonly TakedownDuty[] {
  if (state === 'removed') return ['acknowledge', 'remove'];
  return state === 'acknowledged' || state === 'refused' ? ['acknowledge'] : [];
}

/** The limits of a law that run as clocks: what is announced alone does not. */
export const runningLimits = (law: TakedownLaw): (TimeLimit & { clock: TakedownClock })[] =>
  LAWS[law].flatMap((limit) => (limit.clock === null ? [] : [{ ...limit, clock: limit.clock }]));

const HOUR = 3_600_000;

const removalLimit = (law: TakedownLaw): TimeLimit | undefined =>
  runningLimits(law).find(({ duty }) => duty === 'remove');

/** Whether this law gives a time for removing, that runs. Pure. */
export const limitsRemoval = (law: TakedownLaw): boolean => removalLimit(law) !== undefined;

/** Whether what a notice under this law named was gone in time; null: the law gives no time for that. Pure. */
export function goneInTime(
  law: TakedownLaw,
  { sentAt, goneAt }: { sentAt: Date; goneAt: Date },
): boolean | null {
  const limit = removalLimit(law);
  return limit ? goneAt.getTime() - sentAt.getTime() <= limit.time.hours * HOUR : null;
}

/** The duty that a clock gives time for. */
export function dutyOf(clock: TakedownClock): TakedownDuty {
  const limits = Object.values(LAWS).flat();
  return limits.find((limit) => limit.clock === clock)?.duty ?? 'remove';
}

/** The record of the directory that stands for whoever gets a notice, by which the reporter is asked. */
export const recipientOf = (platform: PlatformName): string =>
  platform === 'other' ? 'host-any' : `platform-${platform}`;

/** The platform or host that a record of the directory stands for; null: it gets no notices. */
export const platformOf = (recipientId: string): PlatformName | null =>
  PLATFORMS.find((platform) => recipientOf(platform) === recipientId) ?? null;

/**
 * Whether a notice leaves only with what the reporter allows: it speaks for the person. A finder is not the person, and a notice by a
 * platform's own rules speaks for nobody: as anybody may tell a hotline, or the platform, where illegal material of a child is,
 * whoever found it may through this desk, and there is nobody to ask.
 */
export const needsConsent = ({ law, kind }: { law: TakedownLaw; kind: CaseKind }): boolean =>
  law !== 'platform_rules' || kind !== 'found';

/** By what a location is asked to be taken down unless staff choose otherwise. */
export function proposedLaw(about: {
  platform: PlatformName;
  country: string | null;
  kind: CaseKind;
}): TakedownLaw {
  // The laws speak of pictures of a person who asks, or for whom somebody asks: not of a finder, nor of an account.
  if (about.kind === 'found' || about.kind === 'other') return 'platform_rules';
  if (about.country === 'IN') return about.platform === 'other' ? 'in_sop' : 'in_3_2_b';
  if (about.country === 'US') return 'us_tida';
  return about.country === 'GB' ? 'uk_osa' : 'platform_rules';
}

/** Whose regulator takes a complaint of a person about one location, by the country of the case. */
const REGULATORS: Readonly<Record<string, TakedownStep>> = { AU: 'au_esafety', SG: 'sg_osc' };

export interface Standing {
  readonly state: TakedownState;
  readonly law: TakedownLaw;
  readonly country: string | null;
  /** What the platform has not done in time. */
  readonly late: readonly TakedownDuty[];
  /** The number that the platform gave the request; null: none is known. */
  readonly requestNumber: string | null;
}

/** What can be done next, the first first. Empty while there is nothing to do but to wait. */
export function nextSteps({ state, law, country, late, requestNumber }: Standing): TakedownStep[] {
  if (state === 'appeared_again') return ['notice_again'];
  if (state === 'sent' && late.includes('acknowledge')) return ['in_ask_acknowledgement'];
  if (state !== 'expired' && state !== 'refused') return [];
  const steps: TakedownStep[] = [];
  if (law === 'in_3_2_b') steps.push('in_second_notice');
  if (law === 'in_3_2_b' || law === 'in_3_2_a') steps.push('in_appeal');
  if (law === 'in_3_2_b' || law === 'in_3_2_a' || law === 'in_sop') steps.push('in_other_doors');
  if (law === 'us_tida' && late.includes('remove')) {
    steps.push('us_ftc');
    if (requestNumber === null) steps.push('us_number_missing');
  }
  const regulator = country === null ? undefined : REGULATORS[country];
  if (regulator) steps.push(regulator);
  return steps.length > 0 ? steps : ['other_way'];
}
