import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { REPORT_FORM } from '../../src/modules/report-form/index.js';
import { ConsoleClient } from './console-client.js';
import { needlesFor, needlesForBytes, type Needle } from './canary-search.js';
import type { RunningWeb } from './helpdesk.js';
import type { Account, Installation } from './installation.js';
import type { Answers, Reporter } from './reporter.js';
import { Referring } from './referring.js';
import { ReporterBehindProxy } from './reporter-behind-proxy.js';

const LETTERS = 'bcdfghjkmnpqrstvwxz';

/** A word of letters only, so that no coding of text breaks it; in small and capital letters. */
function rareWord(): string {
  const letters = [...randomBytes(14)].map((byte) => LETTERS[byte % LETTERS.length] ?? 'z');
  return letters.map((letter, at) => (at % 3 === 0 ? letter.toUpperCase() : letter)).join('');
}

/** Every word that a person can type about a case, typed; and every secret of the people who do. */
export class CanaryStory {
  /** Begins every planted word. */
  private readonly mark = rareWord();
  private readonly planted: string[] = [];
  private readonly secrets: Needle[] = [];
  /** The questions of the form that were answered with a planted word. */
  readonly answered = new Set<string>();
  readonly address = `198.51.100.${randomInt(100, 255)}`;
  readonly codes: string[] = [];

  /** Whom the reporters want kept away. */
  readonly excluded: Account;
  private readonly coordinator: Account;

  constructor(
    private readonly web: RunningWeb,
    private readonly installation: Installation,
  ) {
    const { administrator, coordinator, counsellors, keyFile } = installation;
    this.excluded = counsellors[1];
    this.coordinator = coordinator;
    for (const { role, passphrase, recoveryCode } of [administrator, coordinator, ...counsellors])
      this.keepSecret(`passphrase of a ${role}`, passphrase, recoveryCode);
    this.keepSecret('address of a client', this.address, '2001:db8:5a5a:77::9');
    const keys = { pepper: keyFile.pepper().key, index: keyFile.indexKey().key };
    for (const [name, key] of Object.entries(keys)) this.secrets.push(...needlesForBytes(`${name} key`, key));
  }

  /** A fresh word. */
  word(where: string): string {
    this.planted.push(where);
    return `${this.mark}${this.planted.length}`;
  }

  keepSecret(name: string, ...texts: string[]): void {
    for (const text of texts) this.secrets.push(...needlesFor(name, text));
  }

  /** The cookie's text, and the halves of it that no dump may hold. */
  keepToken(name: string, cookie: string): void {
    for (const pair of cookie.split('; ')) {
      const text = pair.slice(pair.indexOf('=') + 1);
      const bytes = Buffer.from(text, 'base64url');
      this.keepSecret(name, text);
      this.secrets.push(
        ...needlesForBytes(`id of a ${name}`, bytes.subarray(0, 16)),
        ...needlesForBytes(`key of a ${name}`, bytes.subarray(16)),
      );
    }
  }

  /** Everything to look for. A found mark is followed by the number of the place where it was planted. */
  get needles(): Needle[] {
    return [...needlesFor('a typed word', this.mark), ...this.secrets];
  }

  /** Where the words were typed, by their numbers. */
  get places(): string {
    return this.planted.map((where, at) => `${at + 1} ${where}`).join('\n');
  }

  reporter(): Reporter {
    return new ReporterBehindProxy(this.web.site, {
      'x-forwarded-for': this.address,
      'user-agent': this.word('user agent'),
      'accept-language': `en, ${this.word('accept-language')};q=0.5`,
      referer: `https://search.example/?q=${this.word('referer')}`,
    });
  }

  /** Files a report with a planted word in every text field on the way; `lines` are fields that want more than one form. */
  async file(kind: string, choices: Answers): Promise<string> {
    const texts = Object.entries(this.texts(kind)).filter(([name]) => asked(kind, name));
    const person = this.reporter();
    await person.walkToCheck({ ...choices, ...Object.fromEntries(texts) });
    for (const [name] of texts) this.answered.add(name);
    this.keepToken('draft cookie', person.visitor.cookieHeader);
    await person.press('Send my report');
    const { code } = person;
    this.codes.push(code);
    const groups = code.match(/\d{4}/g) ?? [];
    this.keepSecret('receipt code', code, groups.join(' '), groups.join('-'));
    await this.decide();
    return code;
  }

  /** The coordinator decides of each case that waits for it whom its reporter wants kept away: the name stands among other words. */
  private async decide(): Promise<void> {
    const lead = await this.signIn(this.coordinator);
    const { items } = await lead.get<{ items: { id: string }[] }>('/api/cases');
    for (const { id } of items) {
      const path = `/api/cases/${id}/exclusion`;
      const { state } = await lead.get<{ state: string }>(path);
      if (state === 'undecided') await lead.put(path, { staffIds: [this.excluded.id] });
    }
  }

