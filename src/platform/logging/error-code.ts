import { projectRoot } from '../config/index.js';
import { isError } from '../errors/index.js';

const CODE = /^[A-Z][A-Z0-9_]{1,63}$/;
const SQL_STATE = /^[0-9A-Z]{5}$/;
const NAME = /^[A-Za-z][A-Za-z0-9]{0,63}$/;
const PLACE = /^(src|dist|migrations|node_modules)\/[A-Za-z0-9_@.+/-]{1,200}:\d+:\d+$/;
const MOST_FRAMES = 12;

/**
 * What may be told of an error: the code of ours (`CASE_NOT_FOUND`), of the system (`ECONNREFUSED`) or of the database
 * (`SQL_23505`), else the name of its class. Never its message: that may quote what a person typed.
 */
export function errorCode(error: unknown): string {
  if (!isError(error)) return 'UNKNOWN';
  const code: unknown = 'code' in error ? error.code : undefined;
  if (typeof code === 'string') {
    if (SQL_STATE.test(code) && /\d/.test(code)) return `SQL_${code}`;
    if (CODE.test(code)) return code;
  }
  const name = error.name === 'Error' ? error.constructor.name : error.name;
  return NAME.test(name) ? name : 'UNKNOWN';
}

/**
 * Where an error came from: the places of its stack that lie in the project, such as `dist/src/worker.js:12:3`. Everything else
 * of the stack is left out, for its head repeats the message.
 */
export function errorFrames(error: unknown): string[] {
  if (!isError(error) || typeof error.stack !== 'string') return [];
  const root = `${projectRoot()}/`;
  return error.stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => {
      const start = line.lastIndexOf(root);
      return start < 0 ? '' : line.slice(start + root.length).replace(/\)$/, '');
    })
    .filter((place) => PLACE.test(place))
    .slice(0, MOST_FRAMES);
}
