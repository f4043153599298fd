import fc from 'fast-check';
import {
  PLATFORMS,
  TAKEDOWN_CHECKS,
  TAKEDOWN_CLOCKS,
  TAKEDOWN_DUTIES,
  TAKEDOWN_LAWS,
  TAKEDOWN_STATES,
  type TakedownLaw,
} from '../vocabulary/index.js';
import { LAWS } from './laws.data.js';
import {
  afterCheck,
  afterLate,
  checksKept,
  checksOf,
  dutiesDone,
  dutyOf,
  goneInTime,
  limitsRemoval,
  mayBecome,
  nextSteps,
  proposedLaw,
  runningLimits,
  SETTABLE,
  TRANSITIONS,
} from './takedown.policy.js';

const standing = (given: Partial<Parameters<typeof nextSteps>[0]>) =>
  nextSteps({
    state: 'expired',
    law: 'in_3_2_b',
    country: 'IN',
    late: ['remove'],
    requestNumber: null,
    ...given,
  });

describe('a location that is gone', () => {
  const sentAt = new Date('2026-11-30T10:00:00Z');
  const after = (law: TakedownLaw, minutes: number) =>
    goneInTime(law, { sentAt, goneAt: new Date(sentAt.getTime() + minutes * 60_000) });

  it.each([
    ['in_3_2_b', 2],
    ['in_3_2_a', 36],
    ['in_sop', 24],
    ['us_tida', 48],
  ] as const)('was gone in time under %s within %i hours', (law, hours) => {
    expect(limitsRemoval(law)).toBe(true);
    expect(after(law, 0)).toBe(true);
    expect(after(law, hours * 60)).toBe(true);
    expect(after(law, hours * 60 + 1)).toBe(false);
  });

  it('is neither in time nor late where no time binds', () => {
    for (const law of ['uk_osa', 'platform_rules'] as const) {
      expect(limitsRemoval(law)).toBe(false);
      expect(after(law, 1)).toBeNull();
    }
  });
});

describe('the states of a location', () => {
  it('lead to a notice through "ready" alone, a second notice too', () => {
    const before = TAKEDOWN_STATES.filter((from) => mayBecome(from, 'sent'));
    expect(before).toEqual(['ready']);
    for (const from of ['proposed', 'refused', 'expired', 'appeared_again'] as const)
      expect(mayBecome(from, 'ready')).toBe(true);
  });

  it('lead to "there again" from "gone" alone, and from nowhere to themselves', () => {
    expect(TAKEDOWN_STATES.filter((from) => mayBecome(from, 'appeared_again'))).toEqual(['removed']);
    for (const state of SETTABLE) expect(mayBecome(state, state)).toBe(false);
  });

  it('can all be reached, and none is a dead end', () => {
    const reached = new Set(['proposed', ...Object.values(TRANSITIONS).flat(), afterLate('sent', 'remove')]);
    expect([...reached].sort()).toEqual([...TAKEDOWN_STATES].sort());
    for (const state of TAKEDOWN_STATES) expect(TRANSITIONS[state].length).toBeGreaterThan(0);
  });

  it('expire when the time for removing has passed while an answer is waited for, and by nothing else', () => {
    const expired = TAKEDOWN_STATES.flatMap((state) =>
      TAKEDOWN_DUTIES.filter((duty) => state !== 'expired' && afterLate(state, duty) === 'expired').map(
        (duty) => `${state} ${duty}`,
      ),
    );
    expect(expired).toEqual(['sent remove', 'acknowledged remove']);
  });

  it('end a duty only where it was done: a refusal does not end the time for removing', () => {
    expect(dutiesDone('refused')).toEqual(['acknowledge']);
    expect(dutiesDone('removed')).toEqual(['acknowledge', 'remove']);
    expect(dutiesDone('sent')).toEqual([]);
  });
});

