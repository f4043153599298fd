import fc from 'fast-check';
import { AppError } from '../errors/index.js';
import { errorCode, errorFrames } from './error-code.js';

class CaseError extends AppError<'CASE_NOT_FOUND'> {}

describe('errorCode', () => {
  it.each([
    [new CaseError('CASE_NOT_FOUND', 404), 'CASE_NOT_FOUND'],
    [Object.assign(new Error('to asha@example.org'), { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
    [Object.assign(new Error('Key (email)=(asha@example.org)'), { code: '23505' }), 'SQL_23505'],
    [new TypeError('Meera is not a function'), 'TypeError'],
    [new (class Unforeseen extends Error {})('Meera'), 'Unforeseen'],
    ['Meera', 'UNKNOWN'],
    [undefined, 'UNKNOWN'],
  ])('of %s is %s', (error, code) => {
    expect(errorCode(error)).toBe(code);
  });

  it('never holds the message, the name or the code of a stranger', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (message, name, code) => {
        const error = Object.assign(new Error(message), { name, code });
        expect(errorCode(error)).toMatch(
          /^(SQL_[0-9A-Z]{5}|[A-Z][A-Z0-9_]{1,63}|[A-Za-z][A-Za-z0-9]{0,63})$/,
        );
      }),
    );
  });
});

describe('errorFrames', () => {
  it('names places in the project and nothing else', () => {
    const frames = errorFrames(new Error('Meera'));
    expect(frames[0]).toMatch(/^src\/platform\/logging\/error-code\.spec\.ts:\d+:\d+$/);
    expect(frames.join('\n')).not.toContain('Meera');
  });

  it('is not taken in by a message that looks like a stack', () => {
    const error = new Error(
      'x\n    at Meera (/home/meera/diary.txt:1:1)\n    at Meera wrote (src/a b.ts:1:1)',
    );
    expect(errorFrames(error).join('\n')).not.toMatch(/meera|a b/i);
  });

  it('of something that is no error is empty', () => {
    expect([errorFrames('Meera'), errorFrames(null)]).toEqual([[], []]);
  });
});
