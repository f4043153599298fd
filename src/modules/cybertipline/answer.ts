/** What a server of the CyberTipline said. */
export interface CybertiplineAnswer {
  /** 0: done; else an error of their documentation. */
  code: number;
  /** Of the report; null: it names none. */
  reportId: string | null;
}

const ROOT = /<(?:\w+:)?(?:reportResponse|reportDoneResponse)[\s>]/;
const CODE = /<(?:\w+:)?responseCode\s*>\s*(\d{1,6})\s*</;
const REPORT = /<(?:\w+:)?reportId\s*>\s*(\d{1,19})\s*</;
const END = /<\/(?:\w+:)?(?:reportResponse|reportDoneResponse)\s*>\s*$/;

/** Reads an answer; null: it is none, or not whole. Never throws. Pure. */
export function answerOf(text: string): CybertiplineAnswer | null {
  const code = CODE.exec(text)?.[1];
  if (code === undefined || !ROOT.test(text) || !END.test(text)) return null;
  return { code: Number(code), reportId: REPORT.exec(text)?.[1] ?? null };
}

/** Errors of their side: the same may do later. */
const LATER: readonly number[] = [1000, 1100, 1300];
/** That a report is finished already: so it is, where it was asked twice. */
const FINISHED = 5102;

/** What an answer means for what was asked. `later`: nothing was done, ask again; `never`: nothing was done, a person looks. */
export type Meaning = 'done' | 'later' | 'never';

/** Pure. */
export function meaningOf(code: number): Meaning {
  if (code === 0 || code === FINISHED) return 'done';
  return LATER.includes(code) ? 'later' : 'never';
}
