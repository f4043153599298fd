import { AppError } from './app-error.js';
import { defineErrors } from './define-errors.js';

class LampError extends defineErrors({
  /** No such lamp. */
  LAMP_NOT_FOUND: 404,
  LAMP_BROKEN: 503,
}) {}

class RoomError extends defineErrors({ ROOM_FULL: 409 }) {
  constructor(readonly seats: number) {
    super('ROOM_FULL');
  }
}

function thrown(): LampError {
  return new LampError('LAMP_NOT_FOUND');
}

describe('errors of a part', () => {
  it('carry the code and its status', () => {
    expect(new LampError('LAMP_NOT_FOUND')).toMatchObject({ code: 'LAMP_NOT_FOUND', status: 404 });
    expect(new LampError('LAMP_BROKEN')).toMatchObject({ code: 'LAMP_BROKEN', status: 503 });
  });

  it('say no more than their code', () => {
    const error = new LampError('LAMP_BROKEN', { cause: new Error('Meera') });
    expect(error.message).toBe('LAMP_BROKEN');
    expect(error.cause).toEqual(new Error('Meera'));
    expect(String(error)).toBe('LampError: LAMP_BROKEN');
  });

  it('are told apart by class', () => {
    const error: unknown = new LampError('LAMP_BROKEN');
    expect(error).toBeInstanceOf(LampError);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(RoomError);
  });

  it('have the name of their class and a stack that begins where they were thrown', () => {
    const [head, first] = String(thrown().stack).split('\n');
    expect(head).toBe('LampError: LAMP_NOT_FOUND');
    expect(first).toMatch(/at thrown \(.*define-errors\.spec\.ts:\d+:\d+\)/);
  });

  it('take what a part adds', () => {
    const error = new RoomError(12);
    expect(error).toMatchObject({ code: 'ROOM_FULL', status: 409, seats: 12, name: 'RoomError' });
    expect(String(error.stack)).toMatch(/^RoomError: ROOM_FULL\n/);
  });

  it('are typed by their codes', () => {
    const codes: LampError['code'][] = ['LAMP_NOT_FOUND', 'LAMP_BROKEN'];
    // @ts-expect-error: no code of this class
    expect(new LampError('ROOM_FULL').status).toBeUndefined();
    expect(codes).toHaveLength(2);
  });
});
