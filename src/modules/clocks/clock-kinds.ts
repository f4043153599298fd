import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DefinitionError, Definitions } from '../../platform/definitions/index.js';
import { JobRegistry } from '../../platform/queue/index.js';
import { type ClockDefinition, CLOCKS } from './clock.definition.js';

/** The kinds of clocks that the modules of this process register. */
@Injectable()
export class ClockKinds implements OnModuleInit {
  constructor(
    private readonly definitions: Definitions,
    private readonly jobs: JobRegistry,
  ) {}

  /**
   * @throws DEFINED_TWICE for two kinds of one name
   * @throws EVENT_UNKNOWN when no module registers an event of a clock. (That a job hears it, JobRegistry checks.)
   */
  onModuleInit(): void {
    for (const { onWarn, onBreach } of this.all()) {
      for (const event of [onWarn, onBreach]) if (event) this.jobs.startedBy(event.name);
    }
  }

  /**
   * The definition of a stored kind.
   *
   * @throws DEFINITION_UNKNOWN
   */
  get(name: string): ClockDefinition {
    return this.definitions.get(CLOCKS, name);
  }

  /**
   * Refuses a clock that no module of this process registers.
   *
   * @throws DEFINITION_UNKNOWN
   */
  require(clock: ClockDefinition): void {
    if (this.get(clock.name) !== clock)
      throw new DefinitionError('DEFINITION_UNKNOWN', `${CLOCKS.label} ${clock.name}`);
  }

  /** The names of all kinds that fit. */
  names(fits: (clock: ClockDefinition) => boolean = () => true): string[] {
    return this.all()
      .filter(fits)
      .map(({ name }) => name);
  }

  private all(): ClockDefinition[] {
    return [...this.definitions.of(CLOCKS).values()];
  }
}
