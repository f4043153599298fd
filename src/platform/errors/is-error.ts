import { types } from 'node:util';

/** Whether the value is an error, also one that was made in another realm, as Jest's sandbox and worker threads have them. */
export function isError(value: unknown): value is Error {
  return value instanceof Error || types.isNativeError(value);
}
