import type { UseFormReturnType } from '@mantine/form';
import type { ChangedText, Helpline, SiteDraftBody, SiteState } from './site-query.js';

/** The settings as they are being edited. Texts: only those that differ from what is published; `text` null: the built-in one. */
export interface Draft {
  name: string;
  /** By language, where it has another name or another script there. */
  names: Readonly<Record<string, string>>;
  defaultCountry: string;
  exits: readonly Exit[];
  /** By language, where it was switched. */
  switched: Readonly<Record<string, boolean>>;
  helplines: readonly Helpline[];
  texts: readonly DraftText[];
}

/** `key` is its own in the form. */
export interface Exit {
  key: string;
  country: string;
  url: string;
}

export interface DraftText extends Omit<ChangedText, 'text'> {
  text: string | null;
}

/** The form of the draft. Its paths are those of what is sent (`exits.0.url`). */
export type DraftForm = UseFormReturnType<Draft>;

let lines = 0;
export const newKey = (): string => `exit-${(lines += 1)}`;

export function draftOf({ settings }: SiteState): Draft {
  return {
    name: settings.name ?? '',
    names: Object.fromEntries(settings.names.map(({ language, name }) => [language, name])),
    defaultCountry: settings.defaultCountry ?? '',
    exits: settings.exits.map((exit) => ({ ...exit, key: newKey() })),
    switched: Object.fromEntries(settings.languages.map(({ language, on }) => [language, on])),
    helplines: settings.helplines,
    texts: [],
  };
}

/** What the API takes. */
export function bodyOf(draft: Draft, basedOn: number): SiteDraftBody {
  return {
    basedOn,
    name: draft.name.trim() || null,
    names: Object.entries(draft.names)
      .map(([language, name]) => ({ language, name: name.trim() }))
      .filter(({ name }) => name !== ''),
    defaultCountry: draft.defaultCountry || null,
    exits: draft.exits.map(({ country, url }) => ({ country, url: url.trim() })),
    languages: Object.entries(draft.switched).map(([language, on]) => ({ language, on })),
    helplines: [...draft.helplines],
    texts: [...draft.texts],
  };
}

/** A line as it is shown: built in, or as the draft has it. */
export interface ShownLine {
  line: Helpline;
  state: 'built_in' | 'changed' | 'added' | 'hidden';
}

/** The whole table with the lines of a draft. */
export function tableOf(builtIn: readonly Helpline[], changes: readonly Helpline[]): ShownLine[] {
  const known = new Set(builtIn.map(({ id }) => id));
  const changed = new Map(changes.map((line) => [line.id, line]));
  const stateOf = (line: Helpline, other: ShownLine['state']): ShownLine['state'] =>
    line.hidden ? 'hidden' : other;
  return [
    ...builtIn.map((line): ShownLine => {
      const own = changed.get(line.id);
      return own ? { line: own, state: stateOf(own, 'changed') } : { line, state: 'built_in' };
    }),
    ...changes
      .filter(({ id }) => !known.has(id))
      .map((line): ShownLine => ({ line, state: stateOf(line, 'added') })),
  ];
}

/** The changes with a line in it: in the place of the one of its id, and left out where it is as built in. */
export function withLine(
  changes: readonly Helpline[],
  line: Helpline,
  builtIn: readonly Helpline[],
): Helpline[] {
  const isBuiltIn = builtIn.some((one) => same(one, line));
  const at = changes.findIndex(({ id }) => id === line.id);
  const others = changes.filter(({ id }) => id !== line.id);
  if (isBuiltIn) return others;
  return at < 0 ? [...others, line] : changes.map((one) => (one.id === line.id ? line : one));
}

/** An id that no line has: `in-line-3`. */
export function freeId(country: string, ids: readonly string[]): string {
  const base = country === '' ? 'line' : `${country.toLowerCase()}-line`;
  for (let number = 1; ; number += 1) {
    const id = `${base}-${number}`;
    if (!ids.includes(id)) return id;
  }
}

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
}

/** One thing that a publish changes. `what` names it: a country, a line, the key of a text. */
export interface Change {
  kind:
    | 'name'
    | 'nameIn'
    | 'country'
    | 'exit'
    | 'exitGone'
    | 'languageOn'
    | 'languageOff'
    | 'line'
    | 'lineBack'
    | 'text'
    | 'textBack'
    | 'reviewed';
  what: string;
}

const nameIn = (names: SiteDraftBody['names'], language: string): string | undefined =>
  names.find((one) => one.language === language)?.name;

/** What a publish of the draft changes. */
export function changesOf(state: SiteState, draft: Draft): Change[] {
  const { settings } = state;
  const sent = bodyOf(draft, state.version);
  const changes: Change[] = [];
  const add = (kind: Change['kind'], what: string): unknown => changes.push({ kind, what });
  if (sent.name !== settings.name) add('name', sent.name ?? state.defaults.name);
  for (const { language } of state.languages)
    if (nameIn(sent.names, language) !== nameIn(settings.names, language)) add('nameIn', language);
  if (sent.defaultCountry !== settings.defaultCountry)
    add('country', sent.defaultCountry ?? state.defaults.defaultCountry);
  for (const { country, url } of sent.exits) {
    if (!settings.exits.some((exit) => exit.country === country && exit.url === url)) add('exit', country);
  }
  for (const { country } of settings.exits) {
    if (!sent.exits.some((exit) => exit.country === country)) add('exitGone', country);
  }
  for (const { language, on, onAtFirst, always } of state.languages) {
    const next = always || (draft.switched[language] ?? onAtFirst);
    if (next !== on) add(next ? 'languageOn' : 'languageOff', language);
  }
  for (const line of sent.helplines) {
    if (!settings.helplines.some((one) => same(one, line))) add('line', line.id);
  }
  for (const { id } of settings.helplines)
    if (!sent.helplines.some((one) => one.id === id)) add('lineBack', id);
  for (const { key, language, text, reviewed } of sent.texts) {
    const before = settings.texts.find((one) => one.key === key && one.language === language);
    const kind = text === null ? 'textBack' : before?.text === text && reviewed ? 'reviewed' : 'text';
    add(kind, `${key} (${language})`);
  }
  return changes;
}
