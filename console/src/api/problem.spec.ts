import english from '../../../locales/en/console.json';
import { problemText } from '../shared/problem-text.js';
import { ApiError, problemOf } from './problem.js';
import { problemDtoCodeValues } from './schema.js';

describe('problemOf', () => {
  it('reads a problem with its fields', () => {
    const body = {
      status: 422,
      code: 'INPUT_INVALID',
      detail: 'No.',
      errors: [{ field: 'text', message: 'Too long.' }],
    };
    const problem = problemOf(422, body);
    expect(problem).toMatchObject({ status: 422, code: 'INPUT_INVALID', detail: 'No.', away: false });
    expect(problemText(problem)).toBe('Too long.');
  });

  it.each([null, undefined, '<html>', 7, [], { errors: 'x', code: '' }])(
    'takes %p for a problem without words',
    (body) => {
      expect(problemOf(502, body)).toMatchObject({ code: 'HTTP_502', away: true, fields: [] });
    },
  );
});

describe('problemText', () => {
  it('has no words for a code that the API does not name', () => {
    const codes = Object.keys(english).flatMap((key) => /^problem\.([A-Z_]+)$/.exec(key)?.[1] ?? []);
    expect(codes).not.toEqual([]);
    expect(problemDtoCodeValues).toEqual(expect.arrayContaining(codes));
  });

  it.each([
    [new ApiError(0, 'NO_ANSWER'), 'No answer came'],
    [new ApiError(503, 'UNAVAILABLE'), 'cannot do this now'],
    [new ApiError(404, 'NOT_FOUND'), 'not yours to see'],
    [new ApiError(409, 'SOMETHING'), 'Somebody changed the case'],
    [new ApiError(409, 'CASE_TAKEN'), 'Somebody else has the case by now'],
    // A code is no key: it must not show one of the general sentences, nor what every object has.
    [new ApiError(500, 'noAnswer'), 'cannot do this now'],
    [new ApiError(404, 'constructor'), 'not yours to see'],
    [new Error('secret detail'), 'This did not work'],
  ])('%s', (error, words) => {
    expect(problemText(error)).toContain(words);
    expect(problemText(error)).not.toContain('secret');
  });
});
