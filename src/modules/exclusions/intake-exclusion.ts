import { Injectable } from '@nestjs/common';
import { MOST_EXCLUDED } from '../cases/index.js';
import { Desks, type DeskMember, type IntakeDesk, type ReportTraits } from '../desks/index.js';
import { StaffDirectory, type StaffPerson } from '../staff/index.js';
import type { ExclusionState } from '../vocabulary/index.js';
import { keysOfText, resolveNames, type Meant, type NamedPerson } from './names/index.js';

/** Which desk takes a report, and who of the staff must not have it. */
export interface IntakeDecision {
  readonly desk: IntakeDesk;
  readonly exclusion: ExclusionState;
  /** Ids of those who are meant, or may be. */
  readonly excluded: readonly string[];
  /** Keys of what was typed: `NewCase.exclusionWords`. */
  readonly exclusionWords: Iterable<string>;
}

/**
 * Reads, as a report comes in, whom its reporter wants kept away. Names that are surely those of certain people exclude these.
 * Anything else that was typed fails closed: a coordinator who cannot be meant reads the case first and decides. Where a desk has
 * nobody who may have the case, the next desk takes it; where none has, it waits at the first one until an administrator hands it
 * to somebody.
 */
@Injectable()
export class IntakeExclusion {
  constructor(
    private readonly desks: Desks,
    private readonly staff: StaffDirectory,
  ) {}

  /**
   * @param typed - whom to keep away, in the reporter's words; null: nobody
   * @param country, more - as of `Desks.intakeDesk`
   * @throws NO_DESK, DESK_KEY_UNSIGNED
   */
  async decide(
    typed: string | null,
    country: string | null,
    more: ReportTraits = {},
  ): Promise<IntakeDecision> {
    if (typed === null) {
      const desk = await this.desks.recentIntakeDesk(country, more);
      return { desk, exclusion: 'none', excluded: [], exclusionWords: [] };
    }
    const [desks, staff] = await Promise.all([this.desks.intakeDesks(country, more), this.staff.active()]);
    const meant = resolveNames(typed, staff.map(namedPerson));
    const exclusionWords = keysOfText(typed);
    for (const desk of desks) {
      const members = await this.desks.members(desk.id);
      if (!members.some((member) => mayHave(member, meant))) continue;
      const excluded = taggedOf(meant, members, staff);
      if (excluded.length > MOST_EXCLUDED) continue;
      return { desk, exclusion: meant.sure ? 'named' : 'undecided', excluded, exclusionWords };
    }
    const desk = desks[0] as IntakeDesk;
    const excluded = taggedOf(meant, await this.desks.members(desk.id), staff).slice(0, MOST_EXCLUDED);
    return { desk, exclusion: 'undecided', excluded, exclusionWords };
  }
}

/** The names of a member of staff, to compare. */
export function namedPerson({ id, name, otherNames, email }: StaffPerson): NamedPerson {
  return { id, names: [name, ...otherNames], address: email };
}

/** Whether this member of a desk could have such a case. */
export function mayHave({ staffId, role }: DeskMember, { sure, ids }: Meant): boolean {
  return !ids.includes(staffId) && (sure || role === 'coordinator');
}

/**
 * Who gets a tag: members of the desk, coordinators first, and who else could be told of the case. Others get theirs when they
 * join the desk.
 */
export function taggedOf(
  { ids }: Meant,
  members: readonly DeskMember[],
  staff: readonly StaffPerson[],
): string[] {
  const leading = staff.filter(({ role }) => role === 'coordinator' || role === 'administrator');
  const first = members.filter(({ role }) => role === 'coordinator');
  const order = [...first, ...members].map(({ staffId }) => staffId).concat(leading.map(({ id }) => id));
  return [...new Set(order)].filter((id) => ids.includes(id));
}
