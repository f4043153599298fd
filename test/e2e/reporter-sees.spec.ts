import type { TakedownsDto } from '../../src/modules/takedowns/takedowns.dto.js';
import type { CaseDutiesDto } from '../../src/modules/consents/duty.dto.js';
import { useCasework, type WorkedCase } from '../support/casework.js';
import { Packages } from '../support/packages.js';
import { Reporter } from '../support/reporter.js';
import { ADULT_SHARED } from '../support/reports.js';

const DAY = 24 * 60 * 60_000;
const PORTAL = 'in-ncrp';
const PORTAL_NAME = 'National Cyber Crime Reporting Portal';
const LINKS = ['https://www.instagram.com/p/Cxyz123/?igsh=abc', 'https://pictures.example/a/1'];
const SHARED = { ...ADULT_SHARED, country: 'IN', links: LINKS.join('\n') };
const NOTICE = {
  signedBy: 'Asha Rao',
  contact: 'takedown@helpdesk.example',
  goodFaith: true,
  made: false,
};
const FIELDS = {
  category: 'Sextortion',
  date_time: '28 November, evening',
  state: 'Kerala',
  district: 'Ernakulam',
  police_station: 'Not known',
  platform: 'A messenger',
  information: 'lantern-canary-words',
};

describe('what a reporter sees of what the desk does outside', () => {
  const desk = useCasework();
  const shown = async (found: WorkedCase) =>
    (await desk.kiran.get<TakedownsDto>(`${found.at}/takedowns`)).takedowns;
  const set = (found: WorkedCase, body: object) => desk.kiran.post(`${found.at}/takedowns`, body);
  const back = async ({ code }: WorkedCase): Promise<Reporter> =>
    (await new Reporter(desk.web.site).enter(code)).open('/r');
  /** A report whose reporter allows notices to the platform of its first link. */
  async function filed(): Promise<WorkedCase> {
    const found = await desk.filed(SHARED);
    await packagesOf(found).allow('platform-instagram', 'takedown');
    return found;
  }
  const packagesOf = ({ id }: WorkedCase) => new Packages(id, desk.kiran, desk.meera);
  /** A package for the portal, copied there by hand. */
  async function handedOver(packages: Packages): Promise<string> {
    const complete = await packages.ready(PORTAL, 'form', FIELDS);
    await packages.approve(complete);
    expect((await packages.handOver(complete)).status).toBe(200);
    return complete.id;
  }

  it('is where each link stands, by its place and its site and never the link, once somebody works on one', async () => {
    const found = await filed();
    const person = await back(found);
    expect(person.text).not.toContain('The links you told us about');
    const [one] = (await shown(found)).map(({ id }) => id);
    await set(found, { ids: [one], state: 'ready', notice: NOTICE });
    await set(found, { ids: [one], state: 'sent' });
    await person.open('/r');
    expect(person.text).toMatch(/Link 1 instagram\.com\s+We asked the site to take it down\./);
    expect(person.text).toMatch(/Link 2 pictures\.example\s+We have not asked the site yet\./);
    const section = /<section aria-labelledby="places">[\s\S]*?<\/section>/.exec(person.page.body)?.[0] ?? '';
    expect(section).not.toMatch(/Cxyz123|\/a\/1|<a /);
    for (const [state, words] of [
      ['acknowledged', 'We asked the site to take it down.'],
      ['refused', 'The site said no.'],
      ['removed', 'As far as we know, it is gone.'],
      ['appeared_again', 'It came back.'],
    ] as const) {
      await set(found, { ids: [one], state });
      expect((await person.open('/r')).text).toContain(words);
    }
    // Nobody sees it without the code.
    const stranger = await new Reporter(desk.web.site).open('/r');
    expect(stranger.page.body).not.toContain('pictures.example');
  });

  it('takes what they happen to have seen, loses nothing typed, and tells the desk', async () => {
    const found = await filed();
    const [one] = (await shown(found)).map(({ id }) => id);
    await set(found, { ids: [one], state: 'ready', notice: NOTICE });
    await set(found, { ids: [one], state: 'sent' });
    const person = await back(found);
    expect(person.text).toContain('You do not have to look. To look can hurt.');
    expect(() => person.fieldsFor('Link 2 is gone')).toThrow('has no button');
    await person.press('Link 1 is gone', { message: 'Half a thought' });
    expect(person.page.status).toBe(200);
    expect(person.text).toContain('Thank you. We know it now.');
    expect(person.text).toContain('You told us that it is gone.');
    expect(person.valueOf('message')).toBe('Half a thought');
    expect((await shown(found))[0]).toMatchObject({ state: 'sent', seen: 'gone' });
    await person.press('Link 1 is there again');
    expect((await shown(found))[0]).toMatchObject({ state: 'sent', seen: 'again' });
    expect(await desk.told(found, /^link_seen/)).toEqual(['link_seen', 'link_seen']);
    await desk.mails.nextMail(
      ({ text }) => text.includes(found.reference) && text.includes('has a new message'),
    );
    // Which link, and what was seen, stands nowhere in the open.
    const open = await desk.installation.database.query<{ detail: unknown }>(
      `SELECT detail FROM case_events WHERE case_id = $1 AND kind = 'link_seen'`,
      [found.id],
    );
    expect(open.map(({ detail }) => detail)).toEqual([{}, {}]);
  });

  it('gives a link that is none of theirs no answer of its own, and writes nothing', async () => {
    const [mine, other] = [await filed(), await filed()];
    for (const found of [mine, other]) {
      const [one] = (await shown(found)).map(({ id }) => id);
      await set(found, { ids: [one], state: 'ready', notice: NOTICE });
    }
    const [foreign] = (await shown(other)).map(({ id }) => id);
    const person = await back(mine);
    const { path, fields } = person.fieldsFor('Link 1 is gone');
    const forged = fields.map(([name, value]): [string, string] =>
      name === 'go' ? [name, `link:gone:${foreign}`] : [name, value],
    );
    expect((await person.visitor.post(path, forged)).status).toBe(200);
    expect((await shown(other))[0]).toMatchObject({ seen: null });
    expect(await desk.told(mine, /^link_seen/)).toEqual([]);
  });

  it('is to whom something went, on which day, and what came of it', async () => {
    const found = await desk.filed(SHARED);
    const packages = packagesOf(found);
    await packages.allow(PORTAL);
    const waiting = await packages.ready(PORTAL, 'form', FIELDS);
    const person = await back(found);
    expect(person.text).not.toContain('Whom we have told');
    await packages.approve(waiting);
    await packages.handOver(waiting);
    await person.open('/r');
    expect(person.text).toMatch(/National Cyber Crime Reporting Portal .* We sent it on .*2026\./);
    expect(person.text).toContain('We wait to hear from them.');
    expect(person.page.body).not.toContain('lantern-canary');
    const noted = { reference: 'NUMBER-7', text: 'lantern-canary-answer' };
    await packages.do('answer', waiting, { ...noted, answer: 'acknowledged' });
    expect((await person.open('/r')).text).toContain('They have it.');
    await packages.do('answer', waiting, { ...noted, answer: 'answered' });
    expect((await person.open('/r')).text).toContain('They wrote back to us.');
    await packages.do('close', waiting, { outcome: 'acted' });
    await person.open('/r');
    expect(person.text).toContain('They have done something about it.');
    expect(person.page.body).not.toMatch(/lantern-canary|NUMBER-7/);
  });

  it('says nothing yet where a lawful reason puts it off: neither there nor beside a question that was refused', async () => {
    const found = await desk.filed(SHARED);
    const packages = packagesOf(found);
    const consent = await packages.allow(PORTAL);
    await packages.answer(consent, 'taken_back');
    const withheldUntil = new Date(Date.now() + 10 * DAY).toISOString().slice(0, 10);
    const { decisions } = await desk.lead.post<CaseDutiesDto>(`${found.at}/duties`, {
      ...{
        dutyId: 'in-pocso-rules-11',
        recipientId: PORTAL,
        reason: 'As the law asks.',
        words: 'We may have to.',
      },
      ...{ withheldBecause: 'The police asked for it in writing.', withheldUntil },
    });
    await desk.kiran.post(`${found.at}/duties/${decisions[0]?.id}/second`, {
      stage: 'confirmed',
      reason: 'I have read it too.',
    });
    await handedOver(packages);
    const { text } = await back(found);
    expect(text).not.toContain('Whom we have told');
    expect(text).toContain('You took this back.');
    expect(text).not.toContain('We sent it on');
    expect(text).not.toContain('Nothing has been sent.');

    // Once its day has come, they are told.
    await desk.installation.database.query(
      `UPDATE duty_decisions SET withheld_until = (now() - interval '1 day')::date WHERE case_id = $1`,
      [found.id],
    );
    const later = (await back(found)).text;
    expect(later).toContain('Whom we have told');
    expect(later).toContain(PORTAL_NAME);
  });
});
