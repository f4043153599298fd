import type { Duty, SetDuty } from '../api/types.js';

/** The same time of several days of the week (1 Monday to 7 Sunday): one line of the form. `key` is its own in the form. */
export interface HoursLine {
  key: string;
  days: readonly number[];
  from: string;
  to: string;
}

export interface ShiftLine extends HoursLine {
  staffId: string;
  step: number;
}

export interface Plan {
  zone: string;
  alwaysOpen: boolean;
  hours: readonly HoursLine[];
  holidays: readonly { key: string; day: string }[];
  shifts: readonly ShiftLine[];
}

/** What is wrong in a field, by line and name of the field; the whole form has the line ''. */
export interface Fault {
  line: string;
  field: 'days' | 'from' | 'to' | 'person' | 'day' | 'zone' | 'hours';
  reason: 'missing' | 'overlap' | 'unknown';
}

export const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export const LAST_STEP = 9;

let lines = 0;
export const newKey = (): string => `line-${(lines += 1)}`;

/** The duty of a desk as lines, one for all days that have the same. */
export function planOf(duty: Pick<Duty, keyof Plan>): Plan {
  return {
    zone: duty.zone,
    alwaysOpen: duty.alwaysOpen,
    hours: gather(duty.hours, ({ from, to }) => ({ from, to })),
    holidays: duty.holidays.map((day) => ({ key: newKey(), day })),
    shifts: gather(duty.shifts, ({ from, to, staffId, step }) => ({ from, to, staffId, step })),
  };
}

function gather<S extends { weekday: number }, T extends object>(
  spans: readonly S[],
  sameOf: (span: S) => T,
): (T & { key: string; days: number[] })[] {
  const found = new Map<string, T & { key: string; days: number[] }>();
  for (const span of spans) {
    const same = sameOf(span);
    const name = JSON.stringify(same);
    const line = found.get(name) ?? { ...same, key: newKey(), days: [] };
    line.days.push(span.weekday);
    found.set(name, line);
  }
  return [...found.values()];
}

/** What the API takes; the lines that its hours came from, in the same order, tell which line it speaks of. */
export function bodyOf(plan: Plan, revision: number): { body: SetDuty; hoursFrom: string[] } {
  const hours = plan.hours.flatMap(({ key, days, from, to }) =>
    sorted(days).map((weekday) => ({ key, span: { weekday, from, to } })),
  );
  const body: SetDuty = {
    revision,
    zone: plan.zone.trim(),
    alwaysOpen: plan.alwaysOpen,
    hours: hours.map(({ span }) => span),
    holidays: sorted([...new Set(plan.holidays.map(({ day }) => day))]),
    shifts: plan.shifts.flatMap(({ days, from, to, staffId, step }) =>
      sorted(days).map((weekday) => ({ weekday, from, to, staffId, step })),
    ),
  };
  return { body, hoursFrom: hours.map(({ key }) => key) };
}

/** Whether two plans say the same, whatever the keys of their lines. */
export function samePlan(one: Plan, other: Plan): boolean {
  const text = (plan: Plan): string => JSON.stringify(bodyOf(plan, 0).body);
  const bare = (plan: Plan): string =>
    JSON.stringify(plan, (name, value: unknown) => (name === 'key' ? 0 : value));
  return text(one) === text(other) && bare(one) === bare(other);
}

/** What has to be filled in before the plan can be sent. */
export function faultsOf(plan: Plan): Fault[] {
  const missing = (line: string, field: Fault['field']): Fault => ({ line, field, reason: 'missing' });
  const ofHours = ({ key, days, from, to }: HoursLine): Fault[] => [
    ...(days.length === 0 ? [missing(key, 'days')] : []),
    ...(from === '' ? [missing(key, 'from')] : []),
    ...(to === '' ? [missing(key, 'to')] : []),
  ];
  return [
    ...(plan.zone.trim() === '' ? [missing('', 'zone')] : []),
    ...(!plan.alwaysOpen && plan.hours.length === 0 ? [missing('', 'hours')] : []),
    ...plan.hours.flatMap(ofHours),
    ...plan.holidays.filter(({ day }) => day === '').map(({ key }) => missing(key, 'day')),
    ...plan.shifts.flatMap((shift) => [
      ...(shift.staffId === '' ? [missing(shift.key, 'person')] : []),
      ...ofHours(shift),
    ]),
  ];
}

/** The faults that the server named, at the lines they came from; null where it named one that has no place in the form. */
export function faultsFrom(
  errors: readonly { field: string }[],
  hoursFrom: readonly string[],
): Fault[] | null {
  const faults = errors.map(({ field }): Fault | null => {
    if (field === 'zone') return { line: '', field: 'zone', reason: 'unknown' };
    const index = /^hours\.(\d+)\.from$/.exec(field)?.[1];
    const line = index === undefined ? undefined : hoursFrom[Number(index)];
    return line === undefined ? null : { line, field: 'from', reason: 'overlap' };
  });
  return faults.length > 0 && faults.every((fault) => fault !== null) ? faults : null;
}

function sorted<T extends number | string>(values: readonly T[]): T[] {
  return [...values].sort((a, b) => (a < b ? -1 : 1));
}
