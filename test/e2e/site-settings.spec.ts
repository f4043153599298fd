import { randomUUID } from 'node:crypto';
import type { DraftSettingsDto, HelplineDto } from '../../src/modules/site-settings/dto/site-settings.dto.js';
import type { SiteStateDto } from '../../src/modules/site-settings/dto/site-state.dto.js';
import { settingsMac } from '../../src/modules/site-settings/index.js';
import { ConsoleClient } from '../support/console-client.js';
import { runWeb, startHelpdesk, type Helpdesk, type RunningWeb } from '../support/helpdesk.js';
import { eventually } from '../support/index.js';
import { SiteVisitor } from '../support/site-visitor.js';

const PATH = '/api/site/settings';

let desk: Helpdesk;
let second: RunningWeb;
let client: ConsoleClient;

beforeAll(async () => {
  desk = await startHelpdesk({ worker: false });
  second = await runWeb(desk.installation);
  client = await ConsoleClient.of(desk, desk.installation.administrator);
});
afterAll(async () => {
  await second?.stop();
  await desk?.stop();
});

const query = <T extends object>(sql: string, params: unknown[] = []): Promise<T[]> =>
  desk.installation.database.query<T>(sql, params);
const state = (): Promise<SiteStateDto> => client.get<SiteStateDto>(PATH);

/** What is published now, with a change. */
async function draft(change: Partial<DraftSettingsDto> = {}): Promise<DraftSettingsDto> {
  const { version, settings } = await state();
  return { ...settings, basedOn: version, texts: [], ...change };
}
async function publish(change: Partial<DraftSettingsDto>): Promise<SiteStateDto> {
  const { status, body } = await client.ask<SiteStateDto>('POST', PATH, await draft(change));
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
}
const refused = async (sent: unknown, path = PATH): Promise<unknown[]> => {
  const { status, body } = await client.ask<{ code: string; errors?: { field: string }[] }>(
    'POST',
    path,
    sent,
  );
  return [status, body.code, (body.errors ?? []).map(({ field }) => field)];
};
const page = async (path = '/', at: string = desk.site): Promise<string> =>
  (await new SiteVisitor(at).get(path)).html;
const bothShow = (what: string, path = '/'): Promise<unknown> =>
  eventually(`both processes show ${what}`, async () => {
    const shown = await Promise.all([desk.site, second.site].map((at) => page(path, at)));
    return shown.every((html) => html.includes(what));
  });

