import type { Type } from '@nestjs/common';
import { type Definition, DefinitionKind } from '../../platform/definitions/index.js';
import type { CaseEntity, PendingChange } from '../cases/index.js';
import type { StaffSession } from '../staff/index.js';

/** A note that is being written, inside the transaction that writes it. */
export interface WrittenNote {
  readonly session: StaffSession;
  readonly locked: CaseEntity;
  readonly change: PendingChange;
  readonly entryId: string;
  /** As it is sealed. It must not be kept or logged by whoever follows. */
  readonly text: string;
}

/** Something that follows from a note, by a service of the module that defines it. */
export interface NoteFollowerDefinition extends Definition {
  readonly service: Type;
  readonly follow: (service: unknown, note: WrittenNote) => Promise<void>;
}

export const NOTE_FOLLOWERS = new DefinitionKind<NoteFollowerDefinition>('note follower');

/**
 * Defines what follows from a note, such as telling whom it mentions; a module registers it with `registers(..)`. It runs once for
 * each note, and what it throws takes the note back.
 */
export function defineNoteFollower<S>(
  name: string,
  service: Type<S>,
  follow: (service: S, note: WrittenNote) => Promise<void>,
): NoteFollowerDefinition {
  return NOTE_FOLLOWERS.define({ name, service, follow: (found, note) => follow(found as S, note) });
}
