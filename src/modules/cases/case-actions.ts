import { Injectable } from '@nestjs/common';
import { Definitions } from '../../platform/definitions/index.js';
import { HttpError } from '../../platform/http/index.js';
import { type Actor, CASE_ACTIONS, type CaseActionName, type JudgedCase } from './case-action.js';

/** The one policy of what staff may do with a case: the console's buttons and the commands ask the same. */
@Injectable()
export class CaseActions {
  constructor(private readonly definitions: Definitions) {}

  /** The names of what the person may do with a case that they can open, in the order in which modules register actions. */
  allowed(actor: Actor, found: JudgedCase): CaseActionName[] {
    return [...this.definitions.of(CASE_ACTIONS).values()]
      .filter((action) => action.refusal(actor, found) === null)
      .map(({ name }) => name);
  }

  /**
   * Returns when the person may do it with the case.
   *
   * @throws the error of the action's own rule
   * @throws FORBIDDEN when the person lacks the permission
   * @throws DEFINITION_UNKNOWN when no module registers the action
   */
  require(name: CaseActionName, actor: Actor, found: JudgedCase): void {
    const refusal = this.definitions.get(CASE_ACTIONS, name).refusal(actor, found);
    if (refusal === 'FORBIDDEN') throw new HttpError('FORBIDDEN');
    if (refusal !== null) throw refusal;
  }
}
