import { defineErrors } from '../errors/index.js';

/** A mistake in our own code that stops the start of a process. */
export class ScheduleError extends defineErrors({
  /** Two methods are scheduled under one name, or one class is provided by two modules. */
  SCHEDULE_NAME_TAKEN: 500,
  /** No method of this process is scheduled under the name. */
  SCHEDULE_NAME_UNKNOWN: 500,
}) {
  /** @param what - the name of the scheduled method */
  constructor(
    code: ScheduleError['code'],
    readonly what: string,
  ) {
    super(code);
    this.message = `${code}: ${what}`;
  }
}
