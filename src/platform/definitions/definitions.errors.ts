import { defineErrors } from '../errors/index.js';

/** What modules define does not fit together. Each of these stops the start of a process. */
export class DefinitionError extends defineErrors({
  /** Two definitions of one kind have one name. */
  DEFINED_TWICE: 500,
  /** No module of this process registers it. */
  DEFINITION_UNKNOWN: 500,
  /** It was made by no `DefinitionKind`. */
  DEFINITION_OF_NO_KIND: 500,
}) {
  /** @param what - kind and name, such as `job greet-case` */
  constructor(code: DefinitionError['code'], what: string) {
    super(code);
    this.message = `${code}: ${what}`;
  }
}
