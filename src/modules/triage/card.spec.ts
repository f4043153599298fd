import { CALM } from '../../../test/support/facts.js';
import { assess } from './assess.js';
import { cardOf } from './card.js';
import type { Facts } from './facts.js';
import { RULES } from './rules.data.js';
import { MARKS } from '../vocabulary/index.js';

const MINUTES = [15, 60, 240, 1440];
/** Up to this many bytes of JSON every sealed document has the same length. */
const ONE_STEP = 1024 - 4;

it('keeps the ids of the rules that held, in their order, beside marks and summary', () => {
  const facts: Facts = {
    ...CALM,
    kind: 'threatened',
    otherKind: null,
    ageBand: '13_15',
    stillHappening: true,
    timeLimit: 'today',
    demands: ['money', 'pictures'],
    offender: 'online',
  };
  expect(JSON.stringify(cardOf(facts, assess(facts, MINUTES), { keepOut: true }))).toBe(
    JSON.stringify({
      summary: 'threatened self online money pictures',
      marks: ['time_limit', 'still_happening', 'child', 'keep_out'],
      reasons: ['child-threatened', 'time-limit-today', 'still-happening', 'concerns-a-child'],
    }),
  );
});

it('is sealed to the same length whatever held, so that its length tells nothing', () => {
  const fullest = {
    summary: 'threatened pressure_on_child other not_sure money pictures meeting relationship other not_sure',
    marks: [...MARKS, 'keep_out'],
    reasons: RULES.map((rule) => rule.id),
  };
  expect(Buffer.byteLength(JSON.stringify(fullest))).toBeLessThanOrEqual(ONE_STEP);
});
