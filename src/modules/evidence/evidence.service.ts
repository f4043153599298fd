import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { blindIndex, KeyFile, slowIndex } from '../../platform/crypto/index.js';
import { composeStatement, Transaction, type StatementPart } from '../../platform/database/index.js';
import { stableUuid } from '../../platform/ids/index.js';
import type { Entry, ReportDocument } from '../entries/index.js';
import { platformName, type PlatformName } from '../vocabulary/index.js';
import { EvidenceRepository, type EvidenceAge } from './evidence.repository.js';
import { IdentifierEntity } from './identifier.entity.js';
import { LocationEntity } from './location.entity.js';
import {
  EVIDENCE_QUESTIONS,
  evidenceOf,
  NORMALISER_VERSION,
  placesOf,
  type WrittenPlace,
} from './normalise/evidence-of.js';

/** What a reporter said, as far as it is read here. */
export type ReportedAnswers = Pick<ReportDocument, 'country' | 'answers'>;

export interface BlindEvidence {
  identifiers: IdentifierEntity[];
  locations: LocationEntity[];
}

/** A value that is looked for, as cases hold it. */
export interface SoughtValue {
  fast: Buffer;
  /** Takes a core for tens of milliseconds and 19 MiB: to be made in turns. */
  slow: () => Promise<Buffer>;
}

/** A place of a case, with an id that tells nobody what it is: it says in which entry of the reporter it stands, and where. */
export interface KnownPlace extends WrittenPlace {
  /** The same for the same place of the same case, as long as the normaliser stays. */
  id: string;
}

/**
 * Addresses of offenders, kept as blind index values so that the same one is found again without being readable. They are written
 * fast, at no cost for whoever reports; a worker makes them slow (`SlowIndexSweep`). All of them: numbers are few enough to be tried
 * one by one, and of names, domains, wallets and links whole lists can be had.
 */
