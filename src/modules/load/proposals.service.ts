import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.js';
import { HttpError } from '../../platform/http/index.js';
import { ExclusionTags } from '../cases/index.js';
import { Desks, type DeskMember } from '../desks/index.js';
import { Duty } from '../duty/index.js';
import type { StaffSession } from '../staff/index.js';
import { NOTHING_SAID, WorkPreferencesRepository } from '../work-preferences/index.js';
import { proposeAssignments, type Candidate } from './assign-by-load.js';
import { BoardRepository, type CaseToGive } from './board.repository.js';
import { loadOf, NO_CASES } from './load.policy.js';

/** Who should get a case; `person` null: nobody on duty fits. */
export interface Proposal {
  found: CaseToGive;
  person: { id: string; name: string } | null;
}

/** Says who of a desk should get the cases that nobody has. It assigns nothing: a person looks at it first. */
@Injectable()
export class Proposals {
  constructor(
    private readonly cases: BoardRepository,
    private readonly preferences: WorkPreferencesRepository,
    private readonly desks: Desks,
    private readonly duty: Duty,
    private readonly excluded: ExclusionTags,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * @param caseIds - those that are asked about; null: all that nobody has. One that somebody has, or that the caller cannot see,
   *   is left out.
   * @throws NOT_FOUND for a desk that is not the caller's
   */
  async propose(
    session: StaffSession,
    deskId: string,
    caseIds: readonly string[] | null,
  ): Promise<Proposal[]> {
    if (!session.keys.desks.has(deskId)) throw new HttpError('NOT_FOUND');
    const scope = { deskId, excluded: this.excluded.allOf(session) };
    const waiting = await this.cases.waiting(scope, caseIds);
    const members = await this.onDuty(deskId);
    const proposed = await this.share(deskId, waiting, members);
    const names = new Map(members.map(({ staffId, name }) => [staffId, name]));
    return waiting.map((found) => {
      const id = proposed.get(found.id) ?? null;
      return { found, person: id === null ? null : { id, name: names.get(id) ?? '' } };
    });
  }

  /** Which of these people of a desk should get which of its cases, by the id of the case; null: none of them fits. */
  async share(
    deskId: string,
    cases: readonly CaseToGive[],
    people: readonly DeskMember[],
  ): Promise<Map<string, string | null>> {
    return proposeAssignments(
      cases.map((found) => ({ ...found, excluded: this.excludedOf(found, people) })),
      await this.candidatesOf(deskId, people),
    );
  }

  private async onDuty(deskId: string): Promise<DeskMember[]> {
    const now = this.clock.now();
    const on = new Set<string>();
    let step = await this.duty.firstFor(deskId, now);
    while (step) {
      for (const id of step.staffIds) on.add(id);
      step = await this.duty.nextAfter(deskId, now, step.step);
    }
    return (await this.desks.members(deskId)).filter(({ staffId }) => on.has(staffId));
  }

  /** Their load is all that they have on the desk: a case that the caller must not see weighs on its person all the same. */
  private async candidatesOf(deskId: string, members: readonly DeskMember[]): Promise<Candidate[]> {
    const ids = members.map(({ staffId }) => staffId);
    const open = await this.cases.openCases({ deskId, excluded: [] }, ids);
    const said = await this.preferences.find(ids);
    return ids.map((staffId) => ({
      staffId,
      ...(said.get(staffId) ?? NOTHING_SAID),
      weighted: loadOf(open.get(staffId) ?? NO_CASES).weighted,
    }));
  }

  private excludedOf({ excluded }: CaseToGive, members: readonly DeskMember[]): ReadonlySet<string> {
    return new Set(members.filter((one) => this.excluded.has(excluded, one)).map(({ staffId }) => staffId));
  }
}
