import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseExclusionRows, ExclusionTags } from '../cases/index.js';
import { DeskJoining, type DeskJoiner } from '../desks/index.js';
import { StaffDirectory } from '../staff/index.js';
import { namedPerson } from './intake-exclusion.js';
import { keysOfPerson } from './names/index.js';

/**
 * Compares who joins a desk with what reporters of its cases typed: whom it may mean, the case is kept from until somebody decides
 * otherwise. The words are sealed; the keys of how they sound are there as tags. A case that was handed to one person of the desk
 * to decide is kept from everyone who joins.
 */
@Injectable()
export class ExcludeJoiners implements DeskJoiner, OnModuleInit {
  constructor(
    private readonly joining: DeskJoining,
    private readonly rows: CaseExclusionRows,
    private readonly staff: StaffDirectory,
    private readonly tags: ExclusionTags,
  ) {}

  onModuleInit(): void {
    this.joining.add(this);
  }

  async joined(deskId: string, staffIds: readonly string[]): Promise<void> {
    const people = [...(await this.staff.find(staffIds)).values()].map(namedPerson);
    const known = people.map(({ id, names, address }) => ({ id, keys: keysOfPerson(names, address) }));
    for (const found of await this.rows.lockWithWords(deskId)) {
      const meant = known
        .filter((one) => !this.tags.names(found.excluded, one.id) && this.mayBe(found, one))
        .map(({ id }) => id);
      if (meant.length > 0) await this.rows.exclude(found, this.tags.of(meant));
    }
  }

  private mayBe(
    found: Awaited<ReturnType<CaseExclusionRows['lockWithWords']>>[number],
    { id, keys }: { id: string; keys: Iterable<string> },
  ): boolean {
    if (found.exclusionDeciderId !== null && found.exclusionDeciderId !== id) return true;
    return this.tags.hasWord(found.id, found.exclusionWords, keys);
  }
}
