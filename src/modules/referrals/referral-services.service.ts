import { Injectable } from '@nestjs/common';
import { Directory, isToBeVerified, nameIn, type DirectoryRecord } from '../directory/index.js';
import type { Entry } from '../entries/index.js';
import { knownFacts } from '../staff-facts/index.js';
import { personIn } from './referral-entries.js';
import { SERVICE_FACTS } from './service.data.js';
import {
  languagesOf,
  nextService,
  orderServices,
  type Judged,
  type PersonFacts,
  type Service,
} from './service-rule.js';

/** A service, judged for the person of a case. */
export interface JudgedService extends Judged {
  readonly name: string;
  /** In English, what it is and what it is not. */
  readonly about: string;
  /** Numbers and pages. */
  readonly reach: readonly string[];
  /** Null: not known. */
  readonly languages: readonly string[] | null;
  readonly hours: string | null;
  /** Who says whom it takes. */
  readonly source: string;
  readonly toBeVerified: boolean;
  /** Which service to offer in its place; null: none is left. */
  readonly nextId: string | null;
}

/** The services of the directory, by what is known of whom they take. */
@Injectable()
export class ReferralServices {
  constructor(private readonly directory: Directory) {}

  /**
   * Every service judged for the person of a case, who takes them first.
   *
   * @param entries - of the case, opened
   * @param passed - ids that were offered already, which are not offered in place of another
   * @param language - of the names
   * @throws ENTRIES_TAMPERED
   */
  async judge(
    entries: readonly Entry[],
    passed: ReadonlySet<string>,
    language: string,
  ): Promise<JudgedService[]> {
    const records = await this.directory.list({ kind: 'service' });
    const services = records.map(withFacts);
    const ordered = orderServices(personOf(entries), services);
    const known = new Map(services.map((service) => [service.record.id, service]));
    return ordered.flatMap((judged): JudgedService[] => {
      const found = known.get(judged.id);
      if (!found) return [];
      const { record, facts } = found;
      return [
        {
          ...judged,
          name: nameIn(record, language),
          about: record.about,
          reach: reachOf(record),
          languages: languagesOf(found),
          hours: facts?.hours ?? null,
          source: [...new Set([record.source, ...(facts ? [facts.source] : [])])].join('; '),
          toBeVerified: isToBeVerified(record) || facts?.confidence === 'low',
          nextId: nextService(ordered, { id: judged.id, see: record.see, passed }),
        },
      ];
    });
  }

  /** The record of a service; null where the directory has no such service. */
  async find(id: string): Promise<DirectoryRecord | null> {
    const record = await this.directory.get(id);
    return record?.kind === 'service' ? record : null;
  }
}

/** Numbers and pages by which a service is reached. Pure. */
export function reachOf({ channels }: Pick<DirectoryRecord, 'channels'>): string[] {
  const addresses = channels.map(({ ready, address }) => (ready ? address : null));
  return [...new Set(addresses.filter((address) => address !== null))];
}

function withFacts(record: DirectoryRecord): Service & { record: DirectoryRecord } {
  const facts = Object.hasOwn(SERVICE_FACTS, record.id) ? SERVICE_FACTS[record.id] : undefined;
  return { record, facts: facts ?? null };
}

function personOf(entries: readonly Entry[]): PersonFacts {
  const { kind, otherKind, paid, country, language, ageBand: ofCase } = knownFacts(entries);
  const { gender, ageBand } = personIn(entries);
  return { kind, otherKind, paid, country, language, gender, ageBand: ageBand ?? ofCase };
}
