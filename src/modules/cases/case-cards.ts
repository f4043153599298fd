import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CryptoError, openDocument, sealDocument, type DocumentKey } from '../../platform/crypto/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import { asJson, cardContext, CaseKeys, keysAt, type CardContent, type OpenCase } from '../entries/index.js';
import type { DeskKeys, StaffKeys } from '../staff/index.js';
import type { CaseEntity } from './case.entity.js';
import { CaseRepository, type DeskCard } from './case.repository.js';

/** The opened cards of cases by case id. A case that is absent is not the caller's to see; null: its card does not open. */
export type OpenedCards = ReadonlyMap<string, CardContent | null>;

/**
 * Opens the cards of a queue. The first desk session that reads one wraps it anew under a key of the desk, after which it
 * opens without the grant of its case.
 */
@Injectable()
export class CaseCards implements OnApplicationShutdown {
  private readonly writing = new Set<Promise<void>>();

  constructor(
    private readonly keys: CaseKeys,
    private readonly cases: CaseRepository,
    private readonly logger: AppLogger,
  ) {}

  async openMany(keys: StaffKeys, cases: readonly CaseEntity[]): Promise<OpenedCards> {
    const sealedForCase = cases.filter((found) => deskKeyOf(keys, found) === null);
    const granted = await this.keys.openManyForStaff(
      keys,
      sealedForCase.map((found) => found.id),
    );
    const opened = new Map<string, CardContent | null>();
    const fresh: CaseEntity[] = [];
    for (const found of cases) {
      const desk = deskKeyOf(keys, found);
      const open = granted.get(found.id);
      if (desk) opened.set(found.id, this.openCard(desk.cardKey, found));
      else if (open !== undefined) opened.set(found.id, open && this.openGranted(open, found, fresh));
    }
    if (fresh.length > 0) this.wrapLater(keys, fresh, opened);
    return opened;
  }

  /** The card of a case whose keys are in hand. */
  openOne(keys: StaffKeys, open: OpenCase, found: CaseEntity): CardContent | null {
    const desk = deskKeyOf(keys, found);
    return desk ? this.openCard(desk.cardKey, found) : this.openGranted(open, found, []);
  }

  /**
   * A card as the row of the case keeps it, sealed as the one before: for the case, or for its desk. Null for somebody who has no
   * key for it.
   */
  seal(
    keys: StaffKeys,
    open: OpenCase,
    found: CaseEntity,
    content: CardContent,
  ): Pick<CaseEntity, 'card' | 'cardWrap' | 'cardEpoch'> | null {
    if (found.cardWrap === 'case') return this.sealForCase(open, content);
    const [sealed] = wrap(keys, found, content);
    return sealed ? { card: sealed.card, cardWrap: 'desk', cardEpoch: sealed.epoch } : null;
  }

  /** A card sealed for the case: who holds its key opens it, of whichever desk. Null for somebody who has no staff key of it. */
  sealForCase(
    { caseId, staffKey, keyEpoch }: OpenCase,
    content: CardContent,
  ): Pick<CaseEntity, 'card' | 'cardWrap' | 'cardEpoch'> | null {
    if (!staffKey) return null;
    const card = sealDocument(staffKey, cardContext(caseId, 'case', keyEpoch), asJson(content));
    return { card: Buffer.from(card), cardWrap: 'case', cardEpoch: keyEpoch };
  }

  /** Resolves once the cards that were opened so far are stored in their new wrap, or were given up. */
  async idle(): Promise<void> {
    await Promise.all(this.writing);
  }

  onApplicationShutdown(): Promise<void> {
    return this.idle();
  }

  private openGranted(open: OpenCase, found: CaseEntity, fresh: CaseEntity[]): CardContent | null {
    const staffKey = keysAt(open, found.cardEpoch)?.staffKey;
    if (found.cardWrap !== 'case' || !staffKey) return null;
    const card = this.openCard(staffKey, found);
    if (card) fresh.push(found);
    return card;
  }

  private openCard(key: DocumentKey, found: CaseEntity): CardContent | null {
    try {
      const context = cardContext(found.id, found.cardWrap, found.cardEpoch);
      return openDocument(key, context, found.card) as unknown as CardContent;
    } catch (error) {
      if (!(error instanceof CryptoError)) throw error;
      this.logger.failure('case.card_broken', error, { caseId: found.id });
      return null;
    }
  }

  /** Off the way of the answer: it is worth a write, never a wait, and the next reader does it again if it fails. */
  private wrapLater(keys: StaffKeys, cases: readonly CaseEntity[], opened: OpenedCards): void {
    const write = new Promise<void>((resolve) => setImmediate(resolve))
      .then(() => this.cases.wrapForDesk(cases.flatMap((found) => wrap(keys, found, opened.get(found.id)))))
      .catch((error: unknown) => this.logger.failure('case.card_wrap_failed', error))
      .finally(() => this.writing.delete(write));
    this.writing.add(write);
  }
}

function deskKeyOf(keys: StaffKeys, found: CaseEntity): DeskKeys | null {
  return (found.cardWrap === 'desk' && keys.desks.get(found.deskId)?.get(found.cardEpoch)) || null;
}

type OwnCard = DeskCard & { deskId: string };

function wrap(keys: StaffKeys, found: CaseEntity, card: CardContent | null | undefined): OwnCard[] {
  const epochs = keys.desks.get(found.deskId);
  const epoch = Math.max(...(epochs?.keys() ?? []));
  const desk = epochs?.get(epoch);
  if (!desk || !card) return [];
  const sealed = sealDocument(desk.cardKey, cardContext(found.id, 'desk', epoch), asJson(card));
  return [{ caseId: found.id, card: sealed, epoch, deskId: found.deskId }];
}
