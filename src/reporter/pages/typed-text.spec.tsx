import fc from 'fast-check';
import { render } from 'preact-render-to-string';
import { catalogues, pageContext } from '../../../test/support/site-pages.js';
import { TypedText } from './typed-text.js';

const urdu = pageContext({ words: catalogues.translator('ur') });
const shown = (text: string, page = urdu): string => render(<TypedText page={page} text={text} />);
const unescaped = (html: string): string =>
  html
    .replace(/<\/?bdi[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
const apart = (text: string): string[] =>
  [...shown(text).matchAll(/<bdi dir="ltr">(.*?)<\/bdi>/gs)].map(([, run]) => run ?? '');

it.each([
  ['+91 98765 43210', ['+91 98765 43210']],
  ['@bad.person_99', ['@bad.person_99']],
  ['1234 5678 9012', ['1234 5678 9012']],
  ['میرا نمبر +91 98765 43210 ہے', ['+91 98765 43210']],
  ['نمبر ۹۸۷۶۵ ۴۳۲۱۰۔', ['۹۸۷۶۵ ۴۳۲۱۰']],
  ['وہ @ali.x ہے۔', ['@ali.x']],
  ['اکاؤنٹ @علی_99 ہے', ['@علی_99']],
  ['دیکھیں https://x.example/a?b=1۔ شکریہ', ['https://x.example/a?b=1']],
  ['(t.me/some_one)', ['t.me/some_one']],
  ['ادائیگی: name.9@upi', ['name.9@upi']],
  ['میل a.b@c.example پر', ['a.b@c.example']],
  ['(011) 2345-6789', ['(011) 2345-6789']],
  ['Instagram پر 3 دن', []],
])('sets apart what runs from left to right: %s', (text, runs) => {
  expect(apart(text)).toEqual(runs);
});

it('changes no letter of what was typed, in any language', () => {
  const words = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('+91 98765', '@x.y', 'https://a.example/', 'علی', ' ', '\n', 'کوڈ: 1234', '()'),
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(words, fc.constantFrom('en', 'ur'), (parts, language) => {
      const text = parts.join('');
      const page = pageContext({ words: catalogues.translator(language) });
      expect(unescaped(shown(text, page))).toBe(text);
    }),
  );
});

it('leaves what runs from left to right altogether as it is', () => {
  expect(shown('Call +91 98765 43210', pageContext())).toBe('Call +91 98765 43210');
});
