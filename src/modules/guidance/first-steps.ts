import type { MessageKey } from '../../platform/i18n/index.js';
import { GUIDES, STEPS, type GuideKind, type GuideReader, type StepId } from './guides.data.js';

/** What the advice of the first hour depends on. */
export interface Reader {
  who: GuideReader;
  kind: GuideKind;
  /** An adult now and in the pictures: may keep a picture of the screen, where a child's must not be kept. */
  adultPictures?: boolean;
}

/** Nothing is known of who reads: the steps for somebody under 18 who is being threatened harm nobody else. */
export const ANYONE: Reader = { who: 'young', kind: 'threatened' };

/** The steps of a guide: the keys of one sentence or two each, in order. */
export function guideSteps({ who, kind, adultPictures }: Reader): readonly MessageKey[] {
  const own = (id: StepId): StepId => (id === 'keep_chat' && adultPictures ? 'keep_chat_adult' : id);
  return GUIDES[who][kind].map((id) => STEPS[own(id)]);
}

/** The same on the way through a report, where a child under 13 gets one thing to do: the first. */
export function firstSteps(reader: Reader): readonly MessageKey[] {
  const steps = guideSteps(reader);
  return reader.who === 'child' && reader.kind !== 'found' ? steps.slice(0, 1) : steps;
}
