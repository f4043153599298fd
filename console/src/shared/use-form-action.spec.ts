import { ApiError } from '../api/problem.js';
import { fieldErrors, type PlaceOf } from './use-form-action.js';

const placeOf: PlaceOf = (field, message) => (field === 'elsewhere' ? null : [field, message]);
const refused = (...fields: string[]): ApiError =>
  new ApiError(
    422,
    'INPUT_INVALID',
    null,
    fields.map((field) => ({ field, message: `${field} is wrong` })),
  );

describe('fieldErrors', () => {
  it('puts what the server says of a field at the field', () => {
    expect(fieldErrors(refused('name', 'exits.0.url'), placeOf)).toEqual({
      name: 'name is wrong',
      'exits.0.url': 'exits.0.url is wrong',
    });
  });

  it.each([
    ['names no field', refused()],
    ['names a field that the form lacks', refused('name', 'elsewhere')],
    ['is no answer of the server', new Error('no')],
  ])('leaves a problem whole that %s', (_, error) => expect(fieldErrors(error, placeOf)).toBeNull());
});
