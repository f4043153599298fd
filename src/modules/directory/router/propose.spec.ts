import fc from 'fast-check';
import {
  AGE_BANDS,
  CASE_KINDS,
  CONTENT_ORIGINS,
  MEETINGS,
  OTHER_KINDS,
  PLATFORMS,
  ROUTE_BASES,
  ROUTE_CONSEQUENCES,
} from '../../vocabulary/index.js';
import { builtIn } from '../built-in.js';
import { FORBIDDEN_RULES } from './forbidden.data.js';
import { propose } from './propose.js';
import type { RouterFacts } from './route.js';
import { CRISIS_LINES, EMERGENCY, FALLBACK, ROUTE_RULES } from './rules.data.js';

const COUNTRIES = 'IN US GB AU CA SG PK LK NP BD AE PH DE IE BR ZZ'.split(' ');
const maybe = fc.constantFrom(true, false, null);

const anyFacts: fc.Arbitrary<RouterFacts> = fc.record({
  country: fc.constantFrom(...COUNTRIES, null, '__proto__'),
  state: fc.constantFrom('IN-MH', null),
  platforms: fc.uniqueArray(fc.constantFrom(...PLATFORMS), { maxLength: 3 }),
  hostCountries: fc.uniqueArray(fc.constantFrom('US', 'EU', 'AU', 'CA', 'GB'), { maxLength: 2 }),
  otherHost: maybe,
  kind: fc.constantFrom(...CASE_KINDS),
  otherKind: fc.constantFrom(...OTHER_KINDS, null),
  ageNow: fc.constantFrom(...AGE_BANDS),
  ageThen: fc.constantFrom(...AGE_BANDS),
  origin: fc.constantFrom(...CONTENT_ORIGINS, null),
  selfMade: maybe,
  shared: maybe,
  knownPerson: maybe,
  moneyLost: maybe,
  meeting: fc.constantFrom(...MEETINGS, null),
  danger: maybe,
  distress: maybe,
  finder: fc.boolean(),
});

/** An adult somewhere with something that is none of the named kinds. */
const CALM: RouterFacts = {
  country: null,
  state: null,
  platforms: [],
  hostCountries: [],
  otherHost: null,
  kind: 'other',
  otherKind: 'something_else',
  ageNow: 'adult',
  ageThen: 'adult',
  origin: null,
  selfMade: null,
  shared: null,
  knownPerson: null,
  moneyLost: null,
  meeting: null,
  danger: null,
  distress: null,
  finder: false,
};
const CHILD_AGES = { ageNow: '13_15', ageThen: '13_15' } as const;
const THREATENED = { kind: 'threatened', otherKind: null } as const;
const SHARED = { kind: 'shared', otherKind: null } as const;
const FOUND = { kind: 'found', otherKind: null, finder: true, ageNow: 'unsaid', ageThen: 'unsaid' } as const;
const route = (facts: Partial<RouterFacts>) => propose({ ...CALM, ...facts });
const ruleIds = (facts: Partial<RouterFacts>): string[] => route(facts).proposals.map(({ ruleId }) => ruleId);
const forbidden = (facts: Partial<RouterFacts>): string[] =>
  route(facts).forbidden.map(({ ruleId }) => ruleId);

/** Facts by which a rule leads somewhere, and facts next to them by which it does not. */
type Case = readonly [at: Partial<RouterFacts>, near: Partial<RouterFacts>];

