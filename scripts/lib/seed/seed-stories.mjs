import { Agent } from 'node:http';
import { withClient } from '../database.mjs';
import { Visitor } from '../visitor.mjs';
import { between, chances, pick } from './chances.mjs';
import { STORIES } from './stories/index.mjs';
import { comeBack, readAgain, report } from './story-reporter.mjs';
import { StaffAtWork } from './story-staff.mjs';

const AT_A_TIME = 4;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LANGUAGES = Object.keys(STORIES);

/** Where a made-up case stands in the end. */
const STANDS = ['new', 'taken', 'answered', 'wrote_back', 'promised', 'closed', 'later', 'told_danger'];

/** Reporters are mostly of the country that the helpdesk starts in. */
const COUNTRIES = [
  ['IN', 17],
  ['NP', 1],
  ['BD', 1],
  ['AE', 1],
  ['GB', 1],
];
const PLATFORMS = [
  ['instagram', 4],
  ['whatsapp', 4],
  ['telegram', 3],
  ['snapchat', 2],
  ['facebook', 2],
  ['discord', 1],
];

/** The cases that came in through the form, not as rows of `seedCases`. */
async function filedIds(databaseUrl) {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query(`SELECT id FROM cases WHERE reference !~ '^s[0-9a-z]{8}$'`);
    return rows.map(({ id }) => id);
  });
}

/**
 * The story of a case, by its number (0 on): which of the stories, with which names and numbers in it, and where the case
 * stands. The same for the same number and seed. `token` stands in what is reported and in no other case.
 */
export function storyOf(number, seed = 1) {
  const chance = chances(seed * 1_000_003 + number);
  const round = Math.floor(number / LANGUAGES.length);
  const language = LANGUAGES[number % LANGUAGES.length];
  const stories = STORIES[language];
  const story = stories[round % stories.length];
  const token = `made-up-${String(number).padStart(5, '0')}`;
  const fill = (text) =>
    text.replaceAll('{token}', token).replaceAll('{amount}', String(between(1, 20, chance) * 500));
  const answers = Object.fromEntries(
    Object.entries({
      safety: 'safe',
      way: 'report',
      platform: pick(PLATFORMS, chance),
      country: pick(COUNTRIES, chance),
      ...story.answers,
    }).map(([name, value]) => [name, typeof value === 'string' ? fill(value) : value]),
  );
  const stands = STANDS[(number + 2 * round) % STANDS.length];
  return { number, language, token, stands, answers, story, hours: between(2, 72, chance) };
}

/** A reporter with an address of their own, as a proxy passes it on: what is kept back is counted by address. */
function browser(origin, { number, language }, agent) {
  const address = `10.77.${(number >> 8) & 255}.${number & 255}`;
  return new Visitor(origin, { agent, headers: { 'x-forwarded-for': address, 'accept-language': language } });
}

async function work(one, { id, code, person, site, agent }) {
  const { story, stands, hours } = one;
  const [first, back, second] = story.thread;
  const comes = (said) => comeBack(browser(site, one, agent), site, code, said);
  const soon = new Date(Date.now() + hours * HOUR);
  if (stands === 'new') return;
  await person.take(id);
  if (stands === 'taken') {
    await person.status(id, { status: 'in_progress' });
    await person.note(id, story.note);
    return;
  }
  await person.write(id, first);
  if (stands === 'answered') {
    await person.refer(id);
    return;
  }
  if (stands === 'told_danger') {
    await comes({ told: 'danger' });
    await person.urgency(id, 1, 'more_danger');
    await person.note(id, story.note);
    return;
  }
  await comes({ text: back });
  if (stands === 'wrote_back') return;
  await person.note(id, story.note);
  if (stands === 'promised') {
    await person.promise(id, soon);
    return;
  }
  await person.write(id, second);
  await readAgain(browser(site, one, agent), site, code);
  if (stands === 'later') await person.lookAgain(id, soon);
  else await person.status(id, { status: 'closed', ...story.end });
}

/**
 * Files made-up reports until `upTo` that were filed are in the database, and works on them as a desk does: all of it over HTTP, as
 * reporters and staff would. What it finds there counts, so that an interrupted run goes on where it was. The web process must
 * trust a proxy (TRUST_PROXY=1).
 *
 * site, console: origins; databaseUrl: to see how many cases there are; accounts: { role, email, password } of a desk, of whom the
 * coordinator and the counsellors work; seed: a number; kept: called with { number, language, stands, reference, code } of each
 * case that is done. Resolves to how many were filed. Throws an Error when something is refused; what was filed stays.
 */
export async function seedStories({
  site,
  console,
  databaseUrl,
  accounts,
  upTo,
  seed = 1,
  say = () => {},
  kept = () => {},
}) {
  const desk = accounts.filter(({ role }) => ['coordinator', 'counsellor'].includes(role));
  const people = await Promise.all(desk.map((account) => StaffAtWork.signIn(console, account)));
  const lead = people[desk.findIndex(({ role }) => role === 'coordinator')];
  const counsellors = people.filter((person) => person !== lead);
  const agent = new Agent({ keepAlive: true });
  const known = new Set(await filedIds(databaseUrl));
  const before = known.size;
  for (let at = before; at < upTo; at += AT_A_TIME) {
    const chunk = Array.from({ length: Math.min(AT_A_TIME, upTo - at) }, (_, n) => storyOf(at + n, seed));
    const codes = await Promise.all(chunk.map((one) => report(browser(site, one, agent), one.answers)));
    const ids = (await filedIds(databaseUrl)).filter((id) => !known.has(id));
    const opened = await Promise.all(
      ids.map(async (id) => ({ id, text: JSON.stringify(await lead.report(id)) })),
    );
    await Promise.all(
      chunk.map(async (one, n) => {
        const { id } = opened.find(({ text }) => text.includes(one.token)) ?? {};
        if (!id) throw new Error(`The report of case ${one.number} is not among those that came in.`);
        known.add(id);
        const person = counsellors[one.number % counsellors.length];
        await work(one, { id, code: codes[n], person, site, agent });
        const { reference } = await lead.ask('GET', `/api/cases/${id}`);
        const { number, language, stands } = one;
        kept({ number, language, stands, reference, code: codes[n] });
      }),
    );
    const done = at + chunk.length;
    if (done % 20 === 0 && done < upTo) say(`${done} of ${upTo} cases ...`);
  }
  agent.destroy();
  await Promise.all(people.map((person) => person.signOut()));
  return Math.max(0, upTo - before);
}
