import { AppError } from './app-error.js';

/** What `defineErrors` returns: a class to extend, whose errors carry one of `Code` and the status of that code. */
export type DefinedErrors<Code extends string> = new (
  code: Code,
  options?: { cause?: unknown },
) => AppError<Code>;

/**
 * Declares the errors of one part of the program: each code once, with the HTTP status that it answers with. The class that
 * extends it is value and type in one and gives the errors their name:
 *
 * ```ts
 * export class CaseError extends defineErrors({
 *   // No such case, or none that the caller may see.
 *   CASE_NOT_FOUND: 404,
 * }) {}
 *
 * throw new CaseError('CASE_NOT_FOUND');
 * if (error instanceof CaseError && error.code === 'CASE_NOT_FOUND') ..
 * ```
 *
 * `CaseError['code']` is the union of the codes. A part that must say more than the code adds a constructor of its own, and
 * never a word that a person typed.
 *
 * @param statuses - a status (400 to 599) for each code; a code is in capitals, such as `CASE_NOT_FOUND`
 */
export function defineErrors<const Statuses extends Readonly<Record<string, number>>>(
  statuses: Statuses,
): DefinedErrors<keyof Statuses & string> {
  return class CodedError extends AppError<keyof Statuses & string> {
    constructor(code: keyof Statuses & string, options?: { cause?: unknown }) {
      super(code, statuses[code] as number, options);
    }
  };
}
