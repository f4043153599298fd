/** A text of a document. It is data: nothing in it is read as markup. */
export interface PrintText {
  text: string;
  /** Whether its script begins on the right. */
  rtl: boolean;
}

/** A document as the template prints it. */
export interface PrintDocument {
  /** BCP 47 tag of its own words. */
  lang: string;
  rtl: boolean;
  title: string;
  /** On every page: whose copy it is. */
  watermark: string;
  lead: PrintText[];
  sections: PrintSection[];
}

export interface PrintSection {
  heading: string;
  /** Begins on a page of its own. */
  newPage?: boolean;
  rows: PrintRow[];
}

/** `label`: what was asked or who wrote; empty: nothing. */
export interface PrintRow {
  label: string;
  texts: PrintText[];
}

const LETTER = /\p{L}/u;
const RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** A text with the side that its first letter begins on. Pure. */
export function printText(text: string): PrintText {
  const first = [...text].find((sign) => LETTER.test(sign));
  return { text, rtl: first !== undefined && RIGHT.test(first) };
}

/** A moment as it is printed: to the minute, or to the day where the case is closed. Pure. */
export function printTime(at: Date, closed: boolean): string {
  const [day = '', time = ''] = at.toISOString().split('T');
  return closed ? day : `${day} ${time.slice(0, 5)} UTC`;
}