@Injectable()
export class Evidence {
  constructor(
    private readonly repository: EvidenceRepository,
    private readonly keyFile: KeyFile,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Pure of the database: what to keep of the identifiers and locations of a report, each once, as fast values. The same report
   * gives the same values, as long as the normaliser and the index key stay.
   *
   * @param answers - the document that is sealed, so that the values can be made of it again
   */
  blind(caseId: string, { answers, country }: ReportedAnswers): BlindEvidence {
    const { key, version: keyVersion } = this.keyFile.indexKey();
    const { identifiers, places } = evidenceOf(answers, country);
    // No id is made of a value: whoever holds the key file could try values by it, at no cost.
    const row = (type: string, value: string) => {
      const blind = blindIndex(key, type, value);
      return { id: randomUUID(), caseId, blind, keyVersion, normaliser: NORMALISER_VERSION, fast: true };
    };
    return {
      identifiers: identifiers.map(({ type, value }) =>
        Object.assign(new IdentifierEntity(), { ...row(type, value), type }),
      ),
      locations: places.map(({ platform, value, domain }, index) =>
        Object.assign(new LocationEntity(), {
          ...row('url', value),
          position: index + 1,
          platform,
          domain: domain === null ? null : blindIndex(key, 'domain', domain),
        }),
      ),
    };
  }

  /**
   * What `blind` made, for the statement that writes the case.
   *
   * @param after - the part of that statement which must have a row, or null where nothing decides
   */
  parts({ identifiers, locations }: BlindEvidence, after: string | null): StatementPart[] {
    return this.repository.inserting(identifiers, locations, after);
  }

  /**
   * The places that the reporter named, in the report and afterwards, each once and in the clear.
   *
   * @param entries - opened, with all that the reporter wrote
   */
  places(caseId: string, entries: readonly Entry[]): KnownPlace[] {
    const country = countryOf(entries);
    const places = new Map<string, KnownPlace>();
    for (const entry of entries) {
      placesOf(answersOf(entry)?.answers ?? [], country).forEach((place, at) => {
        if (places.has(place.value)) return;
        const id = stableUuid('place', caseId, entry.id, String(at), String(NORMALISER_VERSION));
        places.set(place.value, { ...place, id });
      });
    }
    return [...places.values()];
  }

  /** Whether some values of a case are not compared with those of all others yet: a worker does that within seconds. */
  isPending(caseId: string): Promise<boolean> {
    return this.repository.hasFast(caseId);
  }

  /** The platforms on which the locations of each case are, which stand in the open; a case without locations is not in it. */
  platformsOf(caseIds: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
    return this.repository.platformsOf(caseIds);
  }

  /**
   * The index values of a text as far as it is an address, a name, a number or a link of an offender, under every index key. Empty: it
   * is none. No case is looked at. A case has the fast one of a value for some seconds, then the slow one.
   *
   * @param countries - of which a phone number without its country may be (ISO 3166-1 alpha-2)
   */
  valuesOf(typed: string, countries: readonly string[]): SoughtValue[] {
    const asked = Object.keys(EVIDENCE_QUESTIONS).map((id) => ({ id, values: [], text: typed }));
    const values = new Map<string, SoughtValue>();
    // The likeliest first: under the newest key, in the countries of the desks.
    for (const { key } of this.keyFile.indexKeys().toSorted((one, other) => other.version - one.version)) {
      for (const country of [...countries, null]) {
        const { identifiers, places } = evidenceOf(asked, country);
        const add = (type: string, value: string) => {
          const fast = Buffer.from(blindIndex(key, type, value));
          values.set(fast.toString('hex'), {
            fast,
            slow: async () => Buffer.from(await slowIndex(key, fast)),
          });
        };
        for (const { type, value } of identifiers) add(type, value);
        for (const { value, domain } of places) {
          add('url', value);
          if (domain !== null) add('domain', domain);
        }
      }
    }
    return [...values.values()];
  }

  /** How old the values of a case are; 'none' where it has none. */
  age(caseId: string): Promise<EvidenceAge> {
    return this.repository.age(caseId, NORMALISER_VERSION, this.keyFile.indexKey().version);
  }

  /**
   * Makes the values of a case again from its opened report, unless they are of this release. Nothing else of the case changes,
   * and doing it twice, or twice at once, leaves the same rows.
   *
   * @param age - as `age` gave it
   * @param entries - opened, with all that the reporter wrote
   */
  async renew(caseId: string, age: EvidenceAge, entries: readonly Entry[]): Promise<void> {
    if (age === 'current') return;
    const made = this.blindAll(caseId, entries);
    if (age === 'none' && made.identifiers.length === 0 && made.locations.length === 0) return;
    await this.transaction.run(async () => {
      await this.repository.deleteOld(caseId, NORMALISER_VERSION, this.keyFile.indexKey().version);
      await this.write(made);
    });
  }

  /**
   * Writes the values of what is added to a report that was sent, in the caller's transaction: of the report and all of its
   * additions as one, so that each has the place that `renew` would give it. What is there already stays, and is not made slow
   * once more.
   *
   * @param entries - opened, with all that the reporter wrote before
   * @param answers - to questions of the report
   */
  async add(caseId: string, entries: readonly Entry[], answers: ReportedAnswers['answers']): Promise<void> {
    const { identifiers, locations } = this.blindAll(caseId, entries, answers);
    const before = new Set(this.blindAll(caseId, entries).identifiers.map(nameOf));
    const fresh = identifiers.filter((one) => !before.has(nameOf(one)));
    await this.write({ identifiers: fresh, locations });
  }

  private blindAll(
    caseId: string,
    entries: readonly Entry[],
    added: ReportedAnswers['answers'] = [],
  ): BlindEvidence {
    const said = entries.map(answersOf).filter((found) => found !== null);
    const answers = [...said.flatMap((one) => one.answers), ...added];
    return this.blind(caseId, { country: countryOf(entries), answers });
  }

  private async write(made: BlindEvidence): Promise<void> {
    const { text, values } = composeStatement(this.parts(made, null), () => 'SELECT 1');
    await this.repository.write(text, values);
  }
}

const nameOf = ({ type, blind }: IdentifierEntity): string => `${type} ${Buffer.from(blind).toString('hex')}`;

/** As the first of the reporter's entries says. */
const countryOf = (entries: readonly Entry[]): string | null =>
  entries.map(answersOf).find((found) => found !== null)?.country ?? null;

/** The answers in an entry of the reporter; null for any other entry. */
function answersOf({ author, value }: Entry): ReportedAnswers | null {
  const holds =
    typeof value === 'object' && value !== null && 'answers' in value && Array.isArray(value.answers);
  return author === 'reporter' && holds ? (value as unknown as ReportedAnswers) : null;
}

/** Where the links of a case are. */
export interface ReportedPlaces {
  /** The platform that was chosen, and those of the links, each once. */
  platforms: PlatformName[];
  /** A link is on a site that is none of the platforms. */
  elsewhere: boolean;
}

/**
 * On which platforms the things that a reporter told of are. No link leaves this function. Pure; never throws.
 *
 * @param entries - opened, with all that the reporter wrote
 */
export function placesIn(entries: readonly Entry[]): ReportedPlaces {
  const said = entries.map(answersOf).filter((found) => found !== null);
  const answers = said.flatMap((one) => one.answers);
  const { places } = evidenceOf(answers, countryOf(entries));
  const chosen = answers.find(({ id }) => id === 'platform')?.values[0];
  const all = [
    ...(chosen === undefined ? [] : [platformName(chosen)]),
    ...places.map(({ platform }) => platform),
  ];
  return { platforms: [...new Set(all)], elsewhere: places.some(({ domain }) => domain !== null) };
}
