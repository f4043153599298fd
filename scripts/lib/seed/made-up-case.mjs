import { randomUUID } from 'node:crypto';
import { between, pick } from './chances.mjs';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Weights as a helpdesk for sextortion and abuse images might see them, with rare values on purpose: the pages of the
 * queue must be as fast for a filter that finds little. Far more cases are open than any desk would leave open.
 */
const KINDS = [
  ['threatened', 45],
  ['shared', 25],
  ['other', 22],
  ['found', 8],
];
const URGENCIES = {
  threatened: [
    [1, 1],
    [2, 49],
    [3, 50],
  ],
  shared: [
    [1, 0.4],
    [2, 40],
    [3, 59.6],
  ],
  found: [
    [2, 10],
    [3, 60],
    [4, 30],
  ],
  other: [
    [2, 10],
    [3, 50],
    [4, 40],
  ],
};
const PLAYBOOKS = {
  threatened: 'sextortion_adult',
  shared: 'pictures_shared',
  found: 'finder',
  other: 'general',
};
const AGES = [
  ['adult', 52],
  ['16_17', 22],
  ['unsaid', 15],
  ['13_15', 10.7],
  ['under_13', 0.3],
];
const LANGUAGES = [
  ['hi', 46],
  ['en', 30],
  ['bn', 6],
  ['mr', 5],
  ['ta', 4],
  ['te', 4],
  ['gu', 2],
  ['kn', 1.5],
  ['pa', 0.9],
  ['ur', 0.5],
  ['or', 0.09],
  ['sat', 0.01],
];
const COUNTRIES = [
  ['IN', 96],
  [null, 2],
  ['NP', 1],
  ['BD', 1],
];
const STATUSES = [
  ['closed', 40],
  ['in_progress', 30],
  ['waiting_for_reporter', 22],
  ['new', 8],
];
const CLOSE_REASONS = [
  ['resolved', 45],
  ['advice_given', 30],
  ['no_contact', 15],
  ['referred', 6],
  ['duplicate', 3],
  ['not_for_us', 1],
];
/** In how much of a case's time for a first answer by urgency the deadlines lie. */
const HORIZON = { 1: 6 * HOUR, 2: DAY, 3: 3 * DAY, 4: 7 * DAY };
/** Nothing falls due while somebody measures. */
const SOONEST = 2 * HOUR;
const OVERDUE = 0.03;
const KEPT_OUT = 0.005;
/** Of the cases in progress: those whose reporter wrote what nobody answered, and those who told of danger. */
const WROTE = 0.05;
const DANGER = 0.002;

const ago = (now, ms) => new Date(Math.floor((now - ms) / MINUTE) * MINUTE);

/**
 * A made-up case: every column of the clear, and of what is sealed the sizes. Its reference, `s` and eight digits of base
 * 36, is none that the intake gives out: by it a seeded case is known.
 *
 * world: { now, desks: [[deskId, weight], ...], staffIds, tagsOf(staffId): hex, reportBytes: [[bytes, weight], ...] }
 */
export function madeUpCase(number, world, chance) {
  const kind = pick(KINDS, chance);
  const ageBand = pick(AGES, chance);
  const urgency = ageBand === 'under_13' ? 1 : pick(URGENCIES[kind], chance);
  const status = pick(STATUSES, chance);
  const staffId = world.staffIds[Math.floor(world.staffIds.length * chance() ** 2)];
  const assigned = status === 'new' ? chance() < 0.1 : chance() < 0.97;
  return {
    id: randomUUID(),
    reference: `s${number.toString(36).padStart(8, '0')}`,
    kind,
    urgency,
    status,
    close_reason: status === 'closed' ? pick(CLOSE_REASONS, chance) : null,
    playbook: kind === 'threatened' && ageBand !== 'adult' ? 'sextortion_child' : PLAYBOOKS[kind],
    age_band: ageBand,
    country: pick(COUNTRIES, chance),
    language: pick(LANGUAGES, chance),
    desk_id: pick(world.desks, chance),
    assignee_id: assigned ? staffId : null,
    kept_out: chance() < KEPT_OUT ? [world.tagOf(pick(world.everybody, chance))] : [],
    ...times(status, urgency, world.now, chance),
    ...written(status, chance),
    report_bytes: pick(world.reportBytes, chance),
    identifiers: between(0, 4, chance),
    locations: kind === 'other' ? 0 : between(0, 3, chance),
  };
}

/** How many entries follow the report, staff and reporter in turn, and what of the reporter waits for an answer. */
function written(status, chance) {
  const drawn = status === 'in_progress' ? chance() : 1;
  if (drawn < WROTE)
    return { further: 2, reporter_wrote: 3, unanswered: drawn < DANGER ? 'danger' : 'wrote' };
  const further = status === 'new' ? 0 : status === 'in_progress' ? 1 : 2;
  return { further, reporter_wrote: 0, unanswered: null };
}

function times(status, urgency, now, chance) {
  if (status === 'closed') {
    const day = new Date(now - between(30 * DAY, 900 * DAY, chance));
    day.setUTCHours(0, 0, 0, 0);
    return { created_at: day, updated_at: day, next_deadline_at: null, late: false };
  }
  const created = ago(now, between(HOUR, 60 * DAY, chance));
  if (status === 'waiting_for_reporter')
    return { created_at: created, updated_at: created, next_deadline_at: null, late: false };
  const late = chance() < OVERDUE;
  const due = late
    ? ago(now, between(MINUTE, 2 * DAY, chance))
    : ago(now, -SOONEST - between(0, HORIZON[urgency], chance));
  return { created_at: created, updated_at: created, next_deadline_at: due, late };
}
