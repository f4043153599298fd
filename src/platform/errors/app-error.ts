/** Ids, enumerations and numbers, by name. */
export type Told = Readonly<Record<string, string | number | null>>;

/**
 * An error that a caller may be told about: a stable code, the HTTP status it answers with, and nothing a person typed.
 * The message is the code itself, so that a log line or a job failure can never carry more than that. Its name is that of its
 * class, and its stack begins where it was thrown. Declare the errors of a part with `defineErrors`.
 */
export class AppError<Code extends string = string> extends Error {
  /** What the answer says beside the code: ids, enumerations and numbers. */
  readonly told: Told = {};

  /**
   * @param code - in capitals, such as `CASE_NOT_FOUND`
   * @param status - the HTTP status, 400 to 599
   */
  constructor(
    readonly code: Code,
    readonly status: number,
    options?: { cause?: unknown },
  ) {
    super(code, options);
    this.name = new.target.name;
    // Again, now that the name is known, and without the frames of the constructors.
    Error.captureStackTrace(this, new.target);
  }
}
