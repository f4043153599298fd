import fc from 'fast-check';
import { REPORT_FORM } from '../../src/modules/report-form/index.js';
import { jsonBodyOf, operationOf, schemaNamed, type Schema } from './api-document.js';
import { oddId, oddJson, oddText, STANDS_FOR } from './fuzz-values.js';

/** A value that the schema allows, most of the time. */
function valueOf(schema: Schema): fc.Arbitrary<unknown> {
  const right: fc.Arbitrary<unknown> = schema.enum
    ? fc.constantFrom(...schema.enum)
    : schema.format === 'uuid'
      ? fc.oneof(fc.uuid({ version: 4 }), fc.constantFrom(STANDS_FOR.staff, STANDS_FOR.desk))
      : schema.type === 'integer' || schema.type === 'number'
        ? fc.integer({ min: 1, max: 100 })
        : fc.oneof(fc.constantFrom('a plain answer', 'It is all right.', 'one@desk.example'), oddText);
  return fc.oneof(
    { weight: 12, arbitrary: right },
    { weight: 1, arbitrary: schema.format === 'uuid' ? oddId : oddJson },
  );
}

/** The text of a JSON body for this operation: right, nearly right, or broken. */
function jsonBody(method: string, path: string): fc.Arbitrary<string> {
  const { properties = {} } = schemaNamed(jsonBodyOf(method, path)?.$ref ?? '');
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, valueOf(schema)]),
  );
  const whole = fc.record(fields).map((value) => JSON.stringify(value));
  const nearly = fc
    .tuple(fc.record(fields, { requiredKeys: [] }), fc.dictionary(oddText, oddJson, { maxKeys: 2 }))
    .map(([some, more]) => JSON.stringify({ ...some, ...more }));
  return fc.oneof(
    { weight: 12, arbitrary: whole },
    { weight: 2, arbitrary: nearly },
    { weight: 1, arbitrary: fc.tuple(whole, fc.nat(80)).map(([text, end]) => text.slice(0, end)) },
    { weight: 1, arbitrary: whole.map((text) => `${text.slice(0, -1)},"text":1,"text":2}`) },
    { weight: 1, arbitrary: oddJson.map((value) => JSON.stringify(value) ?? '') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '{"__proto__":{"isAdmin":true},"text":"x"}',
        '{"text":"\\ud800"}',
        '{"text":"a\\u0000b"}',
        `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
        '{"limit":1e999}',
        `{"text":"${'a'.repeat(66_000)}"}`,
        '\uFEFF{}',
        'NaN',
      ),
    },
  );
}

type Field = [name: string, value: string];

const QUESTIONS = REPORT_FORM.screens.flatMap(({ questions }) => questions);
const GO = ['send', 'leave', 'country', 'lang-en', 'lang-xx', 'lang-__proto__', ''];

function answerTo(question: (typeof QUESTIONS)[number]): fc.Arbitrary<Field> {
  const options = 'options' in question ? question.options.map(({ value }) => value) : [];
  const value =
    options.length > 0
      ? fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...options) }, { weight: 1, arbitrary: oddText })
      : oddText;
  return value.map((one): Field => [question.id, one]);
}

/** A field that some form of the site has, or none. */
const anyField: fc.Arbitrary<Field> = fc.oneof(
  fc.constantFrom(...QUESTIONS).chain(answerTo),
  fc.tuple(
    fc.constantFrom('go', 'c', 'r', 'again', 'l', 'n', 'code', 'message', 't', 'text'),
    fc.oneof(oddText, fc.constantFrom('1', 'IN', 'en', ...GO)),
  ),
  fc.tuple(oddText, oddText),
);

/** The fields that the form on this page has. */
function fieldsOf(path: string): fc.Arbitrary<Field[]> {
  if (path === '/c') return oddOr(STANDS_FOR.code).map((code): Field[] => [['code', code]]);
  if (path === '/r')
    return fc.tuple(oddText, oddOr('n'.repeat(22))).map(([message, nonce]): Field[] => [
      ['message', message],
      ['n', nonce],
    ]);
  const screen = REPORT_FORM.screens.find(({ page }) => path === `/h/${page}`);
  if (!screen) return fc.constant([]);
  const go = fc.oneof(
    { weight: 8, arbitrary: fc.constant('next') },
    { weight: 1, arbitrary: fc.constantFrom(...GO) },
  );
  return fc
    .tuple(go, fc.tuple(...screen.questions.map(answerTo)))
    .map(([button, answers]): Field[] => [...answers, ['go', button]]);
}

const oddOr = (right: string): fc.Arbitrary<string> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: oddText });

/** What stands for something else has nothing to be encoded in it. */
const encode = (text: string): string =>
  encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD')).replaceAll('%40%40', '@@');

/** A form's body: mostly with the token that makes it count, and in order; sometimes broken. */
const formBody = (path: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fieldsOf(path),
      fc.oneof(
        { weight: 4, arbitrary: fc.constant<Field[]>([]) },
        { weight: 1, arbitrary: fc.array(anyField, { maxLength: 6 }) },
      ),
      fc.oneof(
        { weight: 10, arbitrary: fc.constant<Field[]>([['t', STANDS_FOR.token]]) },
        { weight: 1, arbitrary: fc.constant<Field[]>([]) },
      ),
      fc.oneof(
        { weight: 12, arbitrary: fc.constant('') },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            '&more=%zz',
            '&more=%ff%fe',
            '&__proto__=1',
            '&more=%00',
            '&a=1'.repeat(300),
            `&more=${'a'.repeat(66_000)}`,
            '&&&=&=',
            '&more',
          ),
        },
      ),
    )
    .map(([fields, others, token, rest]) => {
      const pairs = [...token, ...fields, ...others].map(
        ([name, value]) => `${encode(name)}=${encode(value)}`,
      );
      return pairs.join('&') + rest;
    });

/** A body for a write on this route, with the content type that belongs to it. */
export function bodyFor(method: string, path: string): fc.Arbitrary<{ type: string; text: string }> {
  if (!path.startsWith('/api/'))
    return formBody(path).map((text) => ({ type: 'application/x-www-form-urlencoded', text }));
  return jsonBody(method, path).map((text) => ({ type: 'application/json', text }));
}

/** The names of the query that an operation takes, and some that it does not. */
export function queryFor(method: string, path: string): fc.Arbitrary<Field[]> {
  const known = (operationOf(method, path)?.parameters ?? []).filter((one) => one.in === 'query');
  const pairs = known.map(({ name, schema }) =>
    valueOf(schema).map((value): Field => [
      name,
      typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
    ]),
  );
  const site: fc.Arbitrary<Field> = fc.tuple(
    fc.constantFrom('c', 'l', 'r', 's'),
    fc.oneof(fc.constantFrom('IN', 'en', '1'), oddText),
  );
  const any: fc.Arbitrary<Field> = fc.tuple(
    fc.oneof(oddText, fc.constantFrom('cursor', 'limit', 'desk', 'a[b]', 'a[]')),
    oddText,
  );
  const odd = fc.array(fc.oneof(site, any, ...pairs), { maxLength: 3 });
  const right = pairs.length > 0 ? fc.array(fc.oneof(...pairs), { maxLength: 2 }) : fc.constant<Field[]>([]);
  return fc.oneof({ weight: 3, arbitrary: right }, { weight: 1, arbitrary: odd });
}
