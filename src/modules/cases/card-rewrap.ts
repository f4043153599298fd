import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CryptoError } from '../../platform/crypto/index.js';
import { Transaction } from '../../platform/database/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import { DeskSealedThings, type DeskSealed, type RewrapDesk, type Rewrapper } from '../desks/index.js';
import { cardContext } from '../entries/index.js';
import { CaseRepository, type DeskCard } from './case.repository.js';

const BATCH = 100;
const NO_CASE = '00000000-0000-0000-0000-000000000000';

/** Wraps the cards of a desk's queue anew, after the key of the desk changed. */
@Injectable()
export class CardRewrap implements DeskSealed, OnModuleInit {
  constructor(
    private readonly sealed: DeskSealedThings,
    private readonly cases: CaseRepository,
    private readonly transaction: Transaction,
    private readonly logger: AppLogger,
  ) {}

  onModuleInit(): void {
    this.sealed.add(this);
  }

  count(deskId: string, epoch: number): Promise<{ left: number; all: number }> {
    return this.cases.countCards(deskId, epoch);
  }

  wrapNext(desk: RewrapDesk, after: string | null, rewrap: Rewrapper): Promise<string | null> {
    return this.transaction.run(async () => {
      const [epoch = '0', caseId = NO_CASE] = after?.split(' ') ?? [];
      const cards = await this.cases.lockCardsBefore(desk, [Number(epoch), caseId], BATCH);
      const wrapped = await rewrap(cards.map((card) => ({ ...taskOf(desk, card), kind: 'document' })));
      const fresh: DeskCard[] = [];
      cards.forEach((before, at) => {
        const card = wrapped[at];
        if (card) fresh.push({ caseId: before.caseId, card, epoch: desk.epoch });
        else
          this.logger.failure('case.card_broken', new CryptoError('SEAL_BROKEN'), { caseId: before.caseId });
      });
      await this.cases.rewrapCards(fresh);
      const last = cards.at(-1);
      return last && cards.length === BATCH ? `${last.epoch} ${last.caseId}` : null;
    });
  }
}

function taskOf(desk: RewrapDesk, { caseId, card, epoch }: DeskCard) {
  const [from, to] = [cardContext(caseId, 'desk', epoch), cardContext(caseId, 'desk', desk.epoch)];
  return { sealed: card, epoch, from, to };
}
