import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Notifier } from '../../platform/database/index.js';
import { Every } from '../../platform/schedule/index.js';
import { Sessions } from '../auth/index.js';
import { CaseAccess, CaseSummaries, ExclusionTags } from '../cases/index.js';
import { CaseStream } from '../live-updates/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { DOINGS, type Doing } from '../vocabulary/index.js';
import { PresenceBoard, type Place, type Sign } from './presence-board.js';

const TOPIC = 'presence';
/** In the place of null: a notification carries words. */
const LEFT = 'left';

/** Somebody whom the caller may know of has a case of theirs before them. */
export interface Colleague {
  readonly caseId: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly doing: Doing;
}

/**
 * Who has which case before them. It is kept in the memory of each web process and nowhere else, comes from the windows by way of
 * any process, and fades when they fall silent.
 */
@Injectable()
export class Presence implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly board = new PresenceBoard();
  private stops: (() => void)[] = [];

  constructor(
    private readonly access: CaseAccess,
    private readonly cases: CaseSummaries,
    private readonly excluded: ExclusionTags,
    private readonly staff: StaffDirectory,
    private readonly sessions: Sessions,
    private readonly notifier: Notifier,
    private readonly stream: CaseStream,
  ) {}

  onApplicationBootstrap(): void {
    this.stops = [
      this.notifier.subscribe(TOPIC, (payload) => this.hear(payload)),
      this.sessions.subscribeToEnds((staffId) => this.tell(this.board.forget(staffId, Date.now()))),
    ];
  }

  onApplicationShutdown(): void {
    for (const stop of this.stops) stop();
  }

  /**
   * A sign of one window that it shows the case; `doing` null: it does not any more.
   *
   * @throws CASE_NOT_FOUND for a case that is not the caller's to see
   */
  async sign(
    session: StaffSession,
    caseId: string,
    { window, doing }: Pick<Sign, 'window' | 'doing'>,
  ): Promise<void> {
    const { case: found } = await this.access.require(session, caseId);
    const { staffId } = session;
    const sign = { caseId: found.id, deskId: found.deskId, staffId, window, doing: doing ?? LEFT };
    await this.notifier.notify(TOPIC, sign);
  }

  /**
   * The colleagues who have cases before them that the caller may see, without the caller. Whoever must not have a case is shown
   * to nobody there, also where they had it before them when that was decided; and of a case that is kept from the caller they
   * are told nothing.
   */
  async colleagues(session: StaffSession): Promise<Colleague[]> {
    const present = this.board
      .on(session.keys.desks, Date.now())
      .filter(({ staffId }) => staffId !== session.staffId);
    if (present.length === 0) return [];
    const [cases, people] = await Promise.all([
      this.cases.findMany([...new Set(present.map(({ caseId }) => caseId))]),
      this.staff.find(present.map(({ staffId }) => staffId)),
    ]);
    return present.flatMap(({ caseId, staffId, doing }) => {
      const found = cases.get(caseId);
      const person = people.get(staffId);
      if (!found || !person?.active || !session.keys.desks.has(found.deskId)) return [];
      const hidden =
        this.excluded.has(found.excluded, session) ||
        this.excluded.has(found.excluded, { ...person, staffId });
      return hidden ? [] : [{ caseId, person: { id: staffId, name: person.name }, doing }];
    });
  }

  @Every('5 s', { name: 'presence.fade' })
  async fade(): Promise<void> {
    this.tell(this.board.fade(Date.now()));
  }

  private hear(payload: Readonly<Record<string, string>>): void {
    const { caseId, deskId, staffId, window, doing: word } = payload;
    const doing = DOINGS.find((one) => one === word) ?? null;
    if (!caseId || !deskId || !staffId || !window || (doing === null && word !== LEFT)) return;
    if (this.board.take({ caseId, deskId, staffId, window, doing }, Date.now()))
      this.tell([{ caseId, deskId }]);
  }

  private tell(places: readonly Place[]): void {
    for (const place of places) void this.stream.tellBeside('presence', place);
  }
}
