import { AppError } from '../errors/index.js';

/** What modules define does not fit together. Each of these stops the start of a process. */
export class DefinitionError extends AppError<
  'DEFINED_TWICE' | 'DEFINITION_UNKNOWN' | 'DEFINITION_OF_NO_KIND'
> {
  /** @param what - kind and name, such as `job triage-case` */
  constructor(code: DefinitionError['code'], what: string) {
    super(code, 500);
    this.message = `${code}: ${what}`;
  }
}
