import { defineEvent } from '../../platform/queue/index.js';
import {
  type CaseClockData,
  clockBreached,
  clockWarned,
  defineClock,
  type WarnBefore,
} from '../clocks/index.js';

/** A case was not opened in time. */
export const clockUnopened = defineEvent<CaseClockData>('clock.unopened');

const A_FIFTH: WarnBefore = { share: 0.2, leastMinutes: 3 };

/** The first answer to a report. */
export const firstAnswer = defineClock({
  name: 'first_answer',
  scope: 'answer',
  pauses: true,
  metByAnswer: true,
  ordersQueue: true,
  warnBefore: A_FIFTH,
  onWarn: clockWarned,
  onBreach: clockBreached,
});

/** An answer to what the reporter wrote since the last one. */
export const nextAnswer = defineClock({ ...firstAnswer, name: 'next_answer' });

/** An answer by a time that a staff member told the reporter: it stands still for nothing. */
export const promise = defineClock({ ...firstAnswer, name: 'promise', pauses: false });

/** The opening of a case by a person of its desk; then the next on duty are told. It is no deadline of an answer. */
export const opening = defineClock({
  name: 'opening',
  scope: 'opening',
  pauses: false,
  metByAnswer: true,
  ordersQueue: false,
  warnBefore: null,
  onWarn: null,
  onBreach: clockUnopened,
});

/** Those that the page of a case shows. */
export const ANSWER_CLOCKS = [firstAnswer, nextAnswer, promise] as const;
export type AnswerKind = (typeof ANSWER_CLOCKS)[number]['name'];
export const ANSWER_KINDS: readonly AnswerKind[] = ANSWER_CLOCKS.map(({ name }) => name);