const RULE_CASES: Record<string, Case> = {
  danger: [{ danger: true }, { danger: false }],
  'meeting-with-child': [
    { meeting: 'planned', ...CHILD_AGES },
    { meeting: 'past', ...CHILD_AGES },
  ],
  distress: [{ distress: true }, { distress: null }],
  'in-money': [
    { country: 'IN', moneyLost: true },
    { country: 'DE', moneyLost: true },
  ],
  'in-pocso': [
    { country: 'IN', ...THREATENED, ...CHILD_AGES },
    { country: 'IN', ...THREATENED },
  ],
  'in-ncrp-child': [
    { country: 'IN', ...FOUND },
    { country: 'GB', ...FOUND },
  ],
  'take-it-down': [{ ...SHARED, ageThen: '16_17' }, SHARED],
  stopncii: [SHARED, { ...SHARED, ageThen: 'unsaid' }],
  'in-meri-trustline': [
    { country: 'IN', ...SHARED, ...CHILD_AGES },
    { country: 'IN', ...SHARED, ageThen: '16_17' },
  ],
  'gb-report-remove': [
    { country: 'GB', ...SHARED, ...CHILD_AGES },
    { country: 'GB', ...SHARED },
  ],
  'in-grievance-officer': [
    { country: 'IN', ...SHARED },
    { country: 'IN', ...FOUND },
  ],
  platform: [
    { ...SHARED, platforms: ['instagram'] },
    { ...SHARED, platforms: [] },
  ],
  'us-tida': [SHARED, THREATENED],
  host: [
    { ...SHARED, otherHost: true },
    { ...SHARED, otherHost: false },
  ],
  'in-sop-host': [
    { country: 'IN', ...SHARED, otherHost: true },
    { country: 'US', ...SHARED, otherHost: true },
  ],
  search: [SHARED, { ...SHARED, kind: 'other', shared: false }],
  'in-ncrp-adult': [
    { country: 'IN', ...SHARED },
    { country: 'IN', ...SHARED, ...CHILD_AGES },
  ],
  'in-police-adult': [{ country: 'IN', ...THREATENED }, { country: 'IN' }],
  'in-aarambh': [
    { country: 'IN', ...FOUND },
    { country: 'PK', ...FOUND },
  ],
  'in-child-line': [
    { country: 'IN', ...SHARED, ...CHILD_AGES },
    { country: 'IN', ...FOUND },
  ],
  'in-one-stop-centre': [
    { country: 'IN', ...SHARED },
    { country: 'NP', ...SHARED },
  ],
  'in-legal-aid': [
    { country: 'IN', ...THREATENED },
    { country: 'IN', ...FOUND },
  ],
  iwf: [FOUND, { ...THREATENED, ...CHILD_AGES }],
  cybertipline: [
    { ...THREATENED, ...CHILD_AGES },
    { ...THREATENED, ageNow: 'adult' },
  ],
  inhope: [
    { country: 'DE', ...FOUND },
    { country: 'GB', ...FOUND },
  ],
  'au-esafety': [
    { country: 'AU', ...SHARED },
    { country: 'NZ', ...SHARED },
  ],
  'au-accce': [
    { country: 'AU', ...SHARED, ...CHILD_AGES },
    { country: 'AU', ...SHARED },
  ],
  'sg-osc': [{ country: 'SG', ...SHARED }, { country: 'SG' }],
  'us-fbi': [
    { country: 'US', ...THREATENED },
    { country: 'US', ...SHARED },
  ],
  'ca-cybertip': [{ country: 'CA', ...SHARED }, { country: 'CA' }],
  'ca-police': [
    { country: 'CA', ...SHARED },
    { country: 'CA', ...SHARED, ...CHILD_AGES },
  ],
  'gb-rph': [
    { country: 'GB', ...SHARED },
    { country: 'GB', ...SHARED, ...CHILD_AGES },
  ],
  'eu-dsa': [
    { hostCountries: ['EU'], ...SHARED },
    { hostCountries: ['US'], ...SHARED },
  ],
  'pk-nccia': [{ country: 'PK' }, { country: 'PK', ...FOUND }],
  'pk-drf': [{ country: 'PK' }, { country: 'IN' }],
  'lk-ncpa': [
    { country: 'LK', ...SHARED, ...CHILD_AGES },
    { country: 'LK', ...SHARED },
  ],
  'np-cyber-bureau': [{ country: 'NP' }, { country: 'NP', ...FOUND }],
  'bd-pcsw': [{ country: 'BD', ...THREATENED }, { country: 'BD' }],
  'ae-aman': [{ country: 'AE' }, { country: 'AE', ...FOUND }],
  'ae-ecrime': [{ country: 'AE' }, { country: 'SG' }],
  'ph-makabata': [
    { country: 'PH', ...SHARED, ...CHILD_AGES },
    { country: 'PH', ...SHARED },
  ],
  'ph-pnp-acg': [{ country: 'PH', ...SHARED }, { country: 'PH' }],
};

