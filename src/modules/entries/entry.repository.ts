import { Injectable } from '@nestjs/common';
import { Database, insertRow, type StatementPart } from '../../platform/database/index.js';
import { ChainEntity } from './chain.entity.js';
import { EntryEntity } from './entry.entity.js';
import { GrantEntity } from './grant.entity.js';
import { KeyLinkEntity } from './key-link.entity.js';

export interface ChainWithEntries {
  chain: ChainEntity;
  entries: EntryEntity[];
}

/** The reporter was shown the thread up to this entry. `day`: YYYY-MM-DD (UTC); null: nobody knows any more. */
export interface ReporterRead {
  upTo: number;
  day: string | null;
}

/** What `grantsOf` finds. `epochs`: by case that has its chain, the epoch of its present key. */
export interface GrantsOfCases {
  grants: GrantEntity[];
  links: KeyLinkEntity[];
  epochs: ReadonlyMap<string, number>;
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

  async lastSequence(caseId: string): Promise<number> {
    const [row] = await this.database.query<{ last: number }>(
      'SELECT entry_count AS last FROM chains WHERE case_id = $1',
      [caseId],
    );
    return row?.last ?? 0;
  }

  /** Up to which entry the reporter has been shown the thread; 0: none yet. */
  async seen(caseId: string): Promise<number> {
    const [row] = await this.database.query<{ seen: number }>(
      'SELECT reporter_seen AS seen FROM chains WHERE case_id = $1',
      [caseId],
    );
    return row?.seen ?? 0;
  }

  /** Keeps the day (UTC) with it. */
  async markSeen(caseId: string, sequence: number): Promise<void> {
    await this.database.query(
      `WITH moved AS (
         UPDATE chains SET reporter_seen = $2 WHERE case_id = $1 AND reporter_seen < $2 RETURNING case_id)
       INSERT INTO reporter_reads (case_id, up_to, read_on)
       SELECT case_id, $2, (now() AT TIME ZONE 'UTC')::date FROM moved ON CONFLICT DO NOTHING`,
      [caseId, sequence],
    );
  }