  /** Types into a report that is never sent, and one that is left at once; things that are refused, too. */
  async leaveUnfinished(): Promise<void> {
    const choices = { safety: 'safe', about: 'self', happening: 'threatened', age: 'adult', platform: 'x' };
    const stopped = this.reporter();
    await stopped.walkTo('/h/25', choices);
    await stopped.press('Continue', { handles: this.word('handle of a draft') });
    this.keepToken('draft cookie', stopped.visitor.cookieHeader);
    const refused = `${this.word('too long')} `.repeat(40);
    await stopped.open('/h/51');
    await stopped.press('Continue', { state: refused });
    const gone = this.reporter();
    await gone.walkTo('/h/25', choices);
    await gone.press('Continue', { handles: this.word('handle of a draft that was left') });
    this.keepToken('draft cookie', gone.visitor.cookieHeader);
    await gone.open('/exit');
  }

  /** Comes back with a code and writes, whatever becomes of it. Resolves to the status of the answer. */
  async comeBack(code: string): Promise<number> {
    const person = this.reporter();
    await person.enter(code);
    this.keepToken('reporter cookie', person.visitor.cookieHeader);
    if (person.page.body.includes('Make fingerprints')) await this.fingerprint(person);
    await person.press('Send', { message: this.word('message with a file') + PICTURE });
    await person.press('Send', { message: this.word('message of a reporter') });
    return person.page.status;
  }

  /** Sends the numbers of a picture, which name it to whoever has it. */
  private async fingerprint(person: ReporterBehindProxy): Promise<void> {
    const [sha256 = '', md5 = '', pdq = ''] = [32, 16, 32].map((bytes) => randomBytes(bytes).toString('hex'));
    this.keepSecret('fingerprints of a picture', sha256, md5, pdq);
    await person.open('/r/n');
    await person.press('Send these numbers', { prints: `photo sha256=${sha256} md5=${md5} pdq=${pdq}:90` });
    await person.open('/r');
  }

  async signIn(account: Account): Promise<ConsoleClient> {
    const client = await ConsoleClient.signIn(this.web.console, account);
    this.keepToken('staff cookie', client.cookie);
    return client;
  }

  /** Writes all that staff can write about a case. */
  async workOn(client: ConsoleClient, id: string): Promise<void> {
    const text = (where: string): { id: string; text: string } => ({
      id: randomUUID(),
      text: this.word(where),
    });
    await client.post(`/api/cases/${id}/messages`, text('message of staff'));
    await client.post(`/api/cases/${id}/notes`, text('note'));
    for (const kind of ['message', 'note'])
      await client.put(`/api/cases/${id}/drafts/${kind}`, { text: this.word(`draft of a ${kind}`) });
    await this.refer(client, id);
    const time = { day: '2027-02-01', time: '10:00', zone: 'Asia/Kolkata' };
    const words = this.word('words of an appointment');
    await client.post(`/api/cases/${id}/appointments`, { ...time, words });
    // All that was written so far goes into the index.
    const { total } = await client.post<{ total: number }>('/api/search', { text: this.word('search') });
    if (total !== 0) throw new Error('what nobody wrote was found');
    await client.ask('POST', '/api/search', { text: this.word('refused search').repeat(20) });
  }

  /** Offers a service, and says all that there is to say of it until it ends. */
  private async refer(client: ConsoleClient, id: string): Promise<void> {
    const work = new Referring(client, `/api/cases/${id}`);
    const say = (what: string): string => this.word(`${what} of a referral`);
    const service = (await work.read()).services.find(({ fit }) => fit !== 'does_not_take')?.id ?? '';
    await work.is('female');
    const steps = [
      await work.offer(service, { words: say('offer'), learnt: say('what a service said') }),
      await work.step(service, 'answer', { answer: 'accepted', words: say('answer') }),
      await work
        .allow(service)
        .then(() =>
          work.step(service, 'hand-over', { told: say('what was told'), spokenTo: say('who was spoken to') }),
        ),
      await work.step(service, 'attendance', { attendance: 'not_attended', words: say('attendance') }),
      await work.step(service, 'again', { words: say('second offer') }),
      await work.step(service, 'end', { outcome: 'withdrawn', words: say('end') }),
    ];
    expect(steps.map(({ status }) => status)).toEqual(steps.map(() => 200));
  }