describe('each rule', () => {
  it('has a case below, and an id of its own', () => {
    const ids = ROUTE_RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(RULE_CASES).sort()).toEqual([...ids].sort());
  });

  it.each(Object.entries(RULE_CASES))('%s proposes where it holds and not beside it', (id, [at, near]) => {
    expect(ruleIds(at)).toContain(id);
    expect(ruleIds(near)).not.toContain(id);
  });

  it.each([...ROUTE_RULES, FALLBACK].map((rule) => [rule.id, rule] as const))(
    '%s names a record and a channel that are there, and its source',
    (_, { to, source, confidence }) => {
      expect(source).toMatch(/./);
      expect(['high', 'medium', 'low']).toContain(confidence);
      if (typeof to !== 'object') return;
      expect(builtIn(to.record)?.channels.map(({ key }) => key)).toContain(to.channel);
    },
  );

  it('knows the emergency numbers and crisis lines it names', () => {
    const lines = Object.values(CRISIS_LINES).flatMap(({ any, minor }) => [any, minor ?? any]);
    for (const id of [...Object.values(EMERGENCY), ...lines]) expect(builtIn(id)).not.toBeNull();
  });
});

const FORBIDDEN_CASES: Record<string, Case> = {
  'adult-to-cybertipline': [SHARED, { ...SHARED, ageThen: '16_17' }],
  'minor-to-stopncii': [{ ...SHARED, ageThen: 'unsaid' }, SHARED],
  'child-as-offender': [
    { ...SHARED, ...CHILD_AGES, selfMade: true },
    { ...SHARED, ...CHILD_AGES, selfMade: false },
  ],
  'no-copy-of-child': [FOUND, SHARED],
  'portal-not-withdrawn': [{ country: 'IN' }, { country: 'US' }],
  'gac-by-the-desk': [{ country: 'IN' }, { country: 'US' }],
  'no-zero-fir': [{ country: 'IN' }, { country: 'US' }],
  'bsa-part-a': [{ country: 'IN' }, { country: 'US' }],
  'sahyog-agencies': [{ country: 'IN' }, { country: 'US' }],
  'no-report-to-interpol': [{ ...THREATENED, ...CHILD_AGES }, THREATENED],
  'no-one-stop-for-men': [{ country: 'IN', ...SHARED }, { country: 'IN' }],
  'onlyfans-copyright': [{ platforms: ['onlyfans'] }, { platforms: ['x'] }],
  'name-to-cloudflare': [{ otherHost: true }, { otherHost: null }],
  'ca-no-clock': [{ country: 'CA' }, { country: 'US' }],
  'gb-no-clock': [{ country: 'GB', ...SHARED }, { country: 'GB' }],
  'known-person-block': [{ knownPerson: true }, { knownPerson: false }],
  'fine-promised': [
    { country: 'IN', ...SHARED },
    { country: 'IN', ...THREATENED },
  ],
};

describe('each thing that is forbidden', () => {
  it('has a case below, an id of its own, a source, and a record that is there', () => {
    const ids = FORBIDDEN_RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...Object.keys(FORBIDDEN_CASES), 'link-opened'].sort()).toEqual([...ids].sort());
    for (const { record, source } of FORBIDDEN_RULES) {
      expect(source).toMatch(/./);
      if (record !== null) expect(builtIn(record)).not.toBeNull();
    }
  });

  it.each(Object.entries(FORBIDDEN_CASES))('%s holds there and not beside it', (id, [at, near]) => {
    expect(forbidden(at)).toContain(id);
    expect(forbidden(near)).not.toContain(id);
  });
});

