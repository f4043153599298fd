import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { KeyFile } from '../../platform/crypto/index.js';
import { stableUuid } from '../../platform/ids/index.js';
import { Alarms } from '../alarms/index.js';
import { cybertiplineAddress } from '../cybertipline/index.js';
import type { DirectoryKind, TakenKind } from '../vocabulary/index.js';
import { BUILT_IN_IDS, builtIn, builtInDigest } from './built-in.js';
import { directoryMacHolds } from './directory-mac.js';
import { DirectoryRepository, type StoredRecord } from './directory.repository.js';
import { CYBERTIPLINE_RECORD, isRecordId, type DirectoryContent, type DirectoryRecord } from './record.js';

/** Which records; what is left out excludes none. */
export interface DirectoryFilter {
  kind?: DirectoryKind;
  /** ISO 3166-1 alpha-2 or `EU`; those for any country are there too. */
  country?: string;
  takes?: TakenKind;
}

/** A record and where it comes from. */
export interface FoundRecord {
  record: DirectoryRecord;
  /** Who saved this version, when and why; null: it is as it comes with the program. */
  saved: { authorId: string; at: Date; why: string } | null;
  /** The program has come with other facts since this version was saved: a coordinator has to look at both. */
  seedChanged: boolean;
}

/**
 * Who can act on a case, and how they are reached. What comes with the program stands until a coordinator saves a version of their
 * own; that one stands from then on, and says when the program has come with other facts.
 */
@Injectable()
export class Directory {
  constructor(
    private readonly records: DirectoryRepository,
    private readonly keyFile: KeyFile,
    private readonly alarms: Alarms,
    private readonly config: Config,
  ) {}

  /** The record as it stands; null: none has this id. */
  async get(id: string): Promise<DirectoryRecord | null> {
    return (await this.find(id))?.record ?? null;
  }

  /** The records as they stand, by id. */
  async list(filter: DirectoryFilter = {}): Promise<DirectoryRecord[]> {
    const all = (await this.findAll()).map(({ record }) => record);
    return all.filter((record) => matches(record, filter));
  }

  /** One record and where it comes from; null: none has this id. */
  async find(id: string): Promise<FoundRecord | null> {
    if (!isRecordId(id)) return null;
    const row = await this.records.newestOf(id);
    return this.asSet(foundOf(id, row && this.holds(row) ? row : null));
  }

  /** Every record and where it comes from, by id. */
  async findAll(): Promise<FoundRecord[]> {
    const rows = (await this.records.newest()).filter((row) => this.holds(row));
    const saved = new Map(rows.map((row) => [row.id, row]));
    const ids = [...new Set([...BUILT_IN_IDS, ...saved.keys()])].sort();
    return ids.flatMap((id) => this.asSet(foundOf(id, saved.get(id) ?? null)) ?? []);
  }

  /** Every version that a coordinator saved, the newest first. */
  async versions(id: string): Promise<StoredRecord[]> {
    return (await this.records.versions(id)).filter((row) => this.holds(row));
  }

  /** The interface of the CyberTipline is there where the settings have an account for it, at the address of the settings. */
  private asSet(found: FoundRecord | null): FoundRecord | null {
    if (found?.record.id !== CYBERTIPLINE_RECORD) return found;
    const address = cybertiplineAddress(this.config);
    const channels = found.record.channels.map((channel) =>
      channel.type === 'api'
        ? { ...channel, ready: address !== null, address: address ?? channel.address }
        : channel,
    );
    return { ...found, record: { ...found.record, channels } };
  }

  /** A version that no coordinator saved is used for nothing: what comes with the program stands in its place. */
  private holds(row: StoredRecord): boolean {
    const holds = directoryMacHolds(this.keyFile, row);
    if (!holds)
      this.alarms.raise({
        kind: 'directory_unsigned',
        subject: 'directory_record',
        subjectId: subjectIdOf(row.id),
      });
    return holds;
  }
}

/** The UUID by which alarms and the audit log name a record. Pure. */
export function subjectIdOf(id: string): string {
  return stableUuid('directory_record', id);
}

function foundOf(id: string, row: StoredRecord | null): FoundRecord | null {
  if (row === null) {
    const record = builtIn(id);
    return record && { record, saved: null, seedChanged: false };
  }
  return {
    record: { ...(row.data satisfies DirectoryContent), id, version: row.version },
    saved: { authorId: row.authorId, at: row.savedAt, why: row.why },
    seedChanged: row.seedDigest !== builtInDigest(id),
  };
}

function matches(record: DirectoryRecord, { kind, country, takes }: DirectoryFilter): boolean {
  return (
    (kind === undefined || record.kind === kind) &&
    (country === undefined || record.country === null || record.country === country) &&
    (takes === undefined || record.takes.kinds.includes(takes))
  );
}
