import { permissionsOf, type Permission } from '../permissions/index.js';
import type { Actor, JudgedCase } from './case-action.js';
import {
  assignAction,
  CASE_CORE_ACTIONS,
  isNoCounselling,
  judgePromise,
  statusAction,
  statusAfterAnswer,
  statusAfterReporterMessage,
  type Assignment,
  type WantedStatus,
} from './case.policy.js';
import {
  CASE_STATUSES,
  CLOSE_REASONS,
  type CloseReason,
  NO_COUNSELLING_REASONS,
  type Outcome,
  OUTCOMES,
  type StatusName,
} from '../vocabulary/index.js';

const ASHA = '10000000-0000-4000-8000-000000000001';
const BEN = '20000000-0000-4000-8000-000000000002';
const CARL = '30000000-0000-4000-8000-000000000003';
const COUNSELLOR = [...permissionsOf('counsellor')];
const COORDINATOR = [...permissionsOf('coordinator')];

const actor = (permissions: Permission[]): Actor => ({ staffId: ASHA, permissions: new Set(permissions) });
const outcome = (judge: () => unknown): unknown => {
  try {
    return judge();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

/** Asks the rule of the action, as a command does; nothing to do is 'same'. */
const judge = (who: Actor, found: JudgedCase, action: string | null): string => {
  if (action === null) return 'same';
  const refusal = CASE_CORE_ACTIONS.find(({ name }) => name === action)?.refusal(who, found);
  if (refusal === 'FORBIDDEN' || refusal === undefined) return 'FORBIDDEN';
  return refusal === null ? 'change' : refusal.code;
};
const judgeStatus = (
  who: Actor,
  found: JudgedCase & { closeReason: WantedStatus['reason']; outcome?: Outcome },
  wanted: WantedStatus,
) => judge(who, found, statusAction(found, wanted));
/** As the console closes: a case of counselling with what became of the person. */
const closing = (reason: CloseReason): WantedStatus => ({
  status: 'closed',
  reason,
  outcome: isNoCounselling(reason) ? null : 'safe',
});
const judgeAssign = (who: Actor, found: JudgedCase, wanted: Assignment) =>
  judge(who, found, assignAction(who, found, wanted));
const allowedActions = (who: Actor, found: JudgedCase) =>
  CASE_CORE_ACTIONS.filter(({ refusal }) => refusal(who, found) === null).map(({ name }) => name);

describe('setting a status', () => {
  const table: Record<StatusName, Record<StatusName, string>> = {
    new: {
      new: 'same',
      in_progress: 'change',
      waiting_for_reporter: 'STATUS_NOT_ALLOWED',
      closed: 'change',
    },
    in_progress: {
      new: 'STATUS_NOT_ALLOWED',
      in_progress: 'same',
      waiting_for_reporter: 'change',
      closed: 'change',
    },
    waiting_for_reporter: {
      new: 'STATUS_NOT_ALLOWED',
      in_progress: 'change',
      waiting_for_reporter: 'same',
      closed: 'change',
    },
    closed: {
      new: 'STATUS_NOT_ALLOWED',
      in_progress: 'change',
      waiting_for_reporter: 'STATUS_NOT_ALLOWED',
      closed: 'same',
    },
  };
  const cells = CASE_STATUSES.flatMap((from) =>
    CASE_STATUSES.map((to) => [from, to, table[from][to]] as const),
  );

  it.each(cells)('from %s to %s: %s', (from, to, expected) => {
    const found = {
      status: from,
      assigneeId: null,
      closeReason: from === 'closed' ? ('resolved' as const) : null,
      ...(from === 'closed' && { outcome: 'safe' as const }),
    };
    const wanted = to === 'closed' ? closing('resolved') : { status: to, reason: null };
    expect(outcome(() => judgeStatus(actor(COORDINATOR), found, wanted))).toBe(expected);
  });

  it('closes for a reason, and for nothing else', () => {
    const found = { status: 'in_progress', assigneeId: null, closeReason: null } as const;
    const set = (status: StatusName, reason: (typeof CLOSE_REASONS)[number] | null): unknown =>
      outcome(() => judgeStatus(actor(COORDINATOR), found, { status, reason }));
    expect(
      CLOSE_REASONS.map((reason) => outcome(() => judgeStatus(actor(COORDINATOR), found, closing(reason)))),
    ).toEqual(CLOSE_REASONS.map(() => 'change'));
    expect(set('closed', null)).toBe('CLOSE_REASON_MISSING');
    expect(set('waiting_for_reporter', 'resolved')).toBe('CLOSE_REASON_UNEXPECTED');
  });

  it('asks what became of the person, and asks nothing of a test, a prank or an abuse of the helpdesk', () => {
    const found = { status: 'in_progress', assigneeId: null, closeReason: null } as const;
    const close = (reason: CloseReason, became: Outcome | null): unknown =>
      outcome(() => judgeStatus(actor(COUNSELLOR), found, { status: 'closed', reason, outcome: became }));
    for (const reason of CLOSE_REASONS) {
      const without = NO_COUNSELLING_REASONS.some((one) => one === reason);
      expect([reason, close(reason, null)]).toEqual([reason, without ? 'change' : 'CLOSE_OUTCOME_MISSING']);
      for (const became of OUTCOMES)
        expect(close(reason, became)).toBe(without ? 'CLOSE_OUTCOME_UNEXPECTED' : 'change');
    }
    const reopening = { status: 'in_progress', reason: null, outcome: 'safe' } as const;
    expect(outcome(() => judgeStatus(actor(COUNSELLOR), found, reopening))).toBe('CLOSE_OUTCOME_UNEXPECTED');
  });

  it('does not close what is closed for another reason', () => {
    const found = { status: 'closed', assigneeId: null, closeReason: 'resolved' } as const;
    const wanted = closing('duplicate');
    expect(outcome(() => judgeStatus(actor(COORDINATOR), found, wanted))).toBe('STATUS_NOT_ALLOWED');
  });

  it('needs case.close to close', () => {
    const found = { status: 'new', assigneeId: null, closeReason: null } as const;
    const wanted = closing('resolved');
    const may = COUNSELLOR.filter((permission) => permission !== 'case.close');
    expect(outcome(() => judgeStatus(actor(may), found, wanted))).toBe('CLOSE_NOT_ALLOWED');
  });
});

describe('assigning', () => {
  const UNSEEN = undefined;
  it.each([
    ['takes a free case', COUNSELLOR, null, null, ASHA, 'change'],
    ['takes what is theirs', COUNSELLOR, ASHA, ASHA, ASHA, 'same'],
    ['takes what was free and is theirs by now', COUNSELLOR, ASHA, null, ASHA, 'same'],
    ['takes what was free and somebody has by now', COUNSELLOR, BEN, null, ASHA, 'CASE_TAKEN'],
    ['takes what somebody has, unseen', COUNSELLOR, BEN, UNSEEN, ASHA, 'CASE_TAKEN'],
    ['takes over from whom they saw', COUNSELLOR, BEN, BEN, ASHA, 'change'],
    ['takes over what another has by now', COUNSELLOR, CARL, BEN, ASHA, 'CASE_TAKEN'],
    ['takes over what is free by now', COUNSELLOR, null, BEN, ASHA, 'CASE_TAKEN'],
    ['lays down their own', COUNSELLOR, ASHA, ASHA, null, 'change'],
    ['hands over their own', COUNSELLOR, ASHA, ASHA, BEN, 'change'],
    ['hands over what was theirs', COUNSELLOR, CARL, ASHA, BEN, 'CASE_TAKEN'],
    ["lays down another's", COUNSELLOR, BEN, BEN, null, 'ASSIGN_NOT_ALLOWED'],
    ['lays down what nobody has', COUNSELLOR, null, null, null, 'same'],
    ['gives a free case to another', COUNSELLOR, null, null, BEN, 'ASSIGN_NOT_ALLOWED'],
    ["gives another's to a third", COUNSELLOR, BEN, BEN, CARL, 'ASSIGN_NOT_ALLOWED'],
    ['as coordinator, takes what somebody has', COORDINATOR, BEN, BEN, ASHA, 'change'],
    ['as coordinator, takes what somebody has, unseen', COORDINATOR, BEN, UNSEEN, ASHA, 'change'],
    ['as coordinator, takes what another has by now', COORDINATOR, CARL, BEN, ASHA, 'CASE_TAKEN'],
    ['as coordinator, gives a free case to another', COORDINATOR, null, null, BEN, 'change'],
    ["as coordinator, gives another's to a third", COORDINATOR, BEN, BEN, CARL, 'change'],
    ["as coordinator, lays down another's", COORDINATOR, BEN, BEN, null, 'change'],
  ] as const)('%s', (_, permissions, has, from, gets, expected) => {
    const found = { status: 'in_progress', assigneeId: has } as const;
    const judged = outcome(() => judgeAssign(actor([...permissions]), found, { assigneeId: gets, from }));
    expect(judged).toBe(expected);
  });
});

describe('what an entry does to the status', () => {
  it.each([
    ['new', 'waiting_for_reporter', 'new'],
    ['in_progress', 'waiting_for_reporter', 'in_progress'],
    ['waiting_for_reporter', 'waiting_for_reporter', 'in_progress'],
    ['closed', 'CASE_CLOSED', 'in_progress'],
  ] as const)('%s: answered %s, reporter wrote %s', (status, answered, wrote) => {
    expect(outcome(() => statusAfterAnswer(status))).toBe(answered);
    expect(statusAfterReporterMessage(status)).toBe(wrote);
  });
});

describe('what the caller may do', () => {
  const WHILE_OPEN = ['urgency.set', 'answer.promise'] as const;
  it.each([
    ['new', null, COUNSELLOR, ['case.take', 'status.in_progress', 'status.closed', ...WHILE_OPEN]],
    ['new', BEN, COUNSELLOR, ['case.take_over', 'status.in_progress', 'status.closed', ...WHILE_OPEN]],
    [
      'in_progress',
      ASHA,
      COUNSELLOR,
      ['case.release', 'case.hand_over', 'status.waiting_for_reporter', 'status.closed', ...WHILE_OPEN],
    ],
    ['closed', BEN, COORDINATOR, ['case.take_over', 'case.assign', 'status.in_progress']],
    [
      'waiting_for_reporter',
      BEN,
      COORDINATOR,
      ['case.take_over', 'case.assign', 'status.in_progress', 'status.closed', ...WHILE_OPEN],
    ],
    ['new', null, ['case.read'], []],
  ] as const)('with a case that is %s and held by %s', (status, assigneeId, permissions, expected) => {
    expect(allowedActions(actor([...permissions]), { status, assigneeId })).toEqual(expected);
  });

  it('is what the rules then accept', () => {
    for (const status of CASE_STATUSES) {
      const found = {
        status,
        assigneeId: null,
        closeReason: status === 'closed' ? ('resolved' as const) : null,
      };
      const offered = allowedActions(actor(COORDINATOR), found).filter((action) =>
        action.startsWith('status.'),
      );
      const accepted = CASE_STATUSES.filter((to) => {
        const wanted = to === 'closed' ? closing('duplicate') : { status: to, reason: null };
        return outcome(() => judgeStatus(actor(COORDINATOR), found, wanted)) === 'change';
      });
      expect(offered.sort()).toEqual(accepted.map((to) => `status.${to}`).sort());
    }
  });
});

describe('promising an answer', () => {
  const now = new Date('2026-11-24T03:00:30Z');
  it.each([
    ['2026-11-24T03:05:30Z', undefined],
    ['2026-11-24T03:05:29Z', 'PROMISE_TOO_SOON'],
    ['2026-11-24T02:00:00Z', 'PROMISE_TOO_SOON'],
    ['no time at all', 'PROMISE_TOO_SOON'],
    ['2026-12-24T03:00:30Z', undefined],
    ['2026-12-24T03:00:31Z', 'PROMISE_TOO_LATE'],
    ['9999-12-31T00:00:00Z', 'PROMISE_TOO_LATE'],
  ])('by %s: %s', (until, expected) => {
    expect(outcome(() => judgePromise(new Date(until), now))).toBe(expected);
  });
});
