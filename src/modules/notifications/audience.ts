import { Injectable } from '@nestjs/common';
import { ExclusionTags, type CaseSummary } from '../cases/index.js';
import { Desks, StaffDirectory } from '../staff/index.js';

/** Who is told of a case. */
@Injectable()
export class Audience {
  constructor(
    private readonly desks: Desks,
    private readonly staff: StaffDirectory,
    private readonly excluded: ExclusionTags,
  ) {}

  /** The person who has the case, or everyone of its desk while nobody has it or that person has left; never who is kept out. */
  async workingOn(found: CaseSummary): Promise<string[]> {
    if (found.assigneeId !== null) {
      const assignee = (await this.staff.find([found.assigneeId])).get(found.assigneeId);
      if (assignee?.active) return [assignee.id];
    }
    return this.everyone(found);
  }

  /** The same, and the coordinators of the desk. */
  async workingOnOrLeading(found: CaseSummary): Promise<string[]> {
    const coordinators = await this.staff.coordinatorsOf(found.deskId);
    const leading = coordinators
      .map((person) => person.id)
      .filter((id) => !this.excluded.has(found.excluded, id));
    return [...new Set([...(await this.workingOn(found)), ...leading])];
  }

  /**
   * Who can find somebody for a case when nobody of its desk may be told: the coordinators of other desks, else the
   * administrators; never who is kept out.
   */
  async elsewhere(found: Pick<CaseSummary, 'excluded'>): Promise<string[]> {
    for (const role of ['coordinator', 'administrator'] as const) {
      const people = await this.staff.activeOf(role);
      const staffIds = people.map(({ id }) => id).filter((id) => !this.excluded.has(found.excluded, id));
      if (staffIds.length > 0) return staffIds;
    }
    return [];
  }

  /** Everyone of the desk but who is kept out. */
  async everyone(found: Pick<CaseSummary, 'deskId' | 'excluded'>): Promise<string[]> {
    const members = await this.desks.members(found.deskId);
    return members.map((member) => member.staffId).filter((id) => !this.excluded.has(found.excluded, id));
  }
}
