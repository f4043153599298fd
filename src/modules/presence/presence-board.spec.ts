import fc from 'fast-check';
import { FADES_AFTER_MS, PresenceBoard, type Sign } from './presence-board.js';

const desk = new Set(['desk']);
const sign = (staffId: string, doing: Sign['doing'], window = 'w', caseId = 'case'): Sign => ({
  caseId,
  deskId: 'desk',
  staffId,
  window,
  doing,
});

describe('who has a case before them', () => {
  it('is shown once a person, as writing where they write in any window, and not when they left', () => {
    const board = new PresenceBoard();
    expect(board.take(sign('kiran', 'reading'), 0)).toBe(true);
    expect(board.take(sign('kiran', 'reading'), 10)).toBe(false);
    expect(board.take(sign('kiran', 'writing', 'second'), 20)).toBe(true);
    expect(board.on(desk, 20)).toEqual([
      { caseId: 'case', deskId: 'desk', staffId: 'kiran', doing: 'writing' },
    ]);
    expect(board.take(sign('kiran', null, 'second'), 30)).toBe(true);
    expect(board.on(desk, 30)).toMatchObject([{ doing: 'reading' }]);
    expect(board.take(sign('kiran', null), 40)).toBe(true);
    expect(board.on(desk, 40)).toEqual([]);
  });

  it('is of the desks that are asked for alone', () => {
    const board = new PresenceBoard();
    board.take(sign('kiran', 'reading'), 0);
    expect(board.on(new Set(['another']), 0)).toEqual([]);
  });

  it('fades by itself, and says of which cases', () => {
    const board = new PresenceBoard();
    board.take(sign('kiran', 'reading'), 0);
    board.take(sign('meera', 'writing'), 1_000);
    expect(board.fade(FADES_AFTER_MS - 1)).toEqual([]);
    expect(board.on(desk, FADES_AFTER_MS)).toMatchObject([{ staffId: 'meera' }]);
    expect(board.fade(FADES_AFTER_MS)).toEqual([{ caseId: 'case', deskId: 'desk' }]);
    expect(board.fade(FADES_AFTER_MS)).toEqual([]);
    expect(board.forget('meera', FADES_AFTER_MS)).toEqual([{ caseId: 'case', deskId: 'desk' }]);
    expect(board.on(desk, FADES_AFTER_MS)).toEqual([]);
  });

  it('shows nobody longer than their last sign lasts, and never more windows than a person has', () => {
    const any = fc.record({
      staffId: fc.constantFrom('a', 'b'),
      window: fc.integer({ min: 0, max: 60 }).map(String),
      caseId: fc.constantFrom('x', 'y'),
      doing: fc.constantFrom('reading' as const, 'writing' as const, null),
      wait: fc.integer({ min: 0, max: FADES_AFTER_MS }),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 80 }), (signs) => {
        const board = new PresenceBoard();
        const last = new Map<string, number>();
        let now = 0;
        for (const { wait, ...one } of signs) {
          now += wait;
          const before = JSON.stringify(board.on(desk, now));
          const changed = board.take({ ...one, deskId: 'desk' }, now);
          expect(changed).toBe(before !== JSON.stringify(board.on(desk, now)) || changed);
          if (one.doing) last.set(`${one.caseId}/${one.staffId}`, now);
        }
        for (const { caseId, staffId } of board.on(desk, now))
          expect(now - (last.get(`${caseId}/${staffId}`) ?? -Infinity)).toBeLessThan(FADES_AFTER_MS);
        expect(board.on(desk, now + FADES_AFTER_MS)).toEqual([]);
      }),
    );
  });
});
