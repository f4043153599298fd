import type { ReportAnswer, ReportDocument } from '../api/types.js';

/** Questions of the form whose answers are names, numbers and links: each line is a thing to copy. */
const COPIED: ReadonlySet<string> = new Set(['handles', 'links', 'foundAt', 'paidTo', 'reportedNumber']);
/** Questions that ask what happened. */
const TOLD: ReadonlySet<string> = new Set(['more', 'foundMore', 'story']);
/** A typed answer of more characters is told, not a fact of one line. */
const LONG = 120;

/** The answers of a report in the order in which they are read. */
export interface ReportParts {
  /** The reporter's own words. */
  readonly told: readonly ReportAnswer[];
  readonly facts: readonly ReportAnswer[];
  /** Identifiers and links, a line each. */
  readonly copied: readonly { readonly answer: ReportAnswer; readonly lines: readonly string[] }[];
  readonly skipped: readonly ReportAnswer[];
}

/** Sorts every answer into one part; within a part they keep their order. */
export function partsOf({ answers }: Pick<ReportDocument, 'answers'>): ReportParts {
  const given = answers.filter(({ options, text }) => options.length > 0 || !!text?.trim());
  const copied = given.filter((one) => COPIED.has(one.id) && linesOf(one).length > 0);
  const told = given.filter((one) => !copied.includes(one) && isTold(one));
  return {
    told,
    facts: given.filter((one) => !copied.includes(one) && !told.includes(one)),
    copied: copied.map((answer) => ({ answer, lines: linesOf(answer) })),
    skipped: answers.filter((one) => !given.includes(one)),
  };
}

function isTold({ id, options, text }: ReportAnswer): boolean {
  if (options.length > 0 || text === null) return false;
  return TOLD.has(id) || [...text].length > LONG || text.trim().includes('\n');
}

const linesOf = ({ text }: ReportAnswer): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
