import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.js';
import type { FieldError } from '../../platform/http/index.js';
import { DutyRepository, type PlanRow } from './duty.repository.js';
import { planOf } from './duty.service.js';
import { restFaults, type PersonShifts, type RestFault } from './rest-rule.js';

/** A shift: its place in the plan that is set, null where it is of another desk. */
interface Place {
  readonly own: number | null;
}

const FAULTS = {
  long_run: { end: 'to', message: 'must not make more than 10 hours of duty in a row' },
  short_rest: { end: 'from', message: 'must leave 11 hours of rest' },
} as const;

/** Asks of a plan that is about to be set whether everybody has their rest, on all desks that they are on. */
@Injectable()
export class RestCheck {
  constructor(
    private readonly plans: DutyRepository,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * The shifts of the plan that the rule of rest refuses: each with the path of its end, or of its beginning. Where they do too
   * much together with those of another desk, one of the person's stands for them; what is wrong without them is not theirs.
   */
  async faults(deskId: string, plan: PlanRow): Promise<FieldError[]> {
    const people = [...new Set(plan.shifts.map(({ staffId }) => staffId))];
    const others: PlanRow[] = [];
    for (const id of await this.plans.otherDesksOf(people, deskId)) {
      const other = await this.plans.find(id);
      if (other) others.push(other);
    }
    const now = this.clock.now();
    return people.flatMap((staffId) => {
      const own = shiftsOf(plan, staffId, true);
      const theirs = others.map((one) => shiftsOf(one, staffId, false));
      return faultsOf(own, theirs, now);
    });
  }
}

function faultsOf(own: PersonShifts<Place>, others: readonly PersonShifts<Place>[], now: Date): FieldError[] {
  const [first] = own.shifts;
  const nameOf = ({ kind, at }: RestFault<Place>): string => `${kind} ${at.toISOString()}`;
  const before = new Set(restFaults(others, now).map(nameOf));
  const found = restFaults([own, ...others], now).filter(
    (fault) => fault.key.own !== null || !before.has(nameOf(fault)),
  );
  const paths = found.map(({ key, kind }) => ({ place: key.own ?? first?.key.own ?? 0, ...FAULTS[kind] }));
  return [...new Map(paths.map((one) => [`shifts.${one.place}.${one.end}`, one.message]))].map(
    ([field, message]) => ({ field, message }),
  );
}

function shiftsOf(row: PlanRow, staffId: string, isOwn: boolean): PersonShifts<Place> {
  const { schedule, shifts } = planOf(row);
  const theirs = shifts.flatMap(({ weekday, fromMinute, toMinute, staffId: whose }, at) =>
    whose === staffId ? [{ weekday, fromMinute, toMinute, key: { own: isOwn ? at : null } }] : [],
  );
  return { schedule, shifts: theirs };
}
