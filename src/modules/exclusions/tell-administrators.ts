import { Injectable } from '@nestjs/common';
import { CaseSummaries, ExclusionTags } from '../cases/index.js';
import { Desks } from '../desks/index.js';
import { Every } from '../../platform/schedule/index.js';
import { nobodyToTell, StaffNotices } from '../staff-notices/index.js';

/**
 * Tells administrators of cases that nobody of their desk may decide about any more, such as when a coordinator left, or the only
 * one took a name that may be meant: a report that comes in like that is told of at once, and later nothing happens to it that
 * would. Each of them is mailed once of a case, at least.
 */
@Injectable()
export class TellAdministrators {
  constructor(
    private readonly cases: CaseSummaries,
    private readonly desks: Desks,
    private readonly tags: ExclusionTags,
    private readonly notices: StaffNotices,
  ) {}

  @Every('5 min', { name: 'exclusion.left_to_nobody' })
  async sweep(): Promise<void> {
    for (const { id: caseId, deskId, excluded, exclusionDeciderId } of await this.cases.undecided()) {
      // Whoever an administrator asked was told, and the administrators know that they asked.
      if (exclusionDeciderId !== null) continue;
      const members = await this.desks.members(deskId);
      if (!members.every((member) => this.tags.has(excluded, member))) continue;
      const about = await this.cases.find(caseId);
      if (about) await this.notices.notify(nobodyToTell, { caseId, subjectId: caseId }, about);
    }
  }
}
