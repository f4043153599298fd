import type { Surface } from '../../src/platform/http/index.js';
import { projectRoot } from '../../src/platform/config/index.js';
import type { RawAnswer } from './raw-http.js';
import { headerFaults } from './security-headers.js';

/** What the inside of the program looks like from outside. */
const INSIDES = [
  /\n\s+at .+:\d+:\d+/,
  /\bnode_modules\b|\/dist\/src\/|\/src\/(?:platform|modules|reporter)\//,
  /\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM)\b[^<]{1,200}\b(?:FROM|VALUES|SET|WHERE)\b/,
  /\b(?:QueryFailedError|EntityNotFoundError|TypeError|RangeError|SyntaxError|ReferenceError)\b/,
  /\b(?:FST_ERR_|ERR_[A-Z]+_|ECONN|SQL_)[A-Z0-9_]+/,
  /\bviolates (?:unique|foreign key|check|not-null) constraint\b|\bduplicate key value\b/,
];

/** A mark that came back as it was sent: as an element, out of its quotes, or as an address. */
const REFLECTED = [
  /<\/?zq9/i,
  /x"zq9/,
  /(?:href|src|action|formaction)\s*=\s*["']?\s*javascript:/i,
  /<\/textarea><\/title>/i,
];

/** Everything that is wrong with an answer; empty when nothing is. */
export function faultsOf(surface: Surface, path: string, answer: RawAnswer, method: string): string[] {
  const { status, headers, body } = answer;
  const faults: string[] = [];
  const must = (what: string, right: boolean): void => {
    if (!right) faults.push(what);
  };
  must(`status ${status}`, status >= 200 && status < 500);
  faults.push(...headerFaults(surface, headers, path.startsWith('/assets/') && status < 400));
  for (const inside of [...INSIDES, new RegExp(projectRoot())]) {
    const found = inside.exec(body);
    must(`tells of the inside: ${found?.[0] ?? ''}`, found === null);
  }
  const type = String(headers['content-type'] ?? '');
  if (type.startsWith('text/html'))
    for (const mark of REFLECTED) must(`not escaped: ${mark.source}`, !mark.test(body));
  const location = headers['location'];
  must(`leads to ${String(location)}`, location === undefined || leadsWell(String(location)));
  must('lets a header in', headers['x-odd'] === undefined && headers['zq9'] === undefined);
  if (status >= 400) faults.push(...errorFaults(surface, type, answer, method));
  return faults;
}

function errorFaults(surface: Surface, type: string, { status, body }: RawAnswer, method: string): string[] {
  if (surface === 'site') {
    // A watcher of the process reads these, no person.
    if (type.startsWith('application/json')) return ['an error that is no page'];
    const whole = method === 'HEAD' || /^<!doctype html>.*<\/html>\s*$/is.test(body);
    return type === 'text/html; charset=utf-8' && whole ? [] : [`an error that is no page: ${type}`];
  }
  if (type !== 'application/problem+json; charset=utf-8') return [`an error that is no problem: ${type}`];
  if (method === 'HEAD') return [];
  const problem = JSON.parse(body) as { status?: unknown; code?: unknown; title?: unknown; detail?: unknown };
  const right =
    problem.status === status &&
    typeof problem.code === 'string' &&
    /^[A-Z][A-Z_]+$/.test(problem.code) &&
    typeof problem.title === 'string' &&
    typeof problem.detail === 'string';
  return right ? [] : [`an incomplete problem: ${body.slice(0, 200)}`];
}

/** Within the site, or to the neutral page that leaving it opens. */
function leadsWell(location: string): boolean {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(location) || /^https:\/\/[a-z.]+\/$/.test(location);
}