  /** Writes the report of a caller down, and all that can be said besides; and one that is refused, with its words. */
  async takeByPhone(client: ConsoleClient): Promise<void> {
    const { draft } = await client.post<{ draft: string }>('/api/intake/begin', {});
    this.keepToken('draft of an intake', `d=${draft}`);
    const say = (question: string): { question: string; values: string[] } => ({
      question,
      values: [this.word(`${question} told by phone`)],
    });
    const given = {
      ...{ draft, channel: 'phone', agreed: true, promised: this.word('promise'), reach: this.word('reach') },
      answers: [{ question: 'happening', values: ['other'] }, say('more'), say('state'), say('keepOut')],
    };
    const refused = await client.ask('POST', '/api/intake', { ...given, answers: [say('more')] });
    expect(refused.status).toBe(422);
    const { code } = await client.post<{ code: string }>('/api/intake', given);
    this.keepSecret('receipt code read out', code, code.replace(/ /g, ''));
    await this.decide();
    await client.post('/api/intake/known', { code });
    const deskId = (await client.get<{ desks: { id: string }[] }>('/api/session')).desks[0]?.id;
    await client.post('/api/intake/other-calls', { deskId, kind: 'silent' });
  }

  /** Text for each text field, in the form that the field wants. */
  private texts(kind: string): Record<string, string> {
    const say = (what: string): string => this.word(`${what} of kind ${kind}`);
    const phone = `98${randomInt(1e7, 1e8)}`;
    if (asked(kind, 'handles')) this.keepSecret('phone number', phone, `+91${phone}`);
    const link = (what: string): string =>
      `https://pictures.example/${say(what)}/${say(what)}?q=${say(what)}`;
    const texts: Record<string, string> = {};
    for (const { id, type } of TEXT_QUESTIONS) {
      if (!asked(kind, id)) continue;
      texts[id] = type === 'lines' ? [link(id), link(id)].join('\n') : `${say(id)} "é\u0928" <&> ${say(id)}`;
    }
    const handles = [
      say('handle'),
      `@${say('handle with a sign')}`,
      `https://instagram.com/${say('profile')}`,
      `${say('mail address')}@mail.example`,
      `${say('name')}@${say('mail host')}.example`,
      `+91 ${phone.slice(0, 5)} ${phone.slice(5)}`,
      link('handles'),
    ];
    if (asked(kind, 'handles')) texts['handles'] = handles.join('\n');
    // A person who works here, so that somebody is kept away and no name or id of theirs may stand with the case.
    if (asked(kind, 'keepOut')) texts['keepOut'] = `${this.excluded.name.split(' ')[0]} ${say('keepOut')}`;
    const payments = [`${say('payment name')}@upi`, say('wallet'), link('payment')];
    if (asked(kind, 'paidTo')) texts['paidTo'] = payments.join('\n');
    return texts;
  }
}

const PICTURE = ` data:image/png;base64,${'iVBORw0KGgoAAAANSUhEUg'.repeat(5)}`;

/** Every question of the form that takes words. */
export const TEXT_QUESTIONS = REPORT_FORM.screens
  .flatMap(({ questions }) => questions)
  .filter(({ type }) => type === 'text' || type === 'long_text' || type === 'lines');

/** The choices that lead through each kind with as many text fields as it has. */
export const KINDS: Readonly<Record<string, Answers>> = {
  A: {
    safety: 'watched',
    about: 'other',
    relation: 'friend',
    happening: 'threatened',
    age: '16_17',
    way: 'report',
    demands: ['money', 'meeting', 'other'],
    offender: 'known',
    platform: 'other',
    paid: 'yes',
    shared: 'yes',
    wishes: ['remove', 'police'],
  },
  B: {
    about: 'self',
    happening: 'shared',
    age: 'adult',
    picturesUnder18: 'not_sure',
    way: 'report',
    made: 'ai',
    offender: 'partner',
  },
  C: { safety: 'danger', about: 'saw', foundWhere: 'chat', childInDanger: 'yes', way: 'report' },
  D: { about: 'self', happening: 'other', age: '13_15', way: 'report', otherKind: 'something_else' },
};

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  A: [
    'platformName',
    'handles',
    'paidTo',
    'links',
    'linksPlace',
    'reportedTo',
    'reportedNumber',
    'more',
    'state',
    'keepOut',
  ],
  B: ['links', 'linksPlace', 'reportedTo', 'reportedNumber', 'more', 'state', 'keepOut'],
  C: ['foundAt', 'foundWhen', 'foundMore', 'state', 'keepOut'],
  D: ['platformName', 'handles', 'more', 'state', 'keepOut'],
};

function asked(kind: string, question: string): boolean {
  return FIELDS[kind]?.includes(question) ?? false;
}
