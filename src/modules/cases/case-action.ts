import { type Definition, DefinitionKind } from '../../platform/definitions/index.js';
import type { AppError } from '../../platform/errors/index.js';
import type { Permission } from '../permissions/index.js';
import type { CaseEntity } from './case.entity.js';

/** What the rules look at of the person who asks. */
export interface Actor {
  readonly staffId: string;
  readonly permissions: ReadonlySet<Permission>;
  /** Their desks, as a session has them; left out where the rule alone is asked. */
  readonly keys?: { readonly desks: ReadonlyMap<string, unknown> };
}

/** What they look at of the case. */
export type JudgedCase = Pick<CaseEntity, 'status' | 'assigneeId'> &
  Partial<Pick<CaseEntity, 'exclusionDeciderId' | 'deskId'>>;

/** The name of an action: noun and verb, such as `urgency.set`. */
export type CaseActionName = `${string}.${string}`;

/** Something that staff may do with a case, and when. */
export interface CaseActionDefinition extends Definition {
  readonly name: CaseActionName;
  /** Why this person may not do it with this case now; null where they may. */
  readonly refusal: (actor: Actor, found: JudgedCase) => AppError | 'FORBIDDEN' | null;
}

/** What `defineCaseAction` takes. */
export interface CaseActionSpec<Code extends string> {
  readonly name: CaseActionName;
  /** The least that it takes. */
  readonly permission: Permission;
  /** The errors that the codes below belong to. */
  readonly errors: new (code: Code) => AppError;
  /** Answers somebody without the permission; left out: FORBIDDEN, which the route says before. */
  readonly unpermitted?: Code;
  /** Whether people of a desk that the case is shared with may do it too; left out: those of its own desk alone. */
  readonly guests?: true;
  /** `true` where the person, who has the permission, may do it with this case now; else the code that says why not. */
  readonly judge: (actor: Actor, found: JudgedCase) => true | Code;
}

export const CASE_ACTIONS = new DefinitionKind<CaseActionDefinition>('case action');

/**
 * Defines an action on a case. The same rule decides whether the console offers it and whether a command accepts it. A module
 * registers it with `registers(..)`.
 */
export function defineCaseAction<Code extends string>(spec: CaseActionSpec<Code>): CaseActionDefinition {
  const { name, permission, errors, unpermitted, guests, judge } = spec;
  return CASE_ACTIONS.define({
    name,
    refusal: (actor, found) => {
      if (!guests && isGuest(actor, found)) return 'FORBIDDEN';
      if (!actor.permissions.has(permission)) return unpermitted ? new errors(unpermitted) : 'FORBIDDEN';
      const verdict = judge(actor, found);
      return verdict === true ? null : new errors(verdict);
    },
  });
}

/** Whether the person reads the case as of a desk that it is shared with. */
export function isGuest({ keys }: Actor, { deskId }: Partial<Pick<CaseEntity, 'deskId'>>): boolean {
  return keys !== undefined && deskId !== undefined && !keys.desks.has(deskId);
}
