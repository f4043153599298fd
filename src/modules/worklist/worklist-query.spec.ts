import fc from 'fast-check';
import { QUEUE_BANDS } from '../vocabulary/index.js';
import { cursorOf, parseCursor } from './worklist-query.js';

describe('a cursor', () => {
  it('comes back as the position it was made of', () => {
    const time = fc.date({ min: new Date('2000-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
    const band = fc.option(fc.constantFrom(...QUEUE_BANDS));
    const position = fc.record({ band, asOf: time, deadline: fc.option(time), id: fc.uuid() });
    fc.assert(
      fc.property(position, (given) => {
        expect(parseCursor(cursorOf(given))).toEqual(given);
      }),
    );
  });

  it('is refused when it was made by nobody here', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
        expect(() => parseCursor(text)).toThrow(
          expect.objectContaining({ code: 'CURSOR_INVALID', status: 400 }),
        );
      }),
    );
    const impossible = Buffer.from(
      'now 2026-13-45T99:00:00.000Z none 00000000-0000-4000-8000-000000000000',
    ).toString('base64url');
    expect(() => parseCursor(impossible)).toThrow('CURSOR_INVALID');
  });
});
