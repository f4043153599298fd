import { Audit, type AuditAction } from '../../../src/modules/audit/index.js';
import { BEFORE_FIRST, plainAuditHash } from '../../../src/modules/audit/audit-chain.js';
import type { AuditEntity } from '../../../src/modules/audit/audit.entity.js';
import { Transaction } from '../../../src/platform/database/index.js';
import { WebFixture } from './web-fixture.js';

const CASE = '30000000-0000-4000-8000-000000000003';

let fixture: WebFixture;
let audit: Audit;
beforeAll(async () => {
  fixture = await WebFixture.start();
  audit = fixture.get(Audit);
});
afterAll(() => fixture.stop());

const record = (action: AuditAction = 'report.opened', detail?: Record<string, string | number>) =>
  audit.record({
    actorId: fixture.administrator.staffId,
    action,
    subject: 'case',
    subjectId: CASE,
    ...(detail && { detail }),
  });

/** Does something to the log that no program of ours does, looks, and undoes it. */
async function tampered(sql: string, then: () => Promise<void> = () => Promise.resolve()) {
  await fixture.database.query('CREATE TABLE kept AS SELECT * FROM audit_log');
  // As a superuser can.
  await fixture.database.query('ALTER TABLE audit_log DISABLE TRIGGER USER');
  await fixture.database.query(sql);
  await then();
  const verdict = await audit.verify();
  await fixture.database.query('DELETE FROM audit_log');
  await fixture.database.query('INSERT INTO audit_log SELECT * FROM kept');
  await fixture.database.query('DROP TABLE kept');
  await fixture.database.query('ALTER TABLE audit_log ENABLE TRIGGER USER');
  return verdict;
}

