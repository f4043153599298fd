import { defineErrors } from '../errors/index.js';

/** A catalogue that must not be served. `problems` name language, area and key, and are for the operator who starts the process. */
export class I18nError extends defineErrors({ CATALOGUE_INVALID: 500, LANGUAGE_UNKNOWN: 500 }) {
  constructor(
    code: I18nError['code'],
    readonly problems: readonly string[],
  ) {
    super(code);
    this.message = [code, ...problems].join('\n  ');
  }
}
