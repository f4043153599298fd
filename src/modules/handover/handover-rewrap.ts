import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CryptoError } from '../../platform/crypto/index.js';
import { Transaction } from '../../platform/database/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import { DeskSealedThings, type DeskSealed, type RewrapDesk, type Rewrapper } from '../desks/index.js';
import { HandoverRepository } from './handover.repository.js';
import { noteContext } from './handover.service.js';

const BATCH = 100;
const NO_NOTE = '00000000-0000-0000-0000-000000000000';

/** Wraps the notes of a desk anew, after its key changed: those who come later read them too. */
@Injectable()
export class HandoverRewrap implements DeskSealed, OnModuleInit {
  constructor(
    private readonly sealed: DeskSealedThings,
    private readonly notes: HandoverRepository,
    private readonly transaction: Transaction,
    private readonly logger: AppLogger,
  ) {}

  onModuleInit(): void {
    this.sealed.add(this);
  }

  count(deskId: string, epoch: number): Promise<{ left: number; all: number }> {
    return this.notes.countBefore(deskId, epoch);
  }

  wrapNext(desk: RewrapDesk, after: string | null, rewrap: Rewrapper): Promise<string | null> {
    return this.transaction.run(async () => {
      const notes = await this.notes.lockBefore(desk.deskId, desk.epoch, after ?? NO_NOTE, BATCH);
      const wrapped = await rewrap(
        notes.map((note) => ({
          kind: 'document',
          sealed: note.sealed,
          epoch: note.deskEpoch,
          from: noteContext(note),
          to: noteContext({ ...note, deskEpoch: desk.epoch }),
        })),
      );
      for (const [at, { id }] of notes.entries()) {
        const sealed = wrapped[at];
        if (sealed) await this.notes.rewrap(id, desk.epoch, sealed);
        else this.logger.failure('handover.note_broken', new CryptoError('SEAL_BROKEN'), { noteId: id });
      }
      return notes.length === BATCH ? (notes.at(-1)?.id ?? null) : null;
    });
  }
}
