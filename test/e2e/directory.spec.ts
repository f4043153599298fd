import { randomUUID } from 'node:crypto';
import { subjectIdOf } from '../../src/modules/directory/directory.service.js';
import type {
  DirectoryDto,
  DirectoryItemDto,
  DirectoryRecordDto,
} from '../../src/modules/directory/dto/directory.dto.js';
import type { CaseRoutesDto } from '../../src/modules/directory/dto/route.dto.js';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import { useCasework, type WorkedCase } from '../support/casework.js';
import { ADULT_SHARED, CHILD_THREATENED, FOUND } from '../support/reports.js';

const DAY = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

const desk = useCasework();
const record = (id: string, who = desk.kiran) => who.get<DirectoryRecordDto>(`/api/directory/${id}`);
const saved = (found: DirectoryRecordDto) => ({
  basedOn: found.version,
  why: 'Asked them by phone.',
  about: found.about,
  legalBasis: found.legalBasis,
  source: found.source,
  confidence: found.confidence,
  nextReview: inDays(90),
  channels: found.channels.map(({ key, address, ready, note }) => ({ key, address, ready, note })),
});
const change = async (id: string, given: object = {}, who = desk.lead) =>
  who.ask<DirectoryRecordDto & { code?: string }>('PUT', `/api/directory/${id}`, {
    ...saved(await record(id)),
    ...given,
  });
const verify = async (id: string, given: object = {}, who = desk.lead) =>
  who.ask<DirectoryRecordDto & { code?: string }>('POST', `/api/directory/${id}/verified`, {
    basedOn: (await record(id)).version,
    why: 'Called the number and opened the form.',
    nextReview: inDays(60),
    ...given,
  });

