import type { JsonValue } from '../../platform/crypto/index.js';

/** One answered question as staff read it: the words asked, the options chosen, the text typed. */
export interface ReportAnswer {
  id: string;
  question: string;
  values: string[];
  options: string[];
  text: string | null;
}

/** The sealed report. `keepOut` is what the reporter said of a person who must not be given the case. */
export interface ReportDocument {
  version: 1;
  language: string;
  country: string | null;
  partial: boolean;
  answers: ReportAnswer[];
  keepOut: string | null;
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
