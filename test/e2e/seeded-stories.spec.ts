import { seedStories, storyOf, type SeededCase } from '../../scripts/lib/seed/seed-stories.mjs';
import { openWithCode } from '../../scripts/lib/file-report.mjs';
import { textOf } from '../../scripts/lib/html-form.mjs';
import type { CaseDetailDto } from '../../src/modules/case-page/dto/case-page.dto.js';
import type { ReportDocumentDto } from '../../src/modules/case-page/dto/report-document.dto.js';
import type { ReferralsDto } from '../../src/modules/referrals/referral.dto.js';
import type { CaseRowDto } from '../../src/modules/cases/index.js';
import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';

const NUMBER = 14;
const LANGUAGES = ['en', 'hi', 'bn', 'mr', 'te', 'ta', 'ur'];

describe('a seeded helpdesk', () => {
  let desk: Helpdesk;
  let lead: ConsoleClient;
  let rows: CaseRowDto[];
  const cases: CaseDetailDto[] = [];
  const reports: ReportDocumentDto[] = [];
  const kept: SeededCase[] = [];

  const seed = (upTo: number): Promise<number> => {
    const { coordinator, counsellors, database } = desk.installation;
    const accounts = [
      { role: 'coordinator', account: coordinator },
      ...counsellors.map((account) => ({ role: 'counsellor', account })),
    ].map(({ role, account: { email, passphrase } }) => ({ role, email, password: passphrase }));
    const { site, console } = desk;
    return seedStories({
      site,
      console,
      databaseUrl: database.url,
      accounts,
      upTo,
      kept: (one) => kept.push(one),
    });
  };

  beforeAll(async () => {
    desk = await startHelpdesk({ variables: { TRUST_PROXY: '1' }, worker: false });
    expect(await seed(NUMBER - 4)).toBe(NUMBER - 4);
    // As after an interruption: what is there counts.
    expect(await seed(NUMBER)).toBe(4);
    lead = await ConsoleClient.of(desk, desk.installation.coordinator);
    rows = [...(await lead.queue('?limit=100')), ...(await lead.queue('?limit=100&closed=true'))];
    for (const { id } of rows) {
      cases.push(await lead.case(id));
      reports.push(await lead.get<ReportDocumentDto>(`/api/cases/${id}/report`));
    }
  });
  afterAll(() => desk?.stop());

  it('has as many cases as were asked for, and each opens with its report and all that was written', () => {
    expect(rows).toHaveLength(NUMBER);
    expect(kept.map(({ number }) => number).sort((a, b) => a - b)).toEqual([...Array(NUMBER).keys()]);
    const told = reports.map(({ answers }) => JSON.stringify(answers));
    for (let number = 0; number < NUMBER; number += 1)
      expect(told.filter((text) => text.includes(storyOf(number).token))).toHaveLength(1);
    for (const { card, entries } of cases) {
      expect(card).not.toBeNull();
      for (const { kind, text } of entries)
        if (kind === 'message' || kind === 'note') expect(text).toBeTruthy();
    }
  });

  it('has a service that was declined, and another that a person got to', async () => {
    const told = cases.filter(({ events }) => events.some(({ kind }) => kind === 'referral_attendance'));
    expect(told.length).toBeGreaterThan(0);
    const { referrals } = await lead.get<ReferralsDto>(`/api/cases/${told[0]?.id}/referrals`);
    expect(referrals.map(({ state }) => state).sort()).toEqual(['attended', 'declined']);
  });

  it('has each language, status, kind and age, with notes and threads in both directions', () => {
    const all = <T>(values: T[]): T[] => [...new Set(values)].sort();
    expect(all(cases.map(({ language }) => language))).toEqual([...LANGUAGES].sort());
    expect(all(reports.map(({ language }) => language))).toEqual([...LANGUAGES].sort());
    expect(all(cases.map(({ status }) => status))).toEqual([
      'closed',
      'in_progress',
      'new',
      'waiting_for_reporter',
    ]);
    expect(all(cases.map(({ kind }) => kind))).toEqual(['found', 'other', 'shared', 'threatened']);
    expect(all(cases.map(({ ageBand }) => ageBand))).toEqual([
      '13_15',
      '16_17',
      'adult',
      'under_13',
      'unsaid',
    ]);
    const entries = cases.flatMap((one) => one.entries);
    expect(entries.some(({ kind }) => kind === 'note')).toBe(true);
    for (const type of ['reporter', 'staff'])
      expect(entries.some(({ kind, author }) => kind === 'message' && author.type === type)).toBe(true);
    for (const { status, outcome } of cases) expect(outcome !== null).toBe(status === 'closed');
  });

  it('lets its reporters come back with their codes', async () => {
    const wroteBack = kept.find(({ stands }) => stands === 'wrote_back')!;
    const page = await openWithCode(desk.site, wroteBack.code);
    const { entries } = cases.find(({ reference }) => reference === wroteBack.reference)!;
    const words = textOf(page.body);
    for (const { text } of entries.filter(({ kind }) => kind === 'message')) expect(words).toContain(text);
  });

  it('raises no alarm of tampering', async () => {
    const found = await desk.installation.database.query(
      `SELECT action FROM audit_log WHERE action LIKE '%tamper%' OR action LIKE 'alarm%'`,
    );
    expect(found).toEqual([]);
  });
});

it('tells the same story for the same number and seed, in each language wherever a case can stand', () => {
  expect(storyOf(123, 5)).toEqual(storyOf(123, 5));
  const stands = (language: string): number =>
    new Set(
      Array.from({ length: 200 }, (_, n) => storyOf(n))
        .filter((one) => one.language === language)
        .map((one) => one.stands),
    ).size;
  for (const language of LANGUAGES) expect(stands(language)).toBe(8);
  expect(new Set(Array.from({ length: 200 }, (_, n) => storyOf(n).token)).size).toBe(200);
});