describe('the directory', () => {
  it('is read by those who work on cases, and says that nobody has verified it', async () => {
    const { items } = await desk.kiran.get<DirectoryDto>('/api/directory');
    expect(items.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['us-ncmec-cybertipline', 'interpol-icse', 'in-gac', 'platform-x', 'host-any']),
    );
    expect(items.every((one: DirectoryItemDto) => one.toBeVerified && one.version === 0)).toBe(true);
    expect(await record('weprotect')).toMatchObject({ channels: [], versions: [], seedChanged: false });
    expect((await record('in-gac')).see).toEqual([
      { id: 'in-grievance-officer', name: expect.stringContaining('Grievance officer') },
    ]);
    expect((await desk.kiran.ask('GET', '/api/directory/nowhere')).body).toMatchObject({
      code: 'DIRECTORY_NOT_FOUND',
    });
    const body = saved(await record('in-gac'));
    for (const id of ['nowhere', '%00', 'A%20B', 'x'.repeat(300)])
      expect([400, 404, 414]).toContain((await desk.lead.ask('PUT', `/api/directory/${id}`, body)).status);
    const administrator = await ConsoleClient.of(
      { console: desk.web.console, installation: desk.installation },
      desk.installation.administrator,
    );
    expect((await administrator.ask('GET', '/api/directory')).status).toBe(403);
  });

  it('is changed by coordinators in versions that say who, when and why', async () => {
    const about = 'The cyber bureau of the police of Nepal.';
    const first = await change('np-cyber-bureau', { about });
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ about, version: 1, confidence: 'medium' });
    const second = await change('np-cyber-bureau', { confidence: 'high', why: 'A second source.' });
    expect(second.body.versions).toMatchObject([
      { version: 2, why: 'A second source.', by: { name: desk.installation.coordinator.name } },
      { version: 1, why: 'Asked them by phone.' },
    ]);
    const rows = await desk.installation.database.query<{ action: string }>(
      'SELECT action FROM audit_log WHERE subject_id = $1',
      [subjectIdOf('np-cyber-bureau')],
    );
    expect(rows.map(({ action }) => action)).toEqual(['directory.saved', 'directory.saved']);
    expect((await change('np-cyber-bureau', { about: 'Something else.' }, desk.kiran)).status).toBe(403);
    expect(await record('np-cyber-bureau')).toMatchObject({ version: 2, about });
  });

  it('is verified by a coordinator, and no longer where an address changes', async () => {
    const before = await record('platform-telegram');
    expect(before.channels.find(({ key }) => key === 'mail')?.sendable).toBe(false);
    expect((await verify('platform-telegram', {}, desk.kiran)).status).toBe(403);
    const { body } = await verify('platform-telegram');
    expect(body).toMatchObject({ verifiedOn: inDays(0), toBeVerified: false, nextReview: inDays(60) });
    expect(body.channels.find(({ key }) => key === 'mail')?.sendable).toBe(true);
    expect(body.channels.find(({ key }) => key === 'in_app')?.sendable).toBe(false);

    const moved = saved(body).channels.map((one) =>
      one.key === 'mail' ? { ...one, address: 'abuse@telegram.example' } : one,
    );
    const after = await change('platform-telegram', { channels: moved });
    expect(after.body).toMatchObject({ verifiedOn: null, toBeVerified: true });
    expect(after.body.channels.map(({ sendable }) => sendable)).not.toContain(true);
  });

  it('reminds coordinators of the reviews that are due, and nobody else', async () => {
    const due = () => desk.lead.get<{ due: number }>('/api/directory-reviews');
    const { items } = await desk.lead.get<DirectoryDto>('/api/directory');
    expect((await due()).due).toBe(items.filter(({ reviewDue }) => reviewDue).length);
    expect((await desk.kiran.ask('GET', '/api/directory-reviews')).status).toBe(403);
  });

  it('keeps what is of low confidence from being sent by itself, verified or not', async () => {
    const { body } = await verify('platform-onlyfans');
    expect(body).toMatchObject({ confidence: 'low', toBeVerified: true });
    expect(body.channels.map(({ sendable }) => sendable)).toEqual([false]);
  });

  it.each([
    ['a version that is not the newest', { basedOn: 7 }, 409, 'DIRECTORY_CHANGED'],
    ['no reason', { why: ' ', about: 'New.' }, 422, 'TEXT_EMPTY'],
    ['a review that has passed', { nextReview: '2026-01-31' }, 422, 'DIRECTORY_REVIEW_DAY'],
    ['a day that is none', { nextReview: '2027-02-30' }, 422, 'DIRECTORY_REVIEW_DAY'],
    ['a channel left out', { channels: [] }, 422, 'DIRECTORY_FAULTY'],
    [
      'an address that is none',
      { channels: [{ key: 'form', address: 'javascript:alert(1)', ready: true, note: '' }] },
      422,
      'DIRECTORY_FAULTY',
    ],
    [
      'an address that shows another site than it opens',
      { channels: [{ key: 'form', address: 'https://osc.gov.sg@evil.example', ready: true, note: '' }] },
      422,
      'DIRECTORY_FAULTY',
    ],
    [
      'no address and no word of what to do',
      { channels: [{ key: 'form', address: null, ready: true, note: '' }] },
      422,
      'DIRECTORY_FAULTY',
    ],
  ])('refuses %s and changes nothing', async (_, given, status, code) => {
    const answer = await change('sg-osc', given);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await record('sg-osc')).version).toBe(0);
  });

  it('refuses a change that changes nothing', async () => {
    const { nextReview } = await record('lk-cert');
    const answer = await change('lk-cert', { nextReview });
    expect([answer.status, answer.body.code]).toEqual([422, 'DIRECTORY_SAME']);
  });

  it('does not use an address that somebody wrote into the database, and raises an alarm', async () => {
    await change('bd-pcsw', { about: 'Changed by a coordinator.' });
    await desk.installation.database.query(
      `UPDATE directory_records SET data = jsonb_set(data, '{channels,1,address}', '"catch@evil.example"')
        WHERE id = 'bd-pcsw'`,
    );
    const found = await record('bd-pcsw');
    expect(found).toMatchObject({ version: 0, versions: [] });
    expect(JSON.stringify(found)).not.toContain('evil.example');
    const raised = () =>
      desk.installation.database.query('SELECT 1 FROM alarms WHERE kind = $1 AND subject_id = $2', [
        'directory_unsigned',
        subjectIdOf('bd-pcsw'),
      ]);
    await eventually('an alarm', async () => (await raised()).length === 1);

    expect((await change('bd-pcsw', { about: 'Changed again.' })).status).toBe(200);
    expect(await record('bd-pcsw')).toMatchObject({ about: 'Changed again.', version: 2 });
  });
});

