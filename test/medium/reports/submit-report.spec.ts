import { Client } from 'pg';
import {
  Drafts,
  ReportError,
  ReportsModule,
  SubmitReport,
  type KeptDraft,
  type ReportContent,
} from '../../../src/modules/reports/index.js';
import { CALM } from '../../support/facts.js';
import { eventually } from '../../support/index.js';
import { Casework } from '../cases/casework.js';

let work: Casework;
let deskId: string;
beforeAll(async () => {
  work = await Casework.start({ modules: [ReportsModule] });
  ({ deskId } = await work.desk('counsellor'));
});
afterAll(() => work.stop());

const CONTENT: ReportContent = {
  facts: CALM,
  document: {
    version: 1,
    language: 'en',
    country: null,
    partial: false,
    answers: [
      { id: 'handles', question: 'Who?', values: [], options: [], text: 'someone@example.com' },
      { id: 'links', question: 'Where?', values: [], options: [], text: 'https://example.com/p/1' },
    ],
    keepOut: null,
  },
};
const OF_CASE = [
  'case_events',
  'case_changes',
  'chains',
  'entries',
  'grants',
  'receipts',
  'identifiers',
  'locations',
];

type Written = KeptDraft & { token: string };
const start = (): Promise<Written> => work.get(Drafts).start({ language: 'en', country: 'IN' });
const send = ({ token, ...kept }: Written): Promise<'sent' | 'changed'> =>
  work.get(SubmitReport).run({ cookieText: token, kept, content: CONTENT, client: 'test' });
const count = async (table: string, { draft }: Written): Promise<number> => {
  const column = table === 'cases' ? 'id' : 'case_id';
  const [row] = await work.database.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${table} WHERE ${column} = $1`,
    [draft.caseId],
  );
  return row?.n ?? 0;
};
const epochOf = async ({ draft }: Written): Promise<number | undefined> =>
  (
    await work.database.query<{ epoch: number }>(
      'SELECT holder_epoch AS epoch FROM grants WHERE case_id = $1',
      [draft.caseId],
    )
  )[0]?.epoch;

/** Resolves once somebody waits for a lock. */
const somebodyWaits = (): Promise<unknown> =>
  eventually(
    'it waits for a lock',
    async () =>
      (
        await work.database.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        )
      ).length > 0,
  );

describe('one draft', () => {
  it('sent three times at once gives one case, with each of its rows once', async () => {
    const draft = await start();
    expect(await Promise.all([send(draft), send(draft), send(draft)])).toEqual(['sent', 'sent', 'sent']);
    expect(await count('cases', draft)).toBe(1);
    for (const table of OF_CASE) expect([table, await count(table, draft)]).toEqual([table, 1]);
    expect(await count('clocks', draft)).toBe(2);
    const jobs = await work.database.query(`SELECT 1 FROM outbox WHERE data ->> 'caseId' = $1`, [
      draft.draft.caseId,
    ]);
    expect(jobs).toHaveLength(1);
    const after = await work.get(Drafts).read(draft.token);
    expect(after?.draft).toMatchObject({ sent: true, code: draft.draft.code, answers: {} });
  });

  it('that was changed meanwhile is not sent as it was', async () => {
    const draft = await start();
    const changed = await work.get(Drafts).write(draft.token, (one) => ({ ...one, language: 'hi' }));
    expect(await send(draft)).toBe('changed');
    expect(await count('cases', draft)).toBe(0);
    expect((await work.get(Drafts).read(draft.token))?.draft).toMatchObject({ sent: false, language: 'hi' });
    expect(await send({ ...changed!, token: draft.token })).toBe('sent');
    expect(await count('cases', draft)).toBe(1);
  });

  it('that is gone is not sent', async () => {
    const draft = await start();
    await work.get(Drafts).destroy(draft.token);
    await expect(send(draft)).rejects.toThrow(new ReportError('DRAFT_GONE'));
    expect(await count('cases', draft)).toBe(0);
  });

  it('that has expired is not sent', async () => {
    const draft = await start();
    await work.database.query(`UPDATE drafts SET expires_at = now() - interval '1 minute'`);
    await expect(send(draft)).rejects.toThrow(new ReportError('DRAFT_GONE'));
    expect(await count('cases', draft)).toBe(0);
  });
});

describe('a desk that gets another key', () => {
  it('between two reports is given the second under the new one', async () => {
    const first = await start();
    await send(first);
    await work.newDeskKey(deskId);
    const second = await start();
    await send(second);
    expect(await epochOf(second)).toBe(((await epochOf(first)) ?? 0) + 1);
  });

  it('while a report is being written is given it under the new one', async () => {
    const before = await start();
    await send(before);
    const rotation = new Client({ connectionString: work.database.url });
    await rotation.connect();
    try {
      await rotation.query('BEGIN');
      await work.newDeskKey(deskId, (sql, params) => rotation.query(sql, params));
      const draft = await start();
      const sent = send(draft);
      await somebodyWaits();
      await rotation.query('COMMIT');
      expect(await sent).toBe('sent');
      expect(await epochOf(draft)).toBe(((await epochOf(before)) ?? 0) + 1);
      expect(await count('grants', draft)).toBe(1);
    } finally {
      await rotation.end();
    }
  });
});
