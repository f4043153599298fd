/** Begins a cell that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r\n]/;

/**
 * Writes a table as CSV (RFC 4180), with a byte order mark, without which spreadsheets take it for Latin-1. A text that a spreadsheet
 * would run as a formula gets an apostrophe before it. Pure.
 */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