describe('where a case can go', () => {
  const routes = ({ at }: WorkedCase, who = desk.kiran) => who.get<CaseRoutesDto>(`${at}/routes`);

  it('is told of a child in India that is threatened: the hour for the money, the duty, and what not to do', async () => {
    const { proposals, forbidden } = await routes(await desk.filed(CHILD_THREATENED));
    expect(proposals.slice(0, 3)).toMatchObject([
      { recordId: 'in-1930', basis: 'none', clockMinutes: 60 },
      {
        recordId: 'in-police-pocso',
        basis: 'duty',
        channel: { key: 'visit', irrevocable: true, sendable: false },
        consequences: ['cannot_be_taken_back', 'police_may_call'],
        toBeVerified: true,
      },
      { recordId: 'in-ncrp', basis: 'duty' },
    ]);
    const ids = proposals.map(({ recordId }) => recordId);
    expect(ids).toEqual(
      expect.arrayContaining(['us-ncmec-take-it-down', 'platform-instagram', 'us-ncmec-cybertipline']),
    );
    expect(ids).not.toContain('stopncii');
    expect(forbidden.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining(['minor-to-stopncii', 'child-as-offender', 'no-zero-fir', 'gac-by-the-desk']),
    );
  });

  it('follows what staff find out: danger goes first, and an age that is corrected changes the way', async () => {
    const found = await desk.filed(CHILD_THREATENED);
    await desk.kiran.put(`${found.at}/staff-facts`, { danger: 'yes' });
    expect((await routes(found)).proposals[0]).toMatchObject({
      recordId: 'in-emergency',
      basis: 'danger',
      clockMinutes: 15,
      channel: { address: '112' },
    });
    await desk.kiran.put(`${found.at}/staff-facts`, { danger: 'no', ageBand: 'adult' });
    const { proposals } = await routes(found);
    const ids = proposals.map(({ recordId }) => recordId);
    expect(ids[0]).toBe('in-1930');
    expect(ids).toContain('stopncii');
    expect(ids).not.toContain('us-ncmec-cybertipline');
  });

  it('leads links on a site of its own to whoever hosts it, and a finder to the hotlines without consent', async () => {
    const shared = await routes(await desk.filed(ADULT_SHARED));
    expect(shared.proposals.map(({ recordId }) => recordId)).toContain('host-any');
    expect(shared.forbidden.map(({ ruleId }) => ruleId)).toContain('known-person-block');

    const seen = await routes(await desk.filed(FOUND));
    expect(seen.proposals.map(({ recordId }) => recordId)).toContain('gb-iwf');
    expect(seen.proposals.map(({ basis }) => basis)).not.toContain('consent');
  });

  it('shows what a coordinator changed of the directory', async () => {
    const about = await change('in-1930', { source: 'Called them.' });
    expect(about.status).toBe(200);
    await verify('in-1930');
    const { proposals } = await routes(await desk.filed(CHILD_THREATENED));
    expect(proposals[0]).toMatchObject({ recordId: 'in-1930', toBeVerified: false });
  });

  it('is for those of the desk whom nobody keeps away', async () => {
    const found = await desk.filedWithoutMeera(CHILD_THREATENED);
    const stranger = await desk.stranger('Elsewhere');
    const missing = await desk.kiran.ask('GET', `/api/cases/${randomUUID()}/routes`);
    for (const who of [desk.meera, stranger])
      expect((await who.ask('GET', `${found.at}/routes`)).body).toMatchObject({
        status: missing.status,
        code: 'CASE_NOT_FOUND',
      });
    expect((await routes(found)).proposals.length).toBeGreaterThan(0);
  });
});
