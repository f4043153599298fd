import { fold, visible } from './fold.js';

/**
 * What a link is matched with: the parts of a path, and of a query by name. `:user` takes a part, `p|reel` one of several words,
 * `x?id=:id` also the query's `id`, `*` at the end any further parts. The name tells what a part may be: see `PARTS`. Which of several
 * words stood there is called `kind`.
 */
interface Part {
  /** Null: any part that fits `name`. */
  words: readonly string[] | null;
  name: string;
}

interface Query {
  key: string;
  part: Part;
}

export interface Pattern {
  parts: readonly Part[];
  query: readonly Query[];
  open: boolean;
}

export type Params = ReadonlyMap<string, string>;

const userName = (text: string): string | null => {
  const name = fold(text.replace(/^@+/, ''));
  return name !== '' && name.length <= 100 && !/^[+-]|[\s/?#:]/.test(name) ? name : null;
};
const ifLike =
  (shape: RegExp) =>
  (text: string): string | null =>
    shape.exec(text)?.[1] ?? null;

/** What may be taken by each name, as it is kept. A name that is not here takes any part, as it is: most tell upper from lower. */
const PARTS: Readonly<Record<string, (text: string) => string | null>> = {
  /** A user name: upper or lower makes no difference on any of these sites. */
  user: userName,
  /** The same where it must have its sign. */
  handle: (text) => (text.startsWith('@') ? userName(text) : null),
  group: (text) => fold(text) || null,
  /** The number of an account. */
  id: ifLike(/^(\d{3,25})$/),
  /** A number at the end of words: `Some-Name-100012345`. */
  named: ifLike(/-(\d{5,25})$/),
  number: ifLike(/^(\d{1,20})$/),
  page: ifLike(/^(\d{5,25})\.html$/),
  phone: ifLike(/^(\+?[\d\s().-]{6,24})$/),
  /** A telephone number where another word could stand. */
  digits: ifLike(/^(\+[\d\s().-]{6,24})$/),
  code: ifLike(/^([\w-]{6,64})$/),
  invite: ifLike(/^[+\s]([\w-]{6,64})$/),
};

export function pattern(written: string): Pattern {
  const [path = '', query = ''] = written.split('?');
  const words = path.split('/').filter((word) => word !== '');
  const open = words.at(-1) === '*';
  return {
    parts: (open ? words.slice(0, -1) : words).map(part),
    query: query
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const [key = '', value = ''] = pair.split('=');
        return { key, part: part(value) };
      }),
    open,
  };
}

function part(written: string): Part {
  return written.startsWith(':')
    ? { words: null, name: written.slice(1) }
    : { words: written.toLowerCase().split('|'), name: '' };
}

/** The parts by name where a path and its query fit; else null. `never`: words of the site that are nobody's user name. */
export function match(
  { parts, query, open }: Pattern,
  path: readonly string[],
  search: URLSearchParams,
  never: ReadonlySet<string>,
): Params | null {
  if (open ? path.length < parts.length : path.length !== parts.length) return null;
  const params = new Map<string, string>();
  const fits = (wanted: Part, given: string): boolean => {
    if (wanted.words) {
      const word = given.toLowerCase();
      if (wanted.words.length > 1) params.set('kind', word);
      return wanted.words.includes(word);
    }
    const taken = Object.hasOwn(PARTS, wanted.name) ? PARTS[wanted.name]?.(given) : given;
    if (taken == null || taken === '' || (wanted.name === 'user' && never.has(taken))) return false;
    params.set(wanted.name, taken);
    return true;
  };
  const all =
    parts.every((wanted, at) => fits(wanted, path[at] ?? '')) &&
    query.every((wanted) => fits(wanted.part, visible(search.get(wanted.key) ?? '')));
  return all ? params : null;
}

/** A template with its `:names` filled in. */
export function fill(template: string, params: Params): string {
  return template.replace(/:([a-z]+)/g, (whole, name: string) => params.get(name) ?? whole);
}
