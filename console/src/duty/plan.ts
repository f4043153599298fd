import type { Duty, SetDuty } from '../api/types.js';
import { t } from '../shared/messages/index.js';

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

export type RestReason = NonNullable<Duty['restReason']>;

export interface Plan {
  zone: string;
  alwaysOpen: boolean;
  hours: readonly HoursLine[];
  holidays: readonly { key: string; day: string }[];
  shifts: readonly ShiftLine[];
  /** Why somebody rests for less than the rule says; null: nobody does. */
  restReason: RestReason | null;
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
    restReason: duty.restReason,
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

/** What the API takes, and of each of its hours and shifts the index of the line that it came from. */
export function bodyOf(
  plan: Plan,
  revision: number,
): { body: SetDuty; hoursFrom: number[]; shiftsFrom: number[] } {
  const hours = plan.hours.flatMap(({ days, from, to }, line) =>
    sorted(days).map((weekday) => ({ line, span: { weekday, from, to } })),
  );
  const shifts = plan.shifts.flatMap(({ days, from, to, staffId, step }, line) =>
    sorted(days).map((weekday) => ({ line, shift: { weekday, from, to, staffId, step } })),
  );
  const body: SetDuty = {
    revision,
    zone: plan.zone.trim(),
    alwaysOpen: plan.alwaysOpen,
    hours: hours.map(({ span }) => span),
    holidays: sorted([...new Set(plan.holidays.map(({ day }) => day))]),
    shifts: shifts.map(({ shift }) => shift),
    ...(plan.restReason && { restReason: plan.restReason }),
  };
  return {
    body,
    hoursFrom: hours.map(({ line }) => line),
    shiftsFrom: shifts.map(({ line }) => line),
  };
}

/** What has to be filled in before the plan can be sent: the words by the path of the field. */
export function missingIn(plan: Plan): Record<string, string> {
  const missing: Record<string, string> = {};
  const lookAt = ({ days, from, to }: HoursLine, line: string): void => {
    if (days.length === 0) missing[`${line}.days`] = t('dutyFault.days');
    if (from === '') missing[`${line}.from`] = t('dutyFault.from');
    if (to === '') missing[`${line}.to`] = t('dutyFault.to');
  };
  if (plan.zone.trim() === '') missing['zone'] = t('dutyFault.zone');
  if (!plan.alwaysOpen && plan.hours.length === 0) missing['hours'] = t('dutyFault.hours');
  plan.hours.forEach((line, at) => lookAt(line, `hours.${at}`));
  plan.holidays.forEach(({ day }, at) => {
    if (day === '') missing[`holidays.${at}.day`] = t('dutyFault.day');
  });
  plan.shifts.forEach((line, at) => {
    if (line.staffId === '') missing[`shifts.${at}.staffId`] = t('dutyFault.person');
    lookAt(line, `shifts.${at}`);
  });
  return missing;
}

/** The server speaks of the hours and shifts of a day: they are shown at the line that the day is of. */
export function placeOf(
  field: string,
  hoursFrom: readonly number[],
  shiftsFrom: readonly number[] = [],
): readonly [string, string] | null {
  if (field === 'zone') return ['zone', t('dutyFault.zone')];
  if (field === 'restReason') return ['restReason', t('dutyFault.restReason')];
  const [, shift, end] = /^shifts\.(\d+)\.(from|to)$/.exec(field) ?? [];
  const shiftLine = shift === undefined ? undefined : shiftsFrom[Number(shift)];
  if (shiftLine !== undefined)
    return [`shifts.${shiftLine}.${end}`, t(end === 'to' ? 'dutyFault.longRun' : 'dutyFault.shortRest')];
  const index = /^hours\.(\d+)\.from$/.exec(field)?.[1];
  const line = index === undefined ? undefined : hoursFrom[Number(index)];
  return line === undefined ? null : [`hours.${line}.from`, t('dutyFault.overlap')];
}

function sorted<T extends number | string>(values: readonly T[]): T[] {
  return [...values].sort((a, b) => (a < b ? -1 : 1));
}
