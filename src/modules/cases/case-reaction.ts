import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { type Definition, DefinitionKind, Definitions } from '../../platform/definitions/index.js';
import { Clocks } from '../clocks/index.js';
import type { Urgency } from '../vocabulary/index.js';
import type { CaseEntity } from './case.entity.js';

/** What a reaction works with, inside the write that it reacts to. */
export interface ReactionTools {
  readonly clocks: Clocks;
  /** By the database, to the minute. */
  readonly now: Date;
}

type React<More extends readonly unknown[] = []> = (
  locked: CaseEntity,
  tools: ReactionTools,
  ...more: More
) => Promise<void>;

/** What a module does with its own clocks when something happens to a case, in the same write. */
export interface CaseReaction extends Definition {
  /** Noun, lower case, words joined by `_`. */
  readonly name: string;
  /** The desk answered. */
  readonly answered?: React;
  /** The reporter wrote, or added something. */
  readonly reporterWrote?: React;
  /** A person is about to set another urgency than the case has. */
  readonly urgencySet?: React<[urgency: Urgency]>;
}

export const CASE_REACTIONS = new DefinitionKind<CaseReaction>('case reaction');

/** Defines a reaction. A module registers it, with `registers(..)`, in every process that writes to cases. */
export function defineCaseReaction(reaction: CaseReaction): CaseReaction {
  return CASE_REACTIONS.define({ ...reaction });
}

/** Runs what modules do when something happens to a case. */
@Injectable()
export class CaseReactions {
  constructor(
    private readonly definitions: Definitions,
    private readonly clocks: Clocks,
    private readonly clock: DatabaseClock,
  ) {}

  answered(locked: CaseEntity): Promise<void> {
    return this.each((reaction, tools) => reaction.answered?.(locked, tools));
  }

  reporterWrote(locked: CaseEntity): Promise<void> {
    return this.each((reaction, tools) => reaction.reporterWrote?.(locked, tools));
  }

  urgencySet(locked: CaseEntity, urgency: Urgency): Promise<void> {
    return this.each((reaction, tools) => reaction.urgencySet?.(locked, tools, urgency));
  }

  private async each(
    react: (reaction: CaseReaction, tools: ReactionTools) => Promise<void> | undefined,
  ): Promise<void> {
    const tools = { clocks: this.clocks, now: minute(await this.clock.read()) };
    for (const reaction of this.definitions.of(CASE_REACTIONS).values()) await react(reaction, tools);
  }
}