describe('what an administrator publishes', () => {
  it('is on the site of every web process within seconds, and a report in progress goes on', async () => {
    const reporter = new SiteVisitor(second.site);
    await reporter.get('/h/1');
    const begun = await reporter.follow(await reporter.post('/h/1', { go: 'next' }));
    expect(begun.path).toBe('/h/7');
    await publish({
      name: 'Quiet House',
      defaultCountry: 'GB',
      exits: [{ country: 'GB', url: 'https://weather.example/' }],
      texts: [
        {
          language: 'en',
          key: 'guidance.start.not_your_fault',
          text: "You didn't do this.",
          reviewed: false,
        },
      ],
    });
    await bothShow('Quiet House');
    await bothShow("You didn't do this.");
    for (const at of [desk.site, second.site]) {
      expect(await page('/', at)).toContain('href="tel:999"');
      expect((await new SiteVisitor(at).get('/exit')).location).toBe('https://weather.example/');
      expect((await new SiteVisitor(at).get('/exit?c=IN')).location).toBe('https://mausam.imd.gov.in/');
    }
    const next = await reporter.follow(await reporter.post('/h/7', { go: 'next', happening: 'shared' }));
    expect(next.status).toBe(200);
    expect(next.path).not.toBe('/h/7');
    expect(next.html).toContain('Quiet House');
    const written = await query<{ detail: object }>(
      `SELECT detail FROM audit_log WHERE action = 'site_settings.published' AND actor_id = $1`,
      [desk.installation.administrator.id],
    );
    expect(written.map(({ detail }) => detail)).toEqual([
      { version: 1, number: 1, note: 'edited', exits: 1, languages: 0, helplines: 0, texts: 1 },
    ]);
  });

  it('corrects, hides and adds helplines', async () => {
    const { defaults } = await state();
    const builtIn = (id: string): HelplineDto =>
      defaults.helplines.find((one) => one.id === id) as HelplineDto;
    await publish({
      helplines: [
        { ...builtIn('gb-childline'), numbers: ['0800 22 22'], checkedOn: '2026-11-25', verified: true },
        { ...builtIn('gb-emergency'), hidden: true },
        {
          ...builtIn('gb-childline'),
          id: 'gb-new',
          name: 'New line',
          numbers: ['0800 33 33'],
          uses: ['distress'],
        },
      ],
    });
    await bothShow('href="tel:08002222"', '/help?c=GB');
    const help = await page('/help?c=GB');
    expect(help).toContain('New line');
    // Among lines that nobody has verified, each of those is marked and the verified one is not.
    expect(help).toContain('0800 22 22</a><span class="when">Day and night</span></li>');
    expect(help).toContain(
      '0800 33 33</a><span class="when">Day and night</span><small>(to be verified)</small>',
    );
    expect(help).not.toContain('href="tel:999"');
    expect(help).toContain('Call your local emergency number');
  });

  it('may be an earlier version, as a new one', async () => {
    const before = await state();
    const { status, body } = await client.ask<SiteStateDto>('POST', `${PATH}/versions/1/publish`, {
      basedOn: before.version,
    });
    expect(status).toBe(200);
    expect(body.version).toBe(before.version + 1);
    expect(body.settings).toMatchObject({ name: 'Quiet House', helplines: [] });
    expect(body.versions.map(({ version, by, note }) => [version, by, note])).toEqual([
      [3, desk.installation.administrator.name, 'again'],
      [2, desk.installation.administrator.name, 'edited'],
      [1, desk.installation.administrator.name, 'edited'],
    ]);
    await bothShow('href="tel:999"', '/help?c=GB');
    expect(await refused({ basedOn: 1 }, `${PATH}/versions/1/publish`)).toEqual([409, 'SITE_CHANGED', []]);
    for (const version of ['77', '0', 'x', '99999999999'])
      expect(await refused({ basedOn: 3 }, `${PATH}/versions/${version}/publish`)).toEqual([
        404,
        'SITE_VERSION_NOT_FOUND',
        [],
      ]);
  });

  it('follows what was published last: of several at once, one is taken', async () => {
    const sent = await draft();
    const answers = await Promise.all(
      ['One', 'Two', 'Three', 'Four'].map((name) => client.ask('POST', PATH, { ...sent, name })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect((await state()).version).toBe(sent.basedOn + 1);
    expect(await refused({ ...sent, name: 'Late' })).toEqual([409, 'SITE_CHANGED', []]);
  });

  it('is refused with the path of every field that cannot be, and nothing changes', async () => {
    const before = await state();
    const sent = await draft({
      name: 'a<b',
      exits: [{ country: 'IN', url: 'https://weather.example/?who=me' }],
    });
    expect(await refused(sent)).toEqual([400, 'INPUT_INVALID', ['name']]);
    expect(
      await refused({
        ...sent,
        name: null,
        languages: [{ language: 'tlh', on: true }],
        texts: [
          { language: 'en', key: 'site.skip', text: null, reviewed: false },
          { language: 'en', key: 'site.exit', text: '<b>Leave</b>', reviewed: false },
          { language: 'en', key: 'guidance.step.tell_someone', text: 'Tell a friend.', reviewed: true },
        ],
      }),
    ).toEqual([
      400,
      'INPUT_INVALID',
      ['exits.0.url', 'languages.0.language', 'texts.1.text', 'texts.2.reviewed'],
    ]);
    expect(await state()).toEqual(before);
  });

  it('counts as reviewed once its very words were on the site', async () => {
    const key = 'guidance.step.tell_someone';
    const counted = ({ languages }: SiteStateDto): number =>
      languages.find(({ language }) => language === 'en')?.reviewed ?? -1;
    const text = { language: 'en', key, text: 'Tell a friend.' };
    const before = counted(await publish({ texts: [{ ...text, reviewed: false }] }));
    expect(counted(await publish({ texts: [{ ...text, reviewed: true }] }))).toBe(before + 1);
    expect(counted(await publish({ texts: [{ ...text, text: 'Tell two.', reviewed: false }] }))).toBe(before);
    const { settings } = await publish({ texts: [{ ...text, text: null, reviewed: false }] });
    expect(settings.texts.map((one) => one.key)).not.toContain(key);
  });

  it('takes a language away from nobody who writes in it but in words, and gives it back', async () => {
    const reporter = new SiteVisitor(desk.site);
    await reporter.get('/h/1?l=hi');
    await reporter.follow(await reporter.post('/h/1', { go: 'next', l: 'hi', safety: 'watched' }));
    expect((await reporter.get('/h/1')).html).toMatch(/<html lang="hi"[^]*value="watched" checked/);
    const off = await publish({ languages: [{ language: 'hi', on: false }] });
    expect(off.languages.find(({ language }) => language === 'hi')).toMatchObject({
      on: false,
      always: false,
    });
    const { html } = await reporter.get('/h/1');
    expect(html).toMatch(/<html lang="en"[^]*value="watched" checked/);
    expect(html).not.toContain('lang-hi');
    await publish({ languages: [] });
    expect((await reporter.get('/h/1')).html).toMatch(/<html lang="hi"[^]*value="watched" checked/);
  });
});

describe('a preview', () => {
  it('shows each page with a draft, changes nothing, and holds neither script nor address', async () => {
    const sent = await draft({ name: 'Only a draft' });
    for (const shown of ['start', 'help', 'step', 'code']) {
      const { status, body } = await client.ask<{ html: string; style: string }>(
        'POST',
        '/api/site/preview',
        {
          ...sent,
          page: shown,
          language: 'en',
          country: 'GB',
        },
      );
      expect(status).toBe(200);
      expect(body.html).toContain('Only a draft');
      expect(body.html).not.toMatch(/<script|<link rel="stylesheet"/);
      expect(body.style).toContain('.exit');
    }
    expect(await page()).not.toContain('Only a draft');
    expect(
      await refused({ ...sent, page: 'start', language: 'tlh', country: 'GB' }, '/api/site/preview'),
    ).toEqual([400, 'INPUT_INVALID', ['language']]);
  });
});

it('is for administrators alone', async () => {
  const { counsellors, coordinator } = desk.installation;
  for (const account of [counsellors[0], coordinator]) {
    const other = await ConsoleClient.of(desk, account);
    const answers = await Promise.all([
      other.ask('GET', PATH),
      other.ask('GET', `${PATH}/texts/en`),
      other.ask('POST', PATH, await draft()),
      other.ask('POST', `${PATH}/versions/1/publish`, { basedOn: 1 }),
      other.ask('POST', '/api/site/preview', {}),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
  }
});

it('names every text with its arguments, and no language that is not there', async () => {
  const texts = await client.get<{ key: string; arguments: string[] }[]>(`${PATH}/texts/en`);
  expect(texts.find(({ key }) => key === 'site.title.whole')?.arguments).toEqual(['name', 'title']);
  expect(texts.filter(({ key }) => key.startsWith('console.') || key.startsWith('mail.'))).toEqual([]);
  expect((await client.ask('GET', `${PATH}/texts/tlh`)).status).toBe(404);
});

/** Writes a version as another version of the program, or somebody else, would. */
const write = (
  { version, settings, createdBy }: Parameters<typeof settingsMac>[1],
  mac: Buffer | null,
): Promise<unknown> =>
  query(
    `INSERT INTO site_settings (id, version, settings, created_at, created_by, note, mac)
     VALUES ($1, $2, $3, now(), $4, 'edited', $5)`,
    [randomUUID(), version, JSON.stringify(settings), createdBy, mac],
  );

describe('settings that no administrator published', () => {
  const told = () =>
    eventually('the administrators are told', async () => {
      const rows = await query(`SELECT 1 FROM alarms WHERE kind = 'settings_unsigned'`);
      return rows.length === 1;
    });
  beforeEach(() => query('DELETE FROM alarms'));

  it.each([
    ['without a mark', 1, false],
    ['far ahead', 1_000_000, false],
    ['with the mark of another version', 1, true],
  ])('are on no page, in a process that runs and in one that starts: %s', async (_what, ahead, marked) => {
    const { version } = await publish({ name: 'Honest desk' });
    await bothShow('Honest desk');
    const [row] = await query<{ mac: Buffer }>('SELECT mac FROM site_settings WHERE version = $1', [version]);
    const settings = { name: 'Forged desk', exits: [{ country: 'IN', url: 'https://evil.example/' }] };
    const forged = { version: version + ahead, settings, createdBy: desk.installation.administrator.id };
    await write(forged, marked ? (row?.mac ?? null) : null);
    const third = await runWeb(desk.installation);
    try {
      await query(`SELECT pg_notify('abhaya', $1)`, [JSON.stringify(['site', { id: randomUUID() }])]);
      await told();
      for (const at of [desk.site, second.site, third.site]) {
        expect(await page('/', at)).toContain('Honest desk');
        expect((await new SiteVisitor(at).get('/exit?c=IN')).location).not.toContain('evil.example');
      }
    } finally {
      await third.stop();
    }
    // Publishing goes on, in its place.
    expect((await publish({ name: 'Honest again' })).version).toBe(version + 1);
    await bothShow('Honest again');
    await query('DELETE FROM site_settings WHERE version > $1', [version + 1]);
  });

  it('are told of when the newest version was taken away', async () => {
    const { version } = await publish({ name: 'Taken away' });
    const [taken] = await query<object>('DELETE FROM site_settings WHERE version = $1 RETURNING *', [
      version,
    ]);
    const third = await runWeb(desk.installation);
    await told();
    await third.stop();
    const columns = Object.keys(taken ?? {});
    await query(
      `INSERT INTO site_settings (${columns.join()}) VALUES (${columns.map((_, at) => `$${at + 1}`).join()})`,
      Object.values(taken ?? {}),
    );
  });
});

describe('stored settings that this version cannot read', () => {
  it('leave the defaults on the site, in a process that runs and in one that starts', async () => {
    const { version } = await state();
    const later = {
      version: version + 1,
      settings: { name: 'From later', exits: 'none', texts: [{ key: 'site.exit', text: '{' }], more: {} },
      createdBy: desk.installation.administrator.id,
    };
    await write(later, settingsMac(desk.installation.keyFile, later));
    await query(`SELECT pg_notify('abhaya', $1)`, [JSON.stringify(['site', { id: randomUUID() }])]);
    await bothShow('From later');
    const third = await runWeb(desk.installation);
    try {
      const html = await page('/', third.site);
      expect(html).toContain('From later');
      expect(html).toContain('Exit this page');
    } finally {
      await third.stop();
    }
    expect((await state()).notUnderstood).toBeGreaterThan(0);
  });
});

describe('the name of the site', () => {
  it('can be a name of its own for each language', async () => {
    await publish({
      name: 'Quiet Corner',
      names: [
        { language: 'hi', name: 'शांत कोना' },
        { language: 'ur', name: 'پُرسکون گوشہ' },
      ],
    });
    await bothShow('Quiet Corner');
    for (const at of [desk.site, second.site]) {
      expect(await page('/?l=hi', at)).toContain('शांत कोना</title>');
      expect(await page('/p?l=ur', at)).toContain('پُرسکون گوشہ');
      expect(await page('/?l=ta', at)).toContain('Quiet Corner</title>');
      expect(await page('/', at)).not.toContain('शांत कोना');
    }
  });
});
