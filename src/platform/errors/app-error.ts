/**
 * An error that a caller may be told about: a stable code, the HTTP status it answers with, and nothing a person typed.
 * The message is the code itself, so that a log line or a job failure can never carry more than that.
 */
export class AppError<Code extends string = string> extends Error {
  constructor(
    readonly code: Code,
    readonly status: number,
    options?: { cause?: unknown },
  ) {
    super(code, options);
    this.name = new.target.name;
  }
}
