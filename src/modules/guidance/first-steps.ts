import type { Safety } from '../vocabulary/index.js';
import { GUIDES, STEPS_FOR_ANYONE, type GuideKind, type GuideReader } from './guides.data.js';
import { STEPS, type Step, type StepId } from './steps.data.js';

/** What the advice of the first hour depends on. */
export interface Reader {
  who: GuideReader;
  kind: GuideKind;
  /**
   * Whether only an adult is in the pictures: may keep a picture of the screen, where a child's must not be kept. Left out: not
   * known, so that nothing is kept and both services are named.
   */
  adultPictures?: boolean;
  /** The pictures are the reader's own. Left out: as the guide has it. False: no service that needs them is named. */
  ownPictures?: boolean;
  /** How safe the reader is, where that was asked. */
  safety?: Safety | null;
}

const FOR_ADULT_PICTURES: Partial<Record<StepId, StepId>> = {
  keep_chat: 'keep_chat_adult',
  keep_links: 'keep_links_adult',
};

/**
 * The steps for a reader, in the order in which they help; null: nothing is known of who reads. Whoever might hurt themselves is
 * told first whom to call.
 */
export function stepsFor(reader: Reader | null): readonly Step[] {
  return stepIds(reader).map((id) => STEPS[id]);
}

/** The same, by the ids of the steps. */
export function stepIds(reader: Reader | null): readonly StepId[] {
  if (reader === null) return STEPS_FOR_ANYONE;
  const { who, kind, adultPictures, ownPictures, safety } = reader;
  const grown = who === 'adult' && adultPictures === true;
  const left = GUIDES[who][kind].filter((id) => {
    if (id === 'take_it_down') return ownPictures !== false && !(who === 'adult' && adultPictures === true);
    if (id === 'stop_ncii') return ownPictures !== false && adultPictures !== false;
    return true;
  });
  const steps = left.map((id) => (grown ? (FOR_ADULT_PICTURES[id] ?? id) : id));
  return safety === 'self_harm' ? ['hurting', ...steps.filter((id) => id !== 'hurting')] : steps;
}
