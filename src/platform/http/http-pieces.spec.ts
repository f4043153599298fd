import { BadRequestException, HttpException, NotFoundException } from '@nestjs/common';
import fc from 'fast-check';
import { AppError } from '../errors/index.js';
import { classify } from './classify.js';
import { encodingFor } from './compression.js';
import { fieldErrors } from './field-errors.js';
import { HttpError, InputError } from './http.errors.js';
import { UuidPipe } from './uuid.pipe.js';

describe('an error as an answer', () => {
  it.each([
    ['one of ours', new AppError('CASE_NOT_FOUND', 404), 404, 'CASE_NOT_FOUND'],
    ['one that is busy', new AppError('BUSY', 503), 503, 'BUSY'],
    ['a route that is not there', new NotFoundException('Cannot GET /canary'), 404, 'NOT_FOUND'],
    ['a pipe that refuses', new BadRequestException('canary'), 400, 'INPUT_INVALID'],
    [
      'a body too large',
      Object.assign(new Error('canary'), { statusCode: 413, code: 'FST_ERR_CTP_BODY_TOO_LARGE' }),
      413,
      'BODY_TOO_LARGE',
    ],
    [
      'a body cut off',
      Object.assign(new Error('canary'), { statusCode: 400, code: 'ECONNRESET' }),
      400,
      'INPUT_INVALID',
    ],
    [
      'a database that is away',
      Object.assign(new Error('canary'), { code: 'ECONNREFUSED' }),
      503,
      'UNAVAILABLE',
    ],
    ['a broken statement', Object.assign(new Error('canary'), { code: '42601' }), 500, 'INTERNAL'],
    [
      'a row in the way that nobody foresaw',
      Object.assign(new Error('canary'), { code: '23505' }),
      500,
      'INTERNAL',
    ],
    ['an HTTP error of the server', new HttpException('canary', 500), 500, 'INTERNAL'],
    ['a bug', new TypeError('canary'), 500, 'INTERNAL'],
    ['no error at all', 'canary', 500, 'INTERNAL'],
    ['nothing', undefined, 500, 'INTERNAL'],
  ])('%s', (_what, error, status, code) => {
    const answer = classify(error);
    expect(answer).toMatchObject({ status, code, unforeseen: status === 500 });
    expect(JSON.stringify(answer)).not.toContain('canary');
    expect(answer.retryAfter === null).toBe(status !== 503);
  });

  it('says when to try again', () => {
    expect(classify(new HttpError('TOO_MANY_REQUESTS', 42)).retryAfter).toBe(42);
    expect(classify(new HttpError('TOO_MANY_REQUESTS')).retryAfter).toBe(5);
  });

  it('names the fields of an input', () => {
    const errors = [{ field: 'text', message: 'must be a string' }];
    expect(classify(new InputError(errors)).errors).toEqual(errors);
  });
});

describe('what validation found', () => {
  it('is flattened, and repeats no name that is not one of ours', () => {
    const found = fieldErrors([
      { property: 'a', constraints: { isString: 'a must be a string' } },
      {
        property: 'list',
        children: [{ property: '0', constraints: { isInt: '0 must be an integer number' } }],
      },
      { property: '<script>', constraints: { whitelistValidation: 'property <script> should not exist' } },
    ]);
    expect(found).toEqual([
      { field: 'a', message: 'must be a string' },
      { field: 'list.0', message: 'must be an integer number' },
      { field: '', message: 'is not known here' },
    ]);
  });
});

describe('the encoding of an answer', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['identity', null],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['BR', 'br'],
    ['gzip;q=0.0', null],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
    ['*;q=0', null],
    ['gzip, *;q=0', 'gzip'],
    ['gzip;q=1.0, br;q=0.2', 'gzip'],
    ['br;q=0.2, identity', null],
    ['gzip;q=0.5, identity;q=0', 'gzip'],
    ['compress, deflate', null],
    ['x-gzip', null],
  ])('for %s is %s', (header, encoding) => {
    expect(encodingFor(header)).toBe(encoding);
  });

  it('is found for any header', () => {
    fc.assert(
      fc.property(fc.string(), (header) => expect(['br', 'gzip', null]).toContain(encodingFor(header))),
    );
  });
});

describe('an id in a path', () => {
  it('is a UUID, or nothing that is there', () => {
    const pipe = new UuidPipe();
    fc.assert(fc.property(fc.uuid(), (id) => expect(pipe.transform(id.toUpperCase())).toBe(id)));
    for (const id of ['', 'x', '1', `${'0'.repeat(32)}`, '30000000-0000-4000-8000-000000000003\n']) {
      expect(() => pipe.transform(id)).toThrow('NOT_FOUND');
    }
  });
});
