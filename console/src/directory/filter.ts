import type { DirectoryItem } from './directory-query.js';

/** What the country filter has for records of any country. */
export const WORLDWIDE = '*';

export interface DirectoryFilter {
  words: string;
  /** A code, `WORLDWIDE`, or empty for all. */
  country: string;
  kind: DirectoryItem['kind'] | null;
  takes: DirectoryItem['takes'][number] | null;
  due: boolean;
  unverified: boolean;
}

export const NO_FILTER: DirectoryFilter = {
  words: '',
  country: '',
  kind: null,
  takes: null,
  due: false,
  unverified: false,
};

type Looked = Pick<
  DirectoryItem,
  'id' | 'name' | 'about' | 'country' | 'kind' | 'takes' | 'reviewDue' | 'toBeVerified'
>;

/** Whether a record is shown: each word is somewhere in what is said of it, in any order and case. */
export function isShown(item: Looked, filter: DirectoryFilter): boolean {
  const said = `${item.id} ${item.name} ${item.about}`.normalize('NFKC').toLowerCase();
  const words = filter.words.normalize('NFKC').toLowerCase().split(/\s+/);
  return (
    words.every((word) => said.includes(word)) &&
    (filter.country === '' || filter.country === (item.country ?? WORLDWIDE)) &&
    (filter.kind === null || filter.kind === item.kind) &&
    (filter.takes === null || item.takes.includes(filter.takes)) &&
    (!filter.due || item.reviewDue) &&
    (!filter.unverified || item.toBeVerified)
  );
}