describe('the laws', () => {
  it.each<[TakedownLaw, string[]]>([
    ['in_3_2_b', ['acknowledge 24', 'remove 2']],
    ['in_3_2_a', ['acknowledge 24', 'remove 36']],
    ['in_sop', ['remove 24']],
    ['us_tida', ['remove 48']],
    ['uk_osa', []],
    ['platform_rules', []],
  ])('%s runs %j', (law, hours) => {
    expect(runningLimits(law).map((limit) => `${limit.duty} ${limit.time.hours}`)).toEqual(hours);
  });

  it('say of each time where it was read, and run no clock of what is announced alone', () => {
    for (const limit of Object.values(LAWS).flat()) {
      expect(limit.source).not.toBe('');
      expect(limit.clock === null).toBe(limit.time.standing === 'announced');
    }
  });

  it('use each clock for one duty', () => {
    for (const clock of TAKEDOWN_CLOCKS) {
      const duties = Object.values(LAWS)
        .flat()
        .filter((limit) => limit.clock === clock)
        .map(({ duty }) => duty);
      expect([...new Set(duties)]).toEqual([dutyOf(clock)]);
    }
  });

  it('are proposed by where the person is and what was reported', () => {
    const of = (country: string | null, platform: (typeof PLATFORMS)[number] = 'instagram') =>
      proposedLaw({ country, platform, kind: 'shared' });
    expect([of('IN'), of('IN', 'other'), of('US'), of('GB'), of('BD'), of(null)]).toEqual([
      'in_3_2_b',
      'in_sop',
      'us_tida',
      'uk_osa',
      'platform_rules',
      'platform_rules',
    ]);
    expect(proposedLaw({ country: 'IN', platform: 'x', kind: 'found' })).toBe('platform_rules');
  });
});

describe('what is looked at again', () => {
  it('is what was removed, twice, and a notice under no time limit that nobody answers', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TAKEDOWN_STATES),
        fc.constantFrom(...TAKEDOWN_LAWS),
        fc.constantFrom(...TAKEDOWN_CHECKS),
        (state, law, check) => {
          const begins = checksOf(state, law).includes(check);
          if (check === 'takedown_unanswered_7d')
            expect(begins).toBe(state === 'sent' && runningLimits(law).length === 0);
          else expect(begins).toBe(state === 'removed');
          // What begins anew is not kept beside it, and a check alone says nothing of what is there.
          expect(begins && checksKept(state).includes(check)).toBe(false);
          expect([state, 'expired']).toContain(afterCheck(state, check));
        },
      ),
    );
    expect(afterCheck('removed', 'takedown_check_3d')).toBe('removed');
    expect(afterCheck('acknowledged', 'takedown_unanswered_7d')).toBe('expired');
  });
});

describe('what can be done next', () => {
  it('is a second notice with the longer time, the appeal of the person and other doors in India', () => {
    expect(standing({})).toEqual(['in_second_notice', 'in_appeal', 'in_other_doors']);
    expect(standing({ law: 'in_3_2_a' })).toEqual(['in_appeal', 'in_other_doors']);
    expect(standing({ law: 'in_sop' })).toEqual(['in_other_doors']);
    expect(standing({ state: 'sent', late: ['acknowledge'] })).toEqual(['in_ask_acknowledgement']);
  });

  it('is the FTC once 48 hours have passed, and that the request has no number', () => {
    const us = { law: 'us_tida', country: 'US' } as const;
    expect(standing(us)).toEqual(['us_ftc', 'us_number_missing']);
    expect(standing({ ...us, requestNumber: 'REQ-7' })).toEqual(['us_ftc']);
    expect(standing({ ...us, state: 'refused', late: [] })).toEqual(['other_way']);
  });

  it('is the regulator where one takes single links', () => {
    expect(standing({ law: 'platform_rules', country: 'AU', state: 'refused' })).toEqual(['au_esafety']);
    expect(standing({ law: 'platform_rules', country: 'SG', state: 'refused' })).toEqual(['sg_osc']);
  });

  it('is another way where nothing else is known', () => {
    expect(standing({ law: 'platform_rules', country: null, state: 'expired' })).toEqual(['other_way']);
    expect(standing({ law: 'platform_rules', country: null, state: 'sent' })).toEqual([]);
  });

  it('is nothing while a platform is waited for or the link is gone, whatever else is so', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('proposed', 'ready', 'acknowledged', 'removed' as const),
        fc.constantFrom(...TAKEDOWN_LAWS),
        fc.constantFrom('IN', 'US', 'AU', null),
        fc.subarray([...TAKEDOWN_DUTIES]),
        (state, law, country, late) => {
          const about = { state, law, country, late, requestNumber: null } as Parameters<typeof nextSteps>[0];
          expect(nextSteps(about)).toEqual([]);
        },
      ),
    );
  });
});