describe('any facts at all', () => {
  const forAny = (check: (facts: RouterFacts, found: ReturnType<typeof propose>) => void): void =>
    fc.assert(fc.property(anyFacts, (facts) => check(facts, propose(facts))));

  it('get an answer, each channel once, of the directory', () => {
    forAny((_, { proposals, forbidden: not }) => {
      expect(proposals.length).toBeGreaterThan(0);
      expect(not.map(({ ruleId }) => ruleId)).toContain('link-opened');
      const names = proposals.map(({ recordId, channelKey }) => `${recordId} ${channelKey}`);
      expect(new Set(names).size).toBe(names.length);
      for (const { recordId, channelKey, basis, consequences } of proposals) {
        expect(builtIn(recordId)?.channels.some(({ key, ready }) => key === channelKey && ready)).toBe(true);
        expect(ROUTE_BASES).toContain(basis);
        for (const one of consequences) expect(ROUTE_CONSEQUENCES).toContain(one);
      }
    });
  });

  it('are told of somebody who can act, or that there is no formal route and what to do', () => {
    const formal = new Set(ROUTE_RULES.filter((one) => one.formal).map(({ id }) => id));
    forAny((_, { proposals }) => {
      const ids = proposals.map(({ ruleId }) => ruleId);
      expect(ids.some((id) => formal.has(id))).toBe(!ids.includes(FALLBACK.id));
    });
  });

  it('lead to the emergency number first where somebody is in danger, within 15 minutes, on nobody’s consent', () => {
    forAny(({ danger }, { proposals: [first] }) => {
      if (danger === true)
        expect(first).toMatchObject({ ruleId: 'danger', basis: 'danger', clockMinutes: 15 });
    });
  });

  it('never lead a child to StopNCII, an adult to the CyberTipline, or anybody where only agencies may file', () => {
    forAny((facts, { proposals }) => {
      const to = proposals.map(({ recordId }) => recordId);
      const minor = facts.kind === 'found' || facts.ageNow !== 'adult' || facts.ageThen !== 'adult';
      expect(to.includes('stopncii') && minor).toBe(false);
      expect(to.includes('us-ncmec-cybertipline') && !minor).toBe(false);
      for (const id of to) expect(['agencies', 'providers']).not.toContain(builtIn(id)?.whoMayFile);
    });
  });

  it('ask a finder for no consent, and pass on nothing of a person', () => {
    forAny(({ finder }, { proposals }) => {
      if (finder) expect(proposals.map(({ basis }) => basis)).not.toContain('consent');
    });
  });

  it('give the same answer again', () => {
    forAny((facts, found) => expect(propose(structuredClone(facts))).toEqual(found));
  });
});

describe('what a coordinator reads', () => {
  it('of a girl of 15 in India whose pictures are on two platforms and a site', () => {
    const { proposals } = route({
      country: 'IN',
      ...SHARED,
      ...CHILD_AGES,
      platforms: ['instagram', 'telegram'],
      otherHost: true,
    });
    expect(proposals.map(({ recordId, channelKey, basis }) => [recordId, channelKey, basis])).toEqual([
      ['in-police-pocso', 'visit', 'duty'],
      ['in-ncrp', 'form', 'duty'],
      ['us-ncmec-take-it-down', 'form', 'none'],
      ['in-meri-trustline', 'phone', 'none'],
      ['in-grievance-officer', 'mail', 'consent'],
      ['platform-instagram', 'form', 'consent'],
      ['platform-telegram', 'child', 'consent'],
      ['us-tida-platform', 'form', 'consent'],
      ['host-any', 'mail', 'consent'],
      ['in-ncii-sop-host', 'mail', 'consent'],
      ['platform-google', 'form', 'consent'],
      ['gb-iwf', 'form', 'none'],
      ['us-ncmec-cybertipline', 'form', 'consent'],
      ['in-1098', 'phone', 'consent'],
      ['in-one-stop-centre', 'phone', 'consent'],
      ['in-nalsa', 'phone', 'consent'],
    ]);
  });

  it('of an adult where nobody is known: that there is no formal route, and the local police', () => {
    expect(route({ country: 'BR' }).proposals).toMatchObject([
      { ruleId: 'no-formal-route', recordId: 'police-local', channelKey: 'visit' },
    ]);
  });

  it('of danger in a country without a known number: to call the number where the person is', () => {
    expect(route({ danger: true, country: 'BR' }).proposals[0]).toMatchObject({
      recordId: 'emergency-local',
    });
    expect(route({ danger: true, country: 'FR' }).proposals[0]).toMatchObject({ recordId: 'eu-emergency' });
    expect(route({ danger: true, country: 'IN' }).proposals[0]).toMatchObject({ recordId: 'in-emergency' });
  });

  it('changes with what a coordinator changed of the directory', () => {
    const without = (id: string) => {
      const record = builtIn(id);
      return record && id === 'gb-iwf' ? { ...record, channels: [] } : record;
    };
    const { proposals } = propose({ ...CALM, ...FOUND }, without);
    expect(proposals.find(({ recordId }) => recordId === 'gb-iwf')?.channelKey).toBe('');
  });
});
