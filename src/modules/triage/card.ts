import type { CardContent } from '../entries/index.js';
import type { Facts } from './facts.js';
import type { Assessment } from './assess.js';

/** The reporter said who must not have the case: read it before you hand it on. */
const KEEP_OUT = 'keep_out';

/** The card of a case: what a queue shows of it. Built of enumerations alone, so no typed word can reach a list. */
export function cardOf(facts: Facts, assessment: Assessment, asked: { keepOut: boolean }): CardContent {
  const summary = [facts.kind, facts.otherKind, facts.about, facts.offender, ...facts.demands];
  return {
    summary: summary.filter((part) => part !== null).join(' '),
    marks: [...assessment.marks, ...(asked.keepOut ? [KEEP_OUT] : [])],
    reasons: [...assessment.reasons],
  };
}
