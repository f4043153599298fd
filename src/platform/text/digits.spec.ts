import { digitValue, withAsciiDigits } from './digits.js';

describe('digits of any script', () => {
  it.each([
    ['Devanagari', '०१२३४५६७८९'],
    ['Bengali', '০১২৩৪৫৬৭৮৯'],
    ['Arabic-Indic', '٠١٢٣٤٥٦٧٨٩'],
    ['Extended Arabic-Indic', '۰۱۲۳۴۵۶۷۸۹'],
    ['Tamil', '௦௧௨௩௪௫௬௭௮௯'],
    ['fullwidth', '０１２３４５６７８９'],
    ['mathematical bold', '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗'],
    ['mathematical double-struck, in the middle of a longer run', '𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡'],
  ])('%s', (_script, digits) => {
    expect(withAsciiDigits(digits)).toBe('0123456789');
  });

  it('leaves every other character alone', () => {
    expect(withAsciiDigits('a-Ⅷ½ २')).toBe('a-Ⅷ½ 2');
    expect(digitValue('a')).toBeNull();
  });
});
