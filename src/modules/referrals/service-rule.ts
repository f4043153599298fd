import type { DirectoryRecord } from '../directory/index.js';
import { EUROPEAN_UNION } from '../guidance/index.js';
import type { Facts } from '../triage/index.js';
import {
  ASKED_AGES,
  FIT_MATTERS,
  SERVICE_FITS,
  type AgeBand,
  type FitMatter,
  type PersonGender,
  type ServiceFit,
  type TakenKind,
} from '../vocabulary/index.js';
import type { ServiceFacts } from './service.data.js';

/** What the rule looks at of the person whom a service is to help. */
export interface PersonFacts extends Pick<Facts, 'kind' | 'otherKind' | 'paid' | 'country' | 'language'> {
  readonly ageBand: AgeBand;
  readonly gender: PersonGender;
}

/** What it looks at of a service: its record, and what else is known of whom it takes. */
export interface Service {
  readonly record: Pick<DirectoryRecord, 'id' | 'country' | 'takes' | 'channels' | 'confidence' | 'see'>;
  readonly facts: ServiceFacts | null;
}

/** Whether a service takes a person. */
export interface Judged {
  readonly id: string;
  readonly fit: ServiceFit;
  /** For what it does not take them. */
  readonly noes: readonly FitMatter[];
  /** What has to be asked before anybody is sent there. */
  readonly asks: readonly FitMatter[];
}

type Verdict = 'yes' | 'no' | 'ask';

/** What anybody may need, whatever happened to them. */
const NEEDS: readonly TakenKind[] = ['danger', 'distress', 'care', 'legal_help'];
const OF_KIND: Readonly<Record<Exclude<PersonFacts['kind'], 'other'>, readonly TakenKind[]>> = {
  threatened: ['sextortion', 'harassment'],
  shared: ['intimate_images', 'harassment'],
  found: ['child_material'],
};

/**
 * Whether a service takes a person, and why not. What is not known of either is asked first and never counts as a yes. Pure; answers
 * for every combination of facts.
 */
export function judgeService(person: PersonFacts, { record, facts }: Service): Judged {
  const verdicts: Readonly<Record<FitMatter, Verdict>> = {
    country: byCountry(person.country, record.country),
    age: byAge(person.ageBand, record.takes.ageBands),
    gender: byGender(person, facts),
    matter: byMatter(person, record.takes.kinds),
    language: byLanguage(person.language, languagesOf({ record, facts })),
    hours: facts?.hours ? 'yes' : 'ask',
    confidence: record.confidence === 'low' || facts?.confidence === 'low' ? 'ask' : 'yes',
  };
  const noes = FIT_MATTERS.filter((matter) => verdicts[matter] === 'no');
  const asks = FIT_MATTERS.filter((matter) => verdicts[matter] === 'ask');
  const fit = noes.length > 0 ? 'does_not_take' : asks.length > 0 ? 'ask_first' : 'takes';
  return { id: record.id, fit, noes, asks };
}

/**
 * Every service judged for a person: who takes them first, then by how little has to be asked, those of their country before those of
 * any. Pure.
 */
export function orderServices(person: PersonFacts, services: readonly Service[]): Judged[] {
  const rank = ({ fit, noes, asks }: Judged): number =>
    SERVICE_FITS.indexOf(fit) * 100 + noes.length * 10 + asks.length;
  const isWorldwide = new Set(
    services.filter(({ record }) => record.country === null).map(({ record }) => record.id),
  );
  return services
    .map((service) => judgeService(person, service))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        Number(isWorldwide.has(a.id)) - Number(isWorldwide.has(b.id)) ||
        (a.id < b.id ? -1 : 1),
    );
}

/**
 * The service to offer in place of one: the first of those that its record leads on to which may take the person, else the first of
 * all. Pure.
 *
 * @param ordered - as `orderServices` has them
 * @param see - the ids that the record of the service leads on to
 * @param passed - ids that were offered already
 * @returns null where none is left
 */
export function nextService(
  ordered: readonly Judged[],
  { id, see, passed }: { id: string; see: readonly string[]; passed: ReadonlySet<string> },
): string | null {
  const left = ordered.filter((one) => one.fit !== 'does_not_take' && one.id !== id && !passed.has(one.id));
  const named = see.find((other) => left.some((one) => one.id === other));
  return named ?? left[0]?.id ?? null;
}

/** The languages that a service is known to speak; null: not known. Pure. */
export function languagesOf({
  record,
  facts,
}: Pick<Service, 'facts'> & {
  record: Pick<DirectoryRecord, 'channels'>;
}): readonly string[] | null {
  const spoken = new Set([
    ...(facts?.languages ?? []),
    ...record.channels.flatMap(({ languages }) => languages),
  ]);
  return spoken.size > 0 ? [...spoken] : null;
}

function byCountry(of: string | null, takes: string | null): Verdict {
  if (takes === null || takes === of) return 'yes';
  if (of === null) return 'ask';
  return takes === 'EU' && EUROPEAN_UNION.includes(of) ? 'yes' : 'no';
}

/** An age that nobody knows is taken for sure where every age is. */
function byAge(of: AgeBand, takes: readonly AgeBand[]): Verdict {
  if (of !== 'unsaid') return takes.includes(of) ? 'yes' : 'no';
  if (ASKED_AGES.every((age) => takes.includes(age))) return 'yes';
  return takes.length > 0 ? 'ask' : 'no';
}

function byGender({ gender, ageBand }: PersonFacts, facts: ServiceFacts | null): Verdict {
  if (!facts?.genders) return 'ask';
  const isMinor = ageBand !== 'adult' && ageBand !== 'unsaid';
  if (facts.anyMinor && isMinor) return 'yes';
  if (gender !== 'unsaid') return facts.genders[gender];
  return Object.values(facts.genders).every((one) => one === 'yes') ? 'yes' : 'ask';
}

function byMatter(person: PersonFacts, takes: readonly TakenKind[]): Verdict {
  const matters = mattersOf(person);
  if (takes.some((one) => NEEDS.includes(one) || matters?.includes(one))) return 'yes';
  return matters === null ? 'ask' : 'no';
}

/** What happened, as the directory calls it; null: something else, which a person has to look at. */
function mattersOf({ kind, otherKind, paid }: PersonFacts): readonly TakenKind[] | null {
  const lost: TakenKind[] = paid === true ? ['money_lost'] : [];
  if (kind !== 'other') return [...OF_KIND[kind], ...lost];
  if (otherKind === 'pressure_on_child') return ['grooming', ...lost];
  if (otherKind === 'account_taken') return ['account_taken', 'impersonation', ...lost];
  return null;
}

function byLanguage(of: string, spoken: readonly string[] | null): Verdict {
  // The case is in the language of the page, which need not be the only one of the person, nor the list that of the service.
  return spoken?.includes(of) ? 'yes' : 'ask';
}
