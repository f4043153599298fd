import fc from 'fast-check';
import { SEEDS } from '../../src/modules/directory/data/index.js';
import {
  AGE_BANDS,
  CASE_KINDS,
  OTHER_KINDS,
  PERSON_GENDERS,
  REFERRAL_STATES,
  SERVICE_FITS,
} from '../../src/modules/vocabulary/index.js';
import { canFollow, isSettled, NEXT_STEP, TRANSITIONS } from '../../src/modules/referrals/referral.policy.js';
import { SERVICE_FACTS } from '../../src/modules/referrals/service.data.js';
import {
  judgeService,
  nextService,
  orderServices,
  type PersonFacts,
  type Service,
} from '../../src/modules/referrals/service-rule.js';

const SERVICES: Service[] = SEEDS.filter(({ kind }) => kind === 'service').map((record) => ({
  record,
  facts: SERVICE_FACTS[record.id] ?? null,
}));
const serviceOf = (id: string): Service => SERVICES.find(({ record }) => record.id === id)!;
const CENTRE = serviceOf('in-one-stop-centre');

const anyPerson: fc.Arbitrary<PersonFacts> = fc.record({
  kind: fc.constantFrom(...CASE_KINDS),
  otherKind: fc.constantFrom(...OTHER_KINDS, null),
  paid: fc.constantFrom(true, false, null),
  country: fc.constantFrom('IN', 'US', 'GB', 'DE', 'BR', null, '__proto__'),
  language: fc.constantFrom('en', 'hi', 'ur', 'constructor'),
  ageBand: fc.constantFrom(...AGE_BANDS),
  gender: fc.constantFrom(...PERSON_GENDERS),
});
const BOY: PersonFacts = {
  ...{ kind: 'shared', otherKind: null, paid: null },
  ...{ country: 'IN', language: 'hi', ageBand: '13_15', gender: 'male' },
};

describe('whether a service takes a person', () => {
  it('is answered for every combination of facts, with a reason wherever it is no yes', () => {
    fc.assert(
      fc.property(anyPerson, (person) => {
        const ordered = orderServices(person, SERVICES);
        expect(ordered.map(({ id }) => id).sort()).toEqual(SERVICES.map(({ record }) => record.id).sort());
        for (const { fit, noes, asks } of ordered) {
          expect(SERVICE_FITS).toContain(fit);
          expect(fit === 'does_not_take').toBe(noes.length > 0);
          if (fit !== 'does_not_take') expect(fit === 'ask_first').toBe(asks.length > 0);
        }
        const fits = ordered.map(({ fit }) => SERVICE_FITS.indexOf(fit));
        expect(fits).toEqual([...fits].sort());
      }),
    );
  });

  it('is no for a boy or a man at a One Stop Centre, whatever else is known', () => {
    fc.assert(
      fc.property(anyPerson, (person) => {
        const judged = judgeService({ ...person, gender: 'male' }, CENTRE);
        expect(judged.fit).toBe('does_not_take');
        expect(judged.noes).toContain('gender');
        // Somebody of whom it is not known is never sent there unasked.
        const unsaid = judgeService({ ...person, gender: 'unsaid' }, CENTRE);
        expect(unsaid.fit).not.toBe('takes');
      }),
    );
  });

  it('is never yes by what is not known', () => {
    fc.assert(
      fc.property(anyPerson, fc.constantFrom(...SERVICES), (person, service) => {
        expect(judgeService(person, { ...service, facts: null }).fit).not.toBe('takes');
      }),
    );
    const known: Service = {
      ...CENTRE,
      facts: { ...CENTRE.facts!, languages: ['hi'], hours: '24x7' },
    };
    const girl: PersonFacts = { ...BOY, gender: 'female' };
    expect(judgeService(girl, known)).toMatchObject({ fit: 'takes', noes: [], asks: [] });
    for (const [over, matter] of [
      [{ gender: 'unsaid' }, 'gender'],
      [{ gender: 'other' }, 'gender'],
      [{ country: null }, 'country'],
      [{ language: 'ta' }, 'language'],
    ] as const)
      expect(judgeService({ ...girl, ...over }, known)).toMatchObject({ fit: 'ask_first', asks: [matter] });
    expect(judgeService({ ...girl, country: 'GB' }, known)).toMatchObject({
      fit: 'does_not_take',
      noes: ['country'],
    });
    const adults = serviceOf('in-ncw');
    expect(judgeService(girl, adults).noes).toEqual(['age']);
    expect(judgeService({ ...girl, ageBand: 'unsaid' }, adults).asks).toContain('age');
  });

  it('leads on from one that does not take them to one that may, and never to one that was offered', () => {
    const ordered = orderServices(BOY, SERVICES);
    const { see } = CENTRE.record;
    const next = (...passed: string[]): string | null =>
      nextService(ordered, { id: CENTRE.record.id, see, passed: new Set(passed) });
    // The helpline for women is named before them, and passed over.
    expect(see[0]).toBe('in-181');
    expect(next()).toBe('in-nalsa');
    expect(next('in-nalsa')).toBe('in-1098');
    expect(next('in-nalsa', 'in-1098')).not.toBeNull();
    expect(next(...SERVICES.map(({ record }) => record.id))).toBeNull();
    fc.assert(
      fc.property(anyPerson, fc.constantFrom(...SERVICES), (person, { record }) => {
        const all = orderServices(person, SERVICES);
        const passed = new Set(['in-nalsa']);
        const found = nextService(all, { id: record.id, see: record.see, passed });
        if (found === null) return;
        expect(passed.has(found) || found === record.id).toBe(false);
        expect(all.find(({ id }) => id === found)?.fit).not.toBe('does_not_take');
      }),
    );
  });

  it('is said of records that there are, each with its source', () => {
    const ids = SERVICES.map(({ record }) => record.id);
    for (const [id, facts] of Object.entries(SERVICE_FACTS)) {
      expect(ids).toContain(id);
      expect(facts.source).not.toBe('');
      expect(facts.readOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });
});

describe('the states of a referral', () => {
  it('tell a service of a person only after they said yes, and end for good', () => {
    const before = REFERRAL_STATES.filter((from) => canFollow(from, 'handed_over'));
    expect(before).toEqual(['accepted']);
    expect(TRANSITIONS.ended).toEqual([]);
    expect(REFERRAL_STATES.filter((from) => canFollow(from, 'accepted'))).toEqual(['offered', 'declined']);
  });

  it('wait for a next step wherever the desk has one to take', () => {
    const waiting = REFERRAL_STATES.filter((state) => NEXT_STEP[state] !== null);
    expect(waiting).toEqual(['offered', 'accepted', 'handed_over', 'not_attended']);
    expect(waiting.filter(isSettled)).toEqual([]);
  });
});
