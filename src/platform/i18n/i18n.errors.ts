import { AppError } from '../errors/index.js';

export type I18nErrorCode = 'CATALOGUE_INVALID' | 'LANGUAGE_UNKNOWN';

/** A catalogue that must not be served. `problems` name language, area and key, and are for the operator who starts the process. */
export class I18nError extends AppError<I18nErrorCode> {
  constructor(
    code: I18nErrorCode,
    readonly problems: readonly string[],
  ) {
    super(code, 500);
    this.message = [code, ...problems].join('\n  ');
  }
}