describe('the audit log', () => {
  it('is one chain, however many write to it at once', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => record('note.written', { count: i, kind: 'note' })),
    );
    const verdict = await audit.verify();
    const rows = await fixture.database.query(
      'SELECT count(*)::int AS n, max(sequence)::int AS last FROM audit_log',
    );
    expect(verdict).toMatchObject({ intact: true });
    expect(rows[0]?.['n']).toBe(rows[0]?.['last']);
  });

  it('keeps the row of a transaction and drops it with the transaction', async () => {
    const count = async () => (await fixture.database.query('SELECT 1 FROM audit_log')).length;
    const before = await count();
    const undone = fixture.get(Transaction).run(async () => {
      await record();
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await count()).toBe(before);
    await record();
    expect(await count()).toBe(before + 1);
    expect((await audit.verify()).intact).toBe(true);
  });

  it.each([
    ['an actor', 'UPDATE audit_log SET actor_id = NULL WHERE sequence = 5'],
    ['an action', `UPDATE audit_log SET action = 'session.ended' WHERE sequence = 5`],
    ['a subject', `UPDATE audit_log SET subject_id = gen_random_uuid() WHERE sequence = 5`],
    ['a time', `UPDATE audit_log SET at = at - interval '1 minute' WHERE sequence = 5`],
    ['a detail', `UPDATE audit_log SET detail = detail || '{"count": 99}' WHERE sequence = 5`],
    [
      'a hash',
      'UPDATE audit_log SET hash = (SELECT hash FROM audit_log WHERE sequence = 4) WHERE sequence = 5',
    ],
    ['a row that is gone', 'DELETE FROM audit_log WHERE sequence = 5'],
  ])('shows that somebody changed %s', async (_what, sql) => {
    expect(await tampered(sql)).toEqual({ intact: false, sequence: 5n });
    expect((await audit.verify()).intact).toBe(true);
  });

  it('shows a row that is gone with the numbers closed up, and two rows swapped', async () => {
    const closeUp = `DELETE FROM audit_log WHERE sequence = 5;
      UPDATE audit_log SET sequence = -sequence WHERE sequence > 5;
      UPDATE audit_log SET sequence = -sequence - 1 WHERE sequence < 0`;
    expect(await tampered(closeUp)).toEqual({ intact: false, sequence: 5n });
    const swap = `UPDATE audit_log a SET actor_id = b.actor_id, action = b.action, detail = b.detail, hash = b.hash
      FROM audit_log b WHERE (a.sequence, b.sequence) IN ((5, 6), (6, 5))`;
    expect(await tampered(swap)).toMatchObject({ intact: false, sequence: 5n });
  });

  it('shows by an earlier head that its end was cut off', async () => {
    const verdict = await audit.verify();
    if (!verdict.intact) throw new Error('not intact');
    await record();
    expect(await audit.verify(verdict.head)).toMatchObject({ intact: true });
    await fixture.database.query('ALTER TABLE audit_log DISABLE TRIGGER USER');
    await fixture.database.query('DELETE FROM audit_log WHERE sequence > $1', [String(verdict.count - 3n)]);
    await fixture.database.query('ALTER TABLE audit_log ENABLE TRIGGER USER');
    expect((await audit.verify()).intact).toBe(true);
    expect((await audit.verify(verdict.head)).intact).toBe(false);
  });

  it('cannot be rewritten by whoever knows how it is made and has no key', async () => {
    for (let i = 0; i < 3; i++) await record();
    const [{ n }] = (await fixture.database.query('SELECT count(*)::int AS n FROM audit_log')) as [
      { n: number },
    ];
    // All openings of reports are taken out, the rows renumbered and their chain made anew, as it was made before it had a key.
    const rows = await fixture.database.query<AuditEntity>(
      `SELECT at, actor_id AS "actorId", action, subject, subject_id AS "subjectId", detail FROM audit_log
        WHERE action <> 'report.opened' ORDER BY sequence`,
    );
    let previous: Uint8Array = BEFORE_FIRST;
    const values = rows.map((row, at) => {
      const of = { ...row, sequence: BigInt(at + 1) };
      previous = plainAuditHash(previous, of);
      return `(${at + 1}, '${row.at.toISOString()}', ${row.actorId ? `'${row.actorId}'` : 'NULL'}, '${row.action}',
        ${row.subject ? `'${row.subject}'` : 'NULL'}, ${row.subjectId ? `'${row.subjectId}'` : 'NULL'},
        '${JSON.stringify(row.detail)}', '\\x${Buffer.from(previous).toString('hex')}'`;
    });
    expect(values.length).toBeLessThan(n);
    const into =
      'INSERT INTO audit_log (sequence, at, actor_id, action, subject, subject_id, detail, hash, key_version)';
    const rewritten = (key: string) =>
      `DELETE FROM audit_log; ${into} VALUES ${values.map((value) => `${value}, ${key})`).join()}`;
    expect(await tampered(rewritten('1'))).toEqual({ intact: false, sequence: 1n });
    // Without a key it is a log of which nothing is proven, and the next row of the helpdesk shows it.
    expect(await tampered(rewritten('NULL'))).toMatchObject({ intact: true, unkeyed: BigInt(values.length) });
    expect(await tampered(rewritten('NULL'), () => record('audit.read'))).toEqual({
      intact: false,
      sequence: BigInt(values.length + 1),
    });
    const last = `UPDATE audit_log SET key_version = NULL WHERE sequence = ${n}`;
    expect(await tampered(last)).toEqual({ intact: false, sequence: BigInt(n) });
    expect(await audit.verify()).toMatchObject({ intact: true, unkeyed: 0n });
  });

  it.each(['UPDATE audit_log SET action = action', 'DELETE FROM audit_log', 'TRUNCATE audit_log'])(
    'takes rows and nothing else: not %s',
    async (sql) => {
      await expect(fixture.database.query(sql)).rejects.toThrow('rows are added and never changed');
      await expect(
        fixture.database.query(`${sql.replace('TRUNCATE ', 'DELETE FROM ')} WHERE false`),
      ).rejects.toThrow();
    },
  );

  it('goes on from rows of an earlier version, which had no key', async () => {
    const old = await WebFixture.start();
    const rows = await old.database.query<AuditEntity>(
      `SELECT sequence, at, actor_id AS "actorId", action, subject, subject_id AS "subjectId", detail FROM audit_log
        ORDER BY sequence`,
    );
    await old.database.query('ALTER TABLE audit_log DISABLE TRIGGER USER');
    let previous: Uint8Array = BEFORE_FIRST;
    for (const row of rows) {
      previous = plainAuditHash(previous, { ...row, sequence: BigInt(row.sequence) });
      await old.database.query('UPDATE audit_log SET hash = $2, key_version = NULL WHERE sequence = $1', [
        row.sequence,
        Buffer.from(previous),
      ]);
    }
    const log = old.get(Audit);
    const unkeyed = BigInt(rows.length);
    expect(await log.verify()).toMatchObject({ intact: true, unkeyed });
    await log.beginKeyed(old.administrator.staffId);
    expect(await log.verify()).toMatchObject({ intact: true, unkeyed, count: unkeyed + 1n });
    await old.database.query('UPDATE audit_log SET actor_id = gen_random_uuid() WHERE sequence = 1');
    expect(await log.verify()).toEqual({ intact: false, sequence: 1n });
    await old.stop();
  });

  it('takes no word that a person may have typed', async () => {
    for (const detail of [
      { note: 'two words' },
      { email: 'a@example.org' },
      { 'a b': 1 },
      { n: 1.5 },
      { x: 'ä' },
      { x: 'Meera' },
      { x: '203.0.113.9' },
      { x: '+919876543210' },
      { x: 9_876_543_210 },
    ]) {
      await expect(record('note.written', detail as Record<string, string | number>)).rejects.toMatchObject({
        code: 'AUDIT_DETAIL_REFUSED',
      });
    }
  });

  it('is read by auditors and administrators page by page, and reading it is recorded', async () => {
    const auditor = await fixture.person('auditor');
    for (let i = 0; i < 5; i++) await record();
    const browser = fixture.browser();
    await browser.signIn(auditor.email, auditor.passphrase);
    type Page = { items: { sequence: string; action: string; at: string }[]; nextCursor: string | null };
    const first = (await (await browser.send('GET', '/api/audit?limit=3')).json()) as Page;
    expect(first.items).toHaveLength(3);
    expect(first.items[0]).toMatchObject({
      action: 'session.started',
      actorId: auditor.staffId,
      subject: 'staff',
    });
    expect(first.items[0]?.at).toMatch(/:00\.000Z$/);
    const second = (await (
      await browser.send('GET', `/api/audit?limit=3&cursor=${first.nextCursor}`)
    ).json()) as Page;
    expect(Number(second.items[0]?.sequence)).toBe(Number(first.items[2]?.sequence) - 1);
    const last = (await (await browser.send('GET', '/api/audit?limit=1')).json()) as Page;
    expect(last.items[0]?.action).toBe('audit.read');
    for (const query of ['limit=0', 'limit=201', 'cursor=x', 'cursor=-1', 'more=1', 'limit=3&limit=4']) {
      expect((await browser.send('GET', `/api/audit?${query}`)).status).toBe(400);
    }
    const counsellor = await fixture.person('counsellor');
    await browser.signIn(counsellor.email, counsellor.passphrase);
    expect((await browser.send('GET', '/api/audit')).status).toBe(403);
  });
});
