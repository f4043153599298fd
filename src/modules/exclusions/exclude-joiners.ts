import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  CaseExclusionRows,
  ExclusionTags,
  type CaseWithWords,
  type ExclusionColumns,
  type Viewer,
} from '../cases/index.js';
import { DeskJoining, Desks, type DeskJoiner } from '../desks/index.js';
import { StaffDirectory } from '../staff/index.js';
import { namedPerson } from './intake-exclusion.js';
import { keysOfPerson } from './names/index.js';

/** Somebody who joins a desk, and how their names sound. */
interface Joiner extends Viewer {
  readonly keys: readonly string[];
}

/**
 * Compares who joins a desk with what reporters of its cases typed: whom it may mean, the case is kept from until somebody decides
 * otherwise. The words are sealed; the keys of how they sound are there as tags. A case that was handed to one person of the desk
 * to decide is kept from everyone who joins. Where that person may be meant themselves by now, or nobody of the desk is left who
 * may have the case, it waits for an administrator to hand it to somebody.
 */
@Injectable()
export class ExcludeJoiners implements DeskJoiner, OnModuleInit {
  constructor(
    private readonly joining: DeskJoining,
    private readonly rows: CaseExclusionRows,
    private readonly desks: Desks,
    private readonly staff: StaffDirectory,
    private readonly tags: ExclusionTags,
  ) {}

  onModuleInit(): void {
    this.joining.add(this);
  }

  async joined(deskId: string, staffIds: readonly string[]): Promise<void> {
    const people = [...(await this.staff.find(staffIds)).values()];
    const joiners = people.map((person): Joiner => {
      const { names, address } = namedPerson(person);
      return { staffId: person.id, role: person.role, keys: [...keysOfPerson(names, address)] };
    });
    const members = await this.desks.members(deskId);
    for (const found of await this.rows.lockWithWords(deskId)) {
      const before = found.excluded;
      // A desk that reads the case of another does not decide whether anybody is left there.
      const everybody = found.deskId === deskId ? [...members, ...joiners] : null;
      const kept = this.kept(found, joiners, everybody);
      if (!kept) continue;
      const lost = joiners.filter((one) => !this.tags.has(before, one) && this.tags.has(kept.excluded, one));
      await this.rows.set(found, kept, this.tags.of(lost.map(({ staffId }) => staffId)));
    }
  }

  /** From whom a case is kept once these people are on its desk; null: as before. */
  private kept(
    found: CaseWithWords,
    joiners: readonly Joiner[],
    everybody: readonly Viewer[] | null,
  ): ExclusionColumns | null {
    const { exclusion, exclusionDeciderId, exclusionMeant, excluded } = found;
    const meant = this.missing(
      exclusionMeant ?? excluded,
      joiners.filter(({ keys }) => this.tags.hasWord(found.id, found.exclusionWords, keys)),
    );
    if (exclusionDeciderId === null) {
      if (meant.length === 0) return null;
      const kept = { excluded: [...excluded, ...meant], exclusion, exclusionDeciderId, exclusionMeant };
      return this.isLeftToNobody(found, kept.excluded, everybody) ? this.undecided(kept.excluded) : kept;
    }
    if (this.tags.names(meant, exclusionDeciderId)) {
      const aside = exclusionMeant ?? excluded;
      return this.undecided([...aside, ...meant]);
    }
    const aside = this.missing(
      excluded,
      joiners.filter(({ staffId }) => staffId !== exclusionDeciderId),
    );
    if (aside.length === 0 && meant.length === 0) return null;
    return {
      excluded: [...excluded, ...aside],
      exclusion,
      exclusionDeciderId,
      exclusionMeant: exclusionMeant && [...exclusionMeant, ...meant],
    };
  }

  /** Nobody was asked, or may decide but coordinators whom the tags do not name. */
  private undecided(tags: readonly Uint8Array[]): ExclusionColumns {
    const known = tags.filter((tag) => !this.tags.isUndecided(tag));
    return {
      excluded: [...known, ...this.tags.of([], true)],
      exclusion: 'undecided',
      exclusionDeciderId: null,
      exclusionMeant: null,
    };
  }

  private isLeftToNobody(
    { status }: CaseWithWords,
    excluded: readonly Uint8Array[],
    everybody: readonly Viewer[] | null,
  ): boolean {
    if (everybody === null || status === 'closed') return false;
    return everybody.every((one) => this.tags.has(excluded, one));
  }

  /** The tags of those of these people whom these tags do not name. */
  private missing(tags: readonly Uint8Array[], people: readonly Viewer[]): Buffer[] {
    return this.tags.of(people.map(({ staffId }) => staffId).filter((id) => !this.tags.names(tags, id)));
  }
}
