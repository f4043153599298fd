import { platformKey, readContact, type Reading } from './contacts.js';
import { Findings, type Identifier, type Place } from './findings.js';
import { isIfscAlone, readPayment } from './payments.js';
import { readPlace } from './places.js';

/**
 * The version of all that this folder does. It goes up with every change by which some text gives another value: what was made by
 * an older one is made anew when its case is opened.
 */
export const NORMALISER_VERSION = 2;

/** An answer of a report, as far as it matters here. */
export interface TypedAnswer {
  id: string;
  /** The options chosen. */
  values: readonly string[];
  /** What was typed; null where nothing was. */
  text: string | null;
}

/** What the lines of a question of the report are. No other question is read. */
export const EVIDENCE_QUESTIONS = {
  handles: 'contact',
  paidTo: 'payment',
  links: 'place',
  foundAt: 'place',
} as const;

/**
 * By what the offenders of a report can be found again, and where things are: of the answers that ask for it, never of anything
 * that a person says of themselves. Pure; never throws.
 *
 * @param country - of the report, else of its desk (ISO 3166-1 alpha-2), or null
 */
export function evidenceOf(
  answers: readonly TypedAnswer[],
  country: string | null,
): { identifiers: Identifier[]; places: Place[] } {
  const answer = (id: string) => answers.find((given) => given.id === id);
  const platform = platformKey(answer('platform')?.values[0] ?? null, answer('platformName')?.text ?? null);
  const found = new Findings();
  for (const { id, text } of answers) {
    const kind = Object.hasOwn(EVIDENCE_QUESTIONS, id)
      ? EVIDENCE_QUESTIONS[id as keyof typeof EVIDENCE_QUESTIONS]
      : null;
    if (kind === null || text === null) continue;
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    for (const line of kind === 'payment' ? withIfsc(lines) : lines)
      found.addAll(read(kind, line, { country, platform }));
  }
  return { identifiers: found.identifiers, places: found.places };
}

/** A place with the words by which another person finds it. */
export interface WrittenPlace extends Place {
  /** The link or name as it was typed where it stands alone, else in its one spelling: never what stands around it. */
  link: string;
}

/** The places that the answers about places name, each once, in their order. Pure; never throws. */
export function placesOf(answers: readonly TypedAnswer[], country: string | null): WrittenPlace[] {
  const placed = new Map<string, WrittenPlace>();
  for (const { id, text } of answers) {
    const asked = Object.hasOwn(EVIDENCE_QUESTIONS, id)
      ? EVIDENCE_QUESTIONS[id as keyof typeof EVIDENCE_QUESTIONS]
      : null;
    if (asked !== 'place' || text === null) continue;
    for (const line of text.split('\n')) {
      const { places } = readPlace(line, { country, platform: null });
      const alone = places.length === 1 && !/\s/.test(line.trim());
      for (const place of places)
        if (!placed.has(place.value))
          placed.set(place.value, { ...place, link: alone ? line.trim() : place.value });
    }
  }
  return [...placed.values()];
}

function read(kind: 'contact' | 'payment' | 'place', line: string, reading: Reading): Findings {
  switch (kind) {
    case 'contact':
      return readContact(line, reading);
    case 'payment':
      return readPayment(line, reading.country);
    case 'place':
      return readPlace(line, reading);
  }
}

/** The lines, an IFSC that stands alone joined to the line above it, else to the one below. */
function withIfsc(lines: readonly string[]): string[] {
  const joined: string[] = [];
  let waiting = '';
  for (const line of lines) {
    const above = joined.at(-1);
    if (!isIfscAlone(line)) {
      joined.push(waiting + line);
      waiting = '';
    } else if (above === undefined) waiting += `${line} `;
    else joined[joined.length - 1] = `${above} ${line}`;
  }
  return waiting === '' ? joined : [...joined, waiting];
}
