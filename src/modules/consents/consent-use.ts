import type { Type } from '@nestjs/common';
import { type Definition, DefinitionKind } from '../../platform/definitions/index.js';
import type { ConsentPurpose } from '../vocabulary/index.js';

/** For what a consent was given. */
export interface ConsentSubject {
  readonly caseId: string;
  /** The id of a record of the directory. */
  readonly recipientId: string;
  readonly purpose: ConsentPurpose;
}

/** What a module does on the ground of consents, by a service of its own. */
export interface ConsentUseSpec<S> {
  readonly name: string;
  readonly service: Type<S>;
  /** Stops what has not left yet. Runs in the transaction in which the reporter takes the consent back; throwing takes it back. */
  readonly stop: (service: S, subject: ConsentSubject) => Promise<void>;
  /** When something left for this recipient, for this purpose; empty: nothing has. */
  readonly left: (service: S, subject: ConsentSubject) => Promise<readonly Date[]>;
}

/** The same with any service. */
export interface ConsentUseDefinition extends Definition, ConsentUseSpec<unknown> {
  readonly name: string;
}

export const CONSENT_USES = new DefinitionKind<ConsentUseDefinition>('use of consents');

/**
 * Defines what a module sends on the ground of consents; it registers it with `registers(..)` in the web process. Whoever takes a
 * consent back is told by it what has left already.
 */
export function defineConsentUse<S>({ name, service, stop, left }: ConsentUseSpec<S>): ConsentUseDefinition {
  return CONSENT_USES.define({
    name,
    service,
    stop: (found, subject) => stop(found as S, subject),
    left: (found, subject) => left(found as S, subject),
  });
}
