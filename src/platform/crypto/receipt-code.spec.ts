import fc from 'fast-check';
import { dammDigit, formatReceiptCode, newReceiptCode, parseReceiptCode } from './receipt-code.js';

const CODE = '01234567890123456785';
const codes = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 19, maxLength: 19 })
  .map((digits) => digits.join('') + dammDigit(digits.join('')));

function reasonOf(typed: string): string {
  const parsed = parseReceiptCode(typed);
  return parsed.ok ? 'ok' : parsed.reason;
}

describe('the check digit', () => {
  it('gives the known answers', () => {
    expect(dammDigit('572')).toBe('4'); // the example of Damm's thesis
    expect(dammDigit('5724')).toBe('0');
    expect(dammDigit('0123456789012345678')).toBe(CODE.at(-1));
  });

  it('catches every single wrong digit', () => {
    fc.assert(
      fc.property(codes, (code) => {
        for (let at = 0; at < 20; at += 1) {
          for (let digit = 0; digit < 10; digit += 1) {
            if (code[at] === String(digit)) continue;
            expect(reasonOf(code.slice(0, at) + String(digit) + code.slice(at + 1))).toBe('check');
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('catches every swap of two neighbours', () => {
    fc.assert(
      fc.property(codes, (code) => {
        for (let at = 0; at < 19; at += 1) {
          const [a, b] = [code.charAt(at), code.charAt(at + 1)];
          if (a === b) continue;
          expect(reasonOf(code.slice(0, at) + b + a + code.slice(at + 2))).toBe('check');
        }
      }),
    );
  });
});

describe('a new code', () => {
  it('is 20 digits that read back, and is shown in five groups of four', () => {
    const code = newReceiptCode();
    expect(code).toMatch(/^[0-9]{20}$/);
    expect(formatReceiptCode(code)).toMatch(/^([0-9]{4} ){4}[0-9]{4}$/);
    expect(parseReceiptCode(formatReceiptCode(code))).toEqual({ ok: true, digits: code });
  });

  it('takes each digit at each place about as often', () => {
    const n = 10_000;
    const counts = Array.from({ length: 20 }, () => new Array<number>(10).fill(0));
    for (let i = 0; i < n; i += 1) {
      [...newReceiptCode()].forEach((digit, at) => {
        const row = counts[at] ?? [];
        row[Number(digit)] = (row[Number(digit)] ?? 0) + 1;
      });
    }
    // 9 degrees of freedom: above 60 once in 10^9 places.
    for (const row of counts) {
      const chiSquare = row.reduce((sum, count) => sum + (count - n / 10) ** 2 / (n / 10), 0);
      expect(chiSquare).toBeLessThan(60);
    }
  });

  it('is not made twice', () => {
    expect(new Set(Array.from({ length: 5_000 }, newReceiptCode)).size).toBe(5_000);
  });
});

describe('a code as typed', () => {
  it('may hold spaces, dashes and invisible characters anywhere', () => {
    const between = fc.constantFrom(
      ' ',
      '-',
      '\t',
      '\n',
      '\u00a0', // no-break space
      '\u202f', // narrow no-break space
      '\u2011', // non-breaking hyphen
      '\u2013', // en dash
      '\u2212', // minus
      '\u00ad', // soft hyphen
      '\u200b', // zero width space
      '\u200d', // zero width joiner
      '\u2060', // word joiner
      '\u200f', // right-to-left mark
      '\u202e', // right-to-left override
      '\u2067', // right-to-left isolate
      '\ufeff', // byte order mark
      '\ufe0f', // variation selector
    );
    const gaps = fc.array(fc.array(between, { maxLength: 3 }), { minLength: 21, maxLength: 21 });
    fc.assert(
      fc.property(codes, gaps, (code, filling) => {
        const typed = filling.map((gap, at) => gap.join('') + code.charAt(at)).join('');
        expect(parseReceiptCode(typed)).toEqual({ ok: true, digits: code });
      }),
    );
  });

  it('may be in the digits of any script that the platform knows', () => {
    const systems = Intl.supportedValuesOf('numberingSystem');
    const scripts = systems
      .map((system) => ({ system, digits: digitsOf(system) }))
      .filter(({ digits }) => digits.length === 10 && digits.every((digit) => /^\p{Nd}$/u.test(digit)));
    expect(scripts.map(({ system }) => system)).toEqual(
      expect.arrayContaining([
        'deva',
        'beng',
        'tamldec',
        'telu',
        'arab',
        'arabext',
        'gujr',
        'fullwide',
        'mathmono',
      ]),
    );
    for (const { digits } of scripts) {
      const typed = [...CODE].map((digit) => digits[Number(digit)] ?? '').join('');
      expect(parseReceiptCode(typed)).toEqual({ ok: true, digits: CODE });
    }
  });

  it('may mix scripts', () => {
    expect(parseReceiptCode('٠1२3৪5६7८9 ०١2３४5౬7௮5')).toEqual({ ok: true, digits: CODE });
  });

  it('counts the digits of every script in whole runs of ten', () => {
    const runs: number[] = [];
    let run = 0;
    for (let point = 0; point <= 0x10ffff; point += 1) {
      if (/\p{Nd}/u.test(String.fromCodePoint(point))) run += 1;
      else if (run > 0) {
        runs.push(run);
        run = 0;
      }
    }
    expect(runs.length).toBeGreaterThan(60);
    expect(runs.filter((length) => length % 10 !== 0)).toEqual([]);
  });

  it('is told apart by what is wrong with it', () => {
    expect(reasonOf('')).toBe('length');
    expect(reasonOf('   ')).toBe('length');
    expect(reasonOf(CODE.slice(1))).toBe('length');
    expect(reasonOf(`${CODE}0`)).toBe('length');
    expect(reasonOf('1'.repeat(64_000))).toBe('length');
    expect(reasonOf(`${CODE.slice(0, 19)}9`)).toBe('check');
    for (const wrong of ['a', 'S', 'lO', '²', '½', 'Ⅳ', '①', '一', '\0', '\u0085x', '\ud800']) {
      expect(reasonOf(CODE.slice(0, 10) + wrong + CODE.slice(10))).toBe('characters');
    }
    expect(reasonOf(`${CODE.slice(0, 10)}O${CODE.slice(10)}`)).toBe('length');
    expect(reasonOf('Code:')).toBe('length');
  });

  const signs = fc.constantFrom(
    ...[
      '.',
      ',',
      ';',
      ':',
      '/',
      '|',
      '_',
      '·',
      '،',
      '۔',
      '।',
      '॥',
      '"',
      '“',
      '”',
      '«',
      '‘',
      '(',
      ')',
      '#',
      '*',
    ],
    ...['<', '>', '=', '+', '~', '€', '₹', '😀', '->', '...', ' – ', '\u0020\u20e3', '\ufe0f'],
  );
  const labels = fc.constantFrom(
    ...['', 'Code:', 'Your code is ', 'code=', 'tel:', 'कोड: ', 'मेरा कोड – ', 'কোড: ', 'కోడ్: ', 'குறியீடு: '],
    ...['کوڈ: ', 'कूट', 'No. ', 'O:', 'o ', 'код ', '代码：'],
  );
  const gaps = fc.array(fc.array(signs, { maxLength: 3 }), { minLength: 21, maxLength: 21 });

  it('may have any signs between the digits, and words around them', () => {
    fc.assert(
      fc.property(codes, gaps, labels, labels, (code, filling, before, after) => {
        const typed = filling.map((gap, at) => gap.join('') + code.charAt(at)).join('');
        const parsed = parseReceiptCode(`${before} ${typed} ${after}`);
        expect(parsed).toEqual({ ok: true, digits: code });
      }),
    );
  });

  it('is read from each of the ways that people write it', () => {
    const groups = formatReceiptCode(CODE).split(' ');
    const typed = [
      ...['.', ', ', '/', '_', '·', '، ', ' - ', '\n', ' | '].map((sign) => groups.join(sign)),
      ...['.', '।', '۔', '!', ' ।'].map((end) => groups.join(' ') + end),
      ...['"', '“', '«', '(', '‘'].map((quote) => quote + groups.join(' ') + quote),
      ...['Code: ', 'code ', 'कोड: ', 'कोड', 'کوڈ: ', 'tel:', 'My code is: '].map(
        (label) => label + groups.join(' '),
      ),
      `${groups.join(' ')} है`,
      groups.join(' and '),
    ];
    for (const one of typed) expect([one, parseReceiptCode(one)]).toEqual([one, { ok: true, digits: CODE }]);
  });

  it('may have the letter O for a zero, wherever it stands, and for no other digit', () => {
    const withZeros = codes.filter((code) => code.includes('0'));
    fc.assert(
      fc.property(withZeros, fc.constantFrom('O', 'o', 'О', 'ο'), (code, letter) => {
        const typed = formatReceiptCode(code).replaceAll('0', letter);
        expect(parseReceiptCode(`Code: ${typed}`)).toEqual({ ok: true, digits: code });
      }),
    );
    fc.assert(
      fc.property(codes, fc.nat(19), (code, at) => {
        if (code[at] === '0') return;
        expect(parseReceiptCode(`${code.slice(0, at)}O${code.slice(at + 1)}`).ok).toBe(false);
      }),
    );
  });

  it('is never read with a digit that is wrong, missing or one too many', () => {
    const wrong = fc.tuple(
      codes,
      fc.nat(19),
      fc.integer({ min: 1, max: 9 }),
      gaps,
      labels.filter((label) => !/^[oO]/.test(label)),
    );
    fc.assert(
      fc.property(wrong, ([code, at, by, filling, label]) => {
        const digit = String((Number(code[at]) + by) % 10);
        const spread = (digits: string): string =>
          [...digits].map((one, place) => (filling[place]?.join('') ?? '') + one).join('');
        const spoiled = [
          code.slice(0, at) + digit + code.slice(at + 1),
          code.slice(0, at) + code.slice(at + 1),
          code.slice(0, at) + digit + code.slice(at),
        ];
        for (const digits of spoiled) {
          const parsed = parseReceiptCode(`${label} ${spread(digits)}`);
          expect(parsed.ok && parsed.digits !== code).toBe(false);
        }
      }),
    );
  });

  it('never makes the reader fail, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const parsed = parseReceiptCode(typed);
        if (parsed.ok) expect(parsed.digits).toMatch(/^[0-9]{20}$/);
      }),
    );
  });
});

function digitsOf(system: string): string[] {
  const format = new Intl.NumberFormat(`en-u-nu-${system}`, { useGrouping: false });
  return Array.from({ length: 10 }, (_, value) => format.format(value));
}
