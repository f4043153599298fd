import type { MessageKey } from '../../platform/i18n/index.js';
import { HELPLINES, Helplines, type Channel, type Helpline } from '../guidance/index.js';
import type { HelplineChange } from './site-settings.js';

/** The letters on the keys 2 to 9 of a telephone (ITU-T E.161). */
const KEYS = 'ABC2 DEF3 GHI4 JKL5 MNO6 PQRS7 TUV8 WXYZ9'.split(' ');

/** What is dialled for a number as it is written: `18002255324` for `1-800-CALL-FBI`. */
export function dialled(label: string): string {
  const digits = [...label.toUpperCase()].map((sign) => {
    const key = /[A-Z]/.test(sign) ? KEYS.find((letters) => letters.includes(sign)) : undefined;
    return key?.slice(-1) ?? sign;
  });
  return digits.join('').replace(/(?!^\+)[^0-9]/g, '');
}

/** The built-in table with the lines that were changed, added and hidden. */
export function helplinesWith(changes: readonly HelplineChange[]): Helplines {
  const changed = new Map(changes.map((change) => [change.id, change]));
  const builtIn = HELPLINES.map((line) => {
    const change = changed.get(line.id);
    changed.delete(line.id);
    return change ? lineOf(change) : line;
  });
  const lines = [...builtIn, ...[...changed.values()].map(lineOf)];
  const hidden = new Set(changes.filter((change) => change.hidden).map(({ id }) => id));
  return new Helplines(lines.filter(({ id }) => !hidden.has(id)));
}

function lineOf(change: HelplineChange): Helpline {
  const { id, countries, name, hours, note, numbers, sites, uses, source, checkedOn, verified } = change;
  return {
    id,
    countries,
    audience: change.audience as MessageKey,
    ...(name !== null && { name }),
    ...(hours !== null && { hours: hours as MessageKey }),
    ...(note !== null && { note: note as MessageKey }),
    channels: [
      ...numbers.map((label): Channel => ({ kind: 'phone', label, dial: dialled(label) })),
      ...sites.map((url): Channel => ({ kind: 'site', label: withoutScheme(url), url })),
    ],
    uses,
    source,
    checkedOn,
    verified,
    confidence: verified ? 'high' : 'low',
  };
}

/** The built-in table as an administrator would have written it. */
export function builtInRows(): HelplineChange[] {
  return HELPLINES.map((line) => ({
    id: line.id,
    hidden: false,
    countries: [...line.countries],
    audience: line.audience,
    hours: line.hours ?? null,
    note: line.note ?? null,
    name: line.name ?? null,
    numbers: line.channels.flatMap((channel) => (channel.kind === 'phone' ? [channel.label] : [])),
    sites: line.channels.flatMap((channel) => (channel.kind === 'site' ? [channel.url] : [])),
    uses: [...line.uses],
    source: line.source,
    checkedOn: line.checkedOn,
    verified: line.verified,
  }));
}

function withoutScheme(url: string): string {
  return url.replace(/^https:\/\//, '').replace(/\/$/, '');
}
