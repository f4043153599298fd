import type { JsonValue } from '../../platform/crypto/index.js';
import type { IntakeChannel } from '../vocabulary/index.js';

/** One answered question as staff read it: the words asked, the options chosen, the text typed. */
export interface ReportAnswer {
  id: string;
  question: string;
  values: string[];
  options: string[];
  text: string | null;
}

/** Who wrote a report down for the person whose it is, how they spoke, and what was said on both sides. */
export interface TakenReport {
  staffId: string;
  channel: IntakeChannel;
  /** What the person was promised; null: nothing. */
  promised: string | null;
  /** How and when they can be reached safely, in their words; null: not said. */
  reach: string | null;
}

/** The sealed report. `keepOut` is what the reporter said of a person who must not be given the case. */
export interface ReportDocument {
  version: 1;
  language: string;
  country: string | null;
  partial: boolean;
  answers: ReportAnswer[];
  keepOut: string | null;
  /** Left out where the reporter sent it themselves. */
  taken?: TakenReport;
}

/** The sealed card shown in a queue: enumerations only, never a word that a person typed. */
export interface CardContent {
  summary: string;
  marks: string[];
  reasons: string[];
}

/** A message of the two-way thread, or an internal note. */
export interface TextContent {
  text: string;
}

export const asJson = (value: object): JsonValue => value as unknown as JsonValue;
