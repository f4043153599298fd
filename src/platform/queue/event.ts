import { DefinitionKind } from '../definitions/index.js';

/** The name of an event: noun and past participle, such as `case.received`. */
export type EventName = `${string}.${string}`;

/** What a job or an event holds: ids, enumerations and counts, never a word that a person typed. */
export type JobData = Readonly<Record<string, string | number>>;

/** Something that happened: which event, and the ids that say to what. */
export interface DomainEvent {
  readonly event: EventName;
  /** With `urgency` (1 to 4) in it, the jobs of the event overtake those less urgent. */
  readonly data: JobData;
}

/** A kind of event. Calling it with its data makes a `DomainEvent`. */
export interface EventDefinition<D extends JobData = never> {
  readonly name: EventName;
  (data: D): DomainEvent;
}

/** The data of an event definition; of a union of definitions, the union of their data. */
export type EventDataOf<E> = E extends (data: infer D extends JobData) => DomainEvent ? D : never;

export const EVENTS = new DefinitionKind<EventDefinition>('event');

/**
 * Defines an event: `const caseReceived = defineEvent<{ caseId: string }>('case.received')`. A module registers it with
 * `registers(caseReceived)`; a process does not start with one that no job is started by.
 */
export function defineEvent<D extends JobData>(name: EventName): EventDefinition<D> {
  const make = (data: D): DomainEvent => ({ event: name, data });
  Object.defineProperty(make, 'name', { value: name });
  return EVENTS.define(make as EventDefinition<D>);
}
