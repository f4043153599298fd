import type { DeskMember } from '../desks/index.js';
import { ladder, UNPLANNED } from './duty-ladder.js';
import { isOpen, nextOpening, type Span } from './duty-times.js';
import { planOf } from './duty.service.js';
import type { PlanRow } from './duty.repository.js';
import type { DutyDto, DutyNowDto, DutyPersonDto, SpanDto } from './dto/duty.dto.js';

export interface PresentedDuty {
  desk: { id: string; name: string };
  /** Null: nothing is set. */
  row: PlanRow | null;
  members: readonly DeskMember[];
  /** Whom of them mail does not reach. */
  unreached: ReadonlySet<string>;
  mayManage: boolean;
}

/** The duty of a desk as its people see it, with how it stands at a time. */
export function presentDuty({ desk, row, members, unreached, mayManage }: PresentedDuty, at: Date): DutyDto {
  const ids = members.map(({ staffId }) => staffId);
  return {
    deskId: desk.id,
    desk: desk.name,
    revision: row?.revision ?? 0,
    zone: row?.zone ?? UNPLANNED.schedule.zone,
    alwaysOpen: row?.alwaysOpen ?? true,
    hours: (row?.hours ?? []).map(presentSpan),
    holidays: row?.holidays ?? [],
    restReason: row?.restReason ?? null,
    shifts: (row?.shifts ?? [])
      .filter(({ staffId }) => ids.includes(staffId))
      .map((shift) => ({ ...presentSpan(shift), staffId: shift.staffId, step: shift.step })),
    members: members.map(presentPerson),
    unreached: members.filter(({ staffId }) => unreached.has(staffId)).map(presentPerson),
    now: presentNow(row, members, at),
    mayManage,
  };
}

function presentNow(row: PlanRow | null, members: readonly DeskMember[], at: Date): DutyNowDto {
  const plan = row ? planOf(row) : UNPLANNED;
  const ids = members.map(({ staffId }) => staffId);
  const [first, next] = ladder(plan, ids, at).map(({ staffIds }) =>
    members.filter(({ staffId }) => staffIds.includes(staffId)).map(presentPerson),
  );
  const open = isOpen(plan.schedule, at);
  const opensAt = open ? null : nextOpening(plan.schedule, at);
  return { open, opensAt: opensAt?.toISOString() ?? null, first: first ?? [], next: next ?? [] };
}

function presentPerson({ staffId, name }: DeskMember): DutyPersonDto {
  return { id: staffId, name };
}

function presentSpan({ weekday, fromMinute, toMinute }: Span): SpanDto {
  return { weekday, from: clockOf(fromMinute), to: clockOf(toMinute) };
}

function clockOf(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
