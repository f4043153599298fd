import { Injectable } from '@nestjs/common';
import { ExclusionTags, MOST_EXCLUDED, type CaseEntity } from '../cases/index.js';
import { Desks } from '../desks/index.js';
import { contentOf, Entries, EntryError, reportEntry, type OpenCase } from '../entries/index.js';
import { StaffDirectory } from '../staff/index.js';
import { mayHave, namedPerson, taggedOf } from './intake-exclusion.js';
import { resolveNames, type Meant } from './names/index.js';

/** From whom a case is kept at the desk that it goes to. */
export type ExclusionThere = Pick<CaseEntity, 'exclusion' | 'excluded'>;

const NOBODY: Meant = { sure: true, ids: [] };

/**
 * Reads anew whom the reporter of a case wants kept away, when the case goes to another desk: what was decided was decided of the
 * people of the first one. It fails closed: whoever was kept away stays so, and where the words do not surely name somebody, a
 * coordinator there decides before anybody else has the case.
 */
@Injectable()
export class ExclusionElsewhere {
  constructor(
    private readonly entries: Entries,
    private readonly desks: Desks,
    private readonly staff: StaffDirectory,
    private readonly tags: ExclusionTags,
  ) {}

  /**
   * Null where nobody of the desk could have the case.
   *
   * @throws ENTRIES_TAMPERED
   */
  async at(deskId: string, found: CaseEntity, open: OpenCase): Promise<ExclusionThere | null> {
    const typed = await this.typed(open);
    const members = await this.desks.members(deskId);
    const staff = await this.staff.active();
    const meant = typed === null ? NOBODY : resolveNames(typed, staff.map(namedPerson));
    const kept = (found.exclusionMeant ?? found.excluded).filter((tag) => !this.tags.isUndecided(tag));
    const free = members.filter((member) => mayHave(member, meant) && !this.tags.names(kept, member.staffId));
    if (free.length === 0) return null;
    const added = this.tags.of(taggedOf(meant, members, staff), !meant.sure);
    const excluded = distinct([...kept.map((tag) => Buffer.from(tag)), ...added]);
    if (excluded.length > MOST_EXCLUDED) return null;
    if (typed === null) return { exclusion: found.exclusion, excluded };
    return { exclusion: meant.sure ? 'named' : 'undecided', excluded };
  }

  private async typed(open: OpenCase): Promise<string | null> {
    const [first] = await this.entries.read(open);
    const report = first && contentOf(first, reportEntry);
    if (!report) throw new EntryError('ENTRIES_TAMPERED');
    return report.keepOut;
  }
}

function distinct(tags: readonly Buffer[]): Buffer[] {
  const known = new Map(tags.map((tag) => [tag.toString('base64'), tag]));
  return [...known.values()].sort((a, b) => Buffer.compare(a, b));
}
