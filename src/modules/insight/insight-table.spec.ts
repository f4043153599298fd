import fc from 'fast-check';
import { csv } from './insight-table.js';

describe('a table of figures as CSV', () => {
  it('quotes what would break a row, and ends each with CR LF', () => {
    expect(
      csv([
        ['desk', 'about'],
        ['North, "first"\ndesk', 15],
      ]),
    ).toBe('\uFEFFdesk,about\r\n"North, ""first""\ndesk",15\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('runs no formula: %j', (text) => {
    expect(csv([[text]]).replace(/^\uFEFF"?/, '')).toMatch(/^'/);
  });

  it('begins no text with what a spreadsheet runs', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(
          csv([[text]])
            .slice(1)
            .replace(/^"/, ''),
        ).not.toMatch(/^[=+\-@\t]/);
      }),
    );
  });
});
