import { Injectable } from '@nestjs/common';
import { Database, insertRow, type StatementPart } from '../../platform/database/index.js';
import { ChainEntity } from './chain.entity.js';
import { EntryEntity } from './entry.entity.js';
import { GrantEntity } from './grant.entity.js';

export interface ChainWithEntries {
  chain: ChainEntity;
  entries: EntryEntity[];
}

/** What `grantsOf` finds. `whole`: the ids of the cases that have their chain. */
export interface GrantsOfCases {
  grants: GrantEntity[];
  whole: ReadonlySet<string>;
}

@Injectable()
export class EntryRepository {
  constructor(private readonly database: Database) {}

  /** The chain and its entries as of one snapshot, so that a message written meanwhile never looks like tampering. */
  async load(caseId: string): Promise<ChainWithEntries | null> {
    const rows = await this.database.query<Record<string, unknown>>(
      `SELECT c.case_id, c.key_epoch AS chain_epoch, c.entry_count, c.head, c.mac,
              e.id, e.sequence, e.kind, e.author, e.author_id, e.key_epoch, e.sealed, e.signature, e.hash, e.created_at
         FROM chains c LEFT JOIN entries e ON e.case_id = c.case_id
        WHERE c.case_id = $1 ORDER BY e.sequence`,
      [caseId],
    );
    const first = rows[0];
    if (!first) return null;
    return { chain: toChain(first), entries: rows.filter((row) => row['id'] !== null).map(toEntry) };
  }

  async lockChain(caseId: string): Promise<ChainEntity | null> {
    const rows = await this.database.query<Record<string, unknown>>(
      `SELECT case_id, key_epoch AS chain_epoch, entry_count, head, mac FROM chains WHERE case_id = $1 FOR UPDATE`,
      [caseId],
    );
    return rows[0] ? toChain(rows[0]) : null;
  }

  /** Up to which entry the reporter has been shown the thread; 0: none yet. */
  async seen(caseId: string): Promise<number> {
    const [row] = await this.database.query<{ seen: number }>(
      'SELECT reporter_seen AS seen FROM chains WHERE case_id = $1',
      [caseId],
    );
    return row?.seen ?? 0;
  }

  async markSeen(caseId: string, sequence: number): Promise<void> {
    await this.database.query(
      'UPDATE chains SET reporter_seen = $2 WHERE case_id = $1 AND reporter_seen < $2',
      [caseId, sequence],
    );
  }

  /** Whole minutes until fewer than `most` entries of this kind by the reporter are of the last hour; null: there are fewer. */
  async minutesToWait(caseId: string, kind: string, most: number): Promise<number | null> {
    const [row] = await this.database.query<{ minutes: number }>(
      `SELECT greatest(1, ceil(extract(epoch FROM created_at + interval '1 hour' - now()) / 60))::int AS minutes
         FROM entries WHERE case_id = $1 AND kind = $2 AND author = 'reporter' AND created_at > now() - interval '1 hour'
        ORDER BY sequence DESC OFFSET $3 LIMIT 1`,
      [caseId, kind, most - 1],
    );
    return row?.minutes ?? null;
  }

  /** The last entry after this sequence number that is not by this member of staff; null: there is none. */
  async newestByOthers(
    caseId: string,
    after: number,
    staffId: string,
  ): Promise<Pick<EntryEntity, 'sequence' | 'author'> | null> {
    const [row] = await this.database.query<Pick<EntryEntity, 'sequence' | 'author'>>(
      `SELECT sequence, author FROM entries WHERE case_id = $1 AND sequence > $2 AND author_id IS DISTINCT FROM $3
        ORDER BY sequence DESC LIMIT 1`,
      [caseId, after, staffId],
    );
    return row ?? null;
  }

  findEntry(id: string): Promise<EntryEntity | null> {
    return this.database.manager().findOneBy(EntryEntity, { id });
  }

  /** A new chain with its first entry and its grant, written if the part named `after` has a row. */
  insertingChain(chain: ChainEntity, entry: EntryEntity, grant: GrantEntity, after: string): StatementPart[] {
    const { caseId } = chain;
    return [
      insertRow(
        'chains',
        {
          case_id: caseId,
          key_epoch: chain.keyEpoch,
          entry_count: chain.entryCount,
          head: chain.head,
          mac: chain.mac,
        },
        after,
      ),
      insertRow(
        'entries',
        {
          id: entry.id,
          case_id: caseId,
          sequence: entry.sequence,
          kind: entry.kind,
          author: entry.author,
          author_id: entry.authorId,
          key_epoch: entry.keyEpoch,
          sealed: entry.sealed,
          signature: entry.signature,
          hash: entry.hash,
          created_at: entry.createdAt,
        },
        after,
      ),
      insertRow(
        'grants',
        {
          case_id: caseId,
          key_epoch: grant.keyEpoch,
          holder: grant.holder,
          holder_id: grant.holderId,
          holder_epoch: grant.holderEpoch,
          sealed: grant.sealed,
          mac: grant.mac,
          mac_version: grant.macVersion,
        },
        after,
      ),
    ];
  }

  async extendChain(chain: ChainEntity, entry: EntryEntity): Promise<void> {
    const manager = this.database.manager();
    await manager.insert(EntryEntity, entry);
    await manager.update(
      ChainEntity,
      { caseId: chain.caseId },
      { entryCount: chain.entryCount, head: chain.head, mac: chain.mac },
    );
  }

  /**
   * The grants of the current key epoch of each case that any of these desks holds; and which of the cases have their chain.
   */
  async grantsOf(caseIds: readonly string[], deskIds: readonly string[]): Promise<GrantsOfCases> {
    const rows = await this.database.query<Record<string, unknown>>(
      `SELECT c.case_id, g.key_epoch, g.holder, g.holder_id, g.holder_epoch, g.sealed, g.mac, g.mac_version,
              g.holder = 'desk' AND g.holder_id = ANY($2::uuid[]) AS ours
         FROM chains c LEFT JOIN grants g ON g.case_id = c.case_id AND g.key_epoch = c.key_epoch
        WHERE c.case_id = ANY($1::uuid[])`,
      [caseIds, deskIds],
    );
    const grants = rows.filter((row) => row['ours'] === true).map(toGrant);
    return { grants, whole: new Set(rows.map((row) => row['case_id'] as string)) };
  }
}

function toGrant(row: Record<string, unknown>): GrantEntity {
  return Object.assign(new GrantEntity(), {
    caseId: row['case_id'],
    keyEpoch: row['key_epoch'],
    holder: row['holder'],
    holderId: row['holder_id'],
    holderEpoch: row['holder_epoch'],
    sealed: row['sealed'],
    mac: row['mac'],
    macVersion: row['mac_version'],
  });
}

function toChain(row: Record<string, unknown>): ChainEntity {
  return Object.assign(new ChainEntity(), {
    caseId: row['case_id'],
    keyEpoch: row['chain_epoch'],
    entryCount: row['entry_count'],
    head: row['head'],
    mac: row['mac'],
  });
}

function toEntry(row: Record<string, unknown>): EntryEntity {
  return Object.assign(new EntryEntity(), {
    id: row['id'],
    caseId: row['case_id'],
    sequence: row['sequence'],
    kind: row['kind'],
    author: row['author'],
    authorId: row['author_id'],
    keyEpoch: row['key_epoch'],
    sealed: row['sealed'],
    signature: row['signature'],
    hash: row['hash'],
    createdAt: row['created_at'],
  });
}