  /** On which days the reporter was shown the thread, and up to which entry, in its order. */
  async reads(caseId: string): Promise<ReporterRead[]> {
    return this.database.query<ReporterRead>(
      `SELECT up_to AS "upTo", to_char(read_on, 'YYYY-MM-DD') AS day
         FROM reporter_reads WHERE case_id = $1 ORDER BY up_to`,
      [caseId],
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

  /** Every grant of a case that a desk holds, locked until the transaction ends. */
  async lockGrants(caseId: string, deskId: string): Promise<GrantEntity[]> {
    return this.database.manager().find(GrantEntity, {
      where: { caseId, holder: 'desk', holderId: deskId },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Takes the grants of a desk away and puts others in their place. */
  async moveGrants(caseId: string, deskId: string, grants: readonly GrantEntity[]): Promise<void> {
    const manager = this.database.manager();
    await manager.delete(GrantEntity, { caseId, holder: 'desk', holderId: deskId });
    for (const { holderId } of grants)
      await manager.delete(GrantEntity, { caseId, holder: 'desk', holderId });
    await manager.insert(GrantEntity, [...grants]);
  }

  /**
   * The grants of these cases that any of these desks holds, those of earlier keys included, with the links of the keys; and the
   * epoch of the present key of each case that has its chain.
   */
  async grantsOf(caseIds: readonly string[], deskIds: readonly string[]): Promise<GrantsOfCases> {
    const rows = await this.database.query<Record<string, unknown>>(
      `SELECT c.case_id, c.key_epoch AS chain_epoch, g.key_epoch, g.holder, g.holder_id, g.holder_epoch, g.sealed, g.mac,
              g.mac_version, g.since_epoch, g.holder = 'desk' AND g.holder_id = ANY($2::uuid[]) AS ours
         FROM chains c LEFT JOIN grants g ON g.case_id = c.case_id
        WHERE c.case_id = ANY($1::uuid[])`,
      [caseIds, deskIds],
    );
    const grants = rows.filter((row) => row['ours'] === true).map(toGrant);
    const epochs = new Map(rows.map((row) => [row['case_id'] as string, row['chain_epoch'] as number]));
    const changed = [...epochs].filter(([, epoch]) => epoch > 1).map(([id]) => id);
    return { grants, links: changed.length === 0 ? [] : await this.links(changed), epochs };
  }

  /** How the keys of these cases lead to each other. */
  private links(caseIds: readonly string[]): Promise<KeyLinkEntity[]> {
    return this.database.query<KeyLinkEntity>(
      `SELECT case_id AS "caseId", key_epoch AS "keyEpoch", thread, staff, forward FROM case_key_links
        WHERE case_id = ANY($1::uuid[])`,
      [caseIds],
    );
  }

  /** Every grant of one key of a case. */
  async grantsAt(caseId: string, keyEpoch: number): Promise<GrantEntity[]> {
    return this.database
      .manager()
      .find(GrantEntity, { where: { caseId, keyEpoch }, order: { holderId: 'ASC' } });
  }

  /** The next key of a case, in the place of the present one: its grants, its link, and the chain as it is under it. */
  async renewKey(chain: ChainEntity, grants: readonly GrantEntity[], link: KeyLinkEntity): Promise<void> {
    const manager = this.database.manager();
    await manager.insert(GrantEntity, [...grants]);
    await manager.insert(KeyLinkEntity, link);
    await manager.update(ChainEntity, { caseId: chain.caseId }, { keyEpoch: chain.keyEpoch, mac: chain.mac });
  }

  /** The grants of a desk that are of a key before this epoch, and all of them. */
  async countGrants(deskId: string, epoch: number): Promise<{ left: number; all: number }> {
    const [row] = await this.database.query<{ left: number; all: number }>(
      `SELECT count(*) FILTER (WHERE holder_epoch < $2)::integer AS left, count(*)::integer AS all
         FROM grants WHERE holder = 'desk' AND holder_id = $1`,
      [deskId, epoch],
    );
    return row ?? { left: 0, all: 0 };
  }

  /**
   * Grants of a desk that are of a key before this epoch, in the order of desk's epoch, case and case's epoch, from the one after
   * this place on; held against other writers until the transaction ends. Those that another one holds are left out.
   */
  async lockGrantsBefore(
    { deskId, epoch }: { deskId: string; epoch: number },
    after: readonly [holderEpoch: number, caseId: string, keyEpoch: number],
    most: number,
  ): Promise<GrantEntity[]> {
    const rows = await this.database.query<Record<string, unknown>>(
      `SELECT * FROM grants
        WHERE holder = 'desk' AND holder_id = $1 AND holder_epoch < $2
          AND (holder_epoch, case_id, key_epoch) > ($3::integer, $4::uuid, $5::integer)
        ORDER BY holder_epoch, case_id, key_epoch LIMIT $6 FOR UPDATE SKIP LOCKED`,
      [deskId, epoch, ...after, most],
    );
    return rows.map(toGrant);
  }

  /** Puts grants that were wrapped anew in the place of those before. */
  async replaceGrants(grants: readonly { before: GrantEntity; after: GrantEntity }[]): Promise<void> {
    const column = <K extends keyof GrantEntity>(name: K) => grants.map(({ after }) => after[name]);
    await this.database.query(
      `UPDATE grants g SET holder_epoch = n.epoch, sealed = n.sealed, mac = n.mac, mac_version = n.version, since_epoch = n.since
         FROM unnest($1::uuid[], $2::integer[], $3::uuid[], $4::integer[], $5::integer[], $6::bytea[], $7::bytea[],
                     $8::integer[], $9::integer[]) AS n (case_id, key_epoch, holder_id, before, epoch, sealed, mac, version, since)
        WHERE g.case_id = n.case_id AND g.key_epoch = n.key_epoch AND g.holder = 'desk' AND g.holder_id = n.holder_id
          AND g.holder_epoch = n.before`,
      [
        column('caseId'),
        column('keyEpoch'),
        column('holderId'),
        grants.map(({ before }) => before.holderEpoch),
        column('holderEpoch'),
        column('sealed'),
        column('mac'),
        column('macVersion'),
        column('sinceEpoch'),
      ],
    );
  }

  /** Takes away what waits for the reporter up to this key: their grant is of it. */
  async dropForward(caseId: string, keyEpoch: number): Promise<void> {
    await this.database.query(
      'UPDATE case_key_links SET forward = NULL WHERE case_id = $1 AND key_epoch <= $2 AND forward IS NOT NULL',
      [caseId, keyEpoch],
    );
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
    sinceEpoch: row['since_epoch'],
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
