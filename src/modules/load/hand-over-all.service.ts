import { Injectable } from '@nestjs/common';
import { BulkChanges, type BulkFailureDto } from '../bulk-changes/index.js';
import { ExclusionTags } from '../cases/index.js';
import { Desks, type DeskMember } from '../desks/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { AT_A_TIME, BoardRepository, type CaseToGive } from './board.repository.js';
import { HandOverError } from './hand-over-all.errors.js';
import { loadOf, NO_CASES, type Load } from './load.policy.js';
import { Proposals } from './proposals.service.js';

/** To whom the cases go: to one colleague, to nobody, or by load to all others of the desk. */
export type HandOver =
  | { readonly to: 'colleague'; readonly assigneeId: string }
  | { readonly to: 'nobody' }
  | { readonly to: 'load' };

/** What became of the cases that were looked at. */
export interface HandedOver {
  readonly done: number;
  /** Those that stayed with the person, each with the reason. */
  readonly failed: readonly BulkFailureDto[];
  /** Where to go on: the id to give as `after`; null when all were looked at. */
  readonly next: string | null;
}

/** What a person has on one desk. */
export interface HeldOnDesk extends Load {
  readonly id: string;
  readonly name: string;
  /** Whether they are still of the desk. */
  readonly onDesk: boolean;
  /** Who else of the desk can open its cases, by name. */
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
}

/** What a person has on the desks of whoever asks. */
export interface HeldCases {
  readonly id: string;
  readonly name: string;
  readonly desks: readonly HeldOnDesk[];
}

/** The reason for a case that goes to nobody by load: all others must not or do not want to have it. */
const NOBODY_FITS = 'NOBODY_FITS';

/**
 * Hands over all open cases of somebody who is ill or who left. Cases that are kept from whoever does it are in no figure and stay
 * where they are.
 */
@Injectable()
export class HandOverAll {
  constructor(
    private readonly cases: BoardRepository,
    private readonly proposals: Proposals,
    private readonly changes: BulkChanges,
    private readonly desks: Desks,
    private readonly staff: StaffDirectory,
    private readonly excluded: ExclusionTags,
  ) {}

  /**
   * What a person has on the caller's desks: those that they are on, and those where they still have cases.
   *
   * @throws HAND_OVER_PERSON_NOT_FOUND for somebody who has no place and no case there, as for nobody
   */
  async held(session: StaffSession, staffId: string): Promise<HeldCases> {
    const person = (await this.staff.find([staffId])).get(staffId);
    const desks: HeldOnDesk[] = [];
    for (const { id, name } of await this.desks.listFor(session.staffId)) {
      if (!person || !session.keys.desks.has(id)) continue;
      const onDesk = (await this.desks.members(id)).some((member) => member.staffId === staffId);
      const open = await this.cases.openCases(this.scope(session, id), [staffId]);
      const load = loadOf(open.get(staffId) ?? NO_CASES);
      if (!onDesk && load.open === 0) continue;
      const colleagues = (await this.others(id, staffId)).map((one) => ({ id: one.staffId, name: one.name }));
      desks.push({ id, name, onDesk, ...load, colleagues });
    }
    if (!person || desks.length === 0) throw new HandOverError('HAND_OVER_PERSON_NOT_FOUND');
    return { id: staffId, name: person.name, desks };
  }

  /**
   * Hands over the open cases of a person on one desk, up to 100, in the order of their ids; `next` says where to go on. Each is a
   * change of its own, so that one that fails keeps none of the others back, and doing it again does what is left to do.
   *
   * @param after - the id after which to go on; null: from the first
   * @throws HAND_OVER_DESK_NOT_FOUND for a desk that is not the caller's
   * @throws HAND_OVER_SAME_PERSON
   */
  async handOver(
    session: StaffSession,
    place: { readonly staffId: string; readonly deskId: string },
    wanted: HandOver,
    after: string | null = null,
  ): Promise<HandedOver> {
    const { staffId, deskId } = place;
    if (!session.keys.desks.has(deskId)) throw new HandOverError('HAND_OVER_DESK_NOT_FOUND');
    if (wanted.to === 'colleague' && wanted.assigneeId === staffId)
      throw new HandOverError('HAND_OVER_SAME_PERSON');
    const held = await this.cases.heldBy(this.scope(session, deskId), staffId, after);
    const goesTo = await this.receivers(place, held, wanted);
    const fitting = held.filter(({ id }) => goesTo.has(id));
    const answer = await this.changes.change(session, {
      change: 'assign',
      assigneeId: null,
      cases: fitting.map(({ id }) => {
        const assigneeId = goesTo.get(id);
        return { id, from: staffId, ...(assigneeId && { assigneeId }) };
      }),
    });
    const without = held.filter(({ id }) => !goesTo.has(id));
    return {
      done: answer.done,
      failed: [
        ...answer.failed,
        ...without.map(({ id, reference }) => ({ id, reference, code: NOBODY_FITS })),
      ],
      next: held.length < AT_A_TIME ? null : (held.at(-1)?.id ?? null),
    };
  }

  /** Who gets which case; null: nobody has it from then on. A case that none fits is left out. */
  private async receivers(
    { staffId, deskId }: { readonly staffId: string; readonly deskId: string },
    held: readonly CaseToGive[],
    wanted: HandOver,
  ): Promise<Map<string, string | null>> {
    if (wanted.to === 'nobody') return new Map(held.map(({ id }) => [id, null]));
    if (wanted.to === 'colleague') return new Map(held.map(({ id }) => [id, wanted.assigneeId]));
    const shared = await this.proposals.share(deskId, held, await this.others(deskId, staffId));
    return new Map([...shared].filter(([, chosen]) => chosen !== null));
  }

  private async others(deskId: string, staffId: string): Promise<DeskMember[]> {
    return (await this.desks.holders(deskId)).filter((member) => member.staffId !== staffId);
  }

  private scope(session: StaffSession, deskId: string) {
    return { deskId, excluded: this.excluded.allOf(session) };
  }
}
