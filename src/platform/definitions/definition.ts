import type { ValueProvider } from '@nestjs/common';

const KIND = Symbol('kind of definition');

/** One thing that a module adds to what there is of its kind: an event, a job, a clock. */
export interface Definition {
  /** Unique within its kind. */
  readonly name: string;
}

/** A kind of thing that modules define, such as jobs. */
export class DefinitionKind<D extends Definition> {
  /** @param label - one word for error messages, such as `job` */
  constructor(readonly label: string) {}

  /** Marks `definition` as one of this kind and freezes it. Returns the same object. */
  define<G extends D>(definition: G): G {
    return Object.freeze(Object.assign(definition, { [KIND]: this }));
  }
}

/** The definitions of one module, as Nest holds them. */
export class RegisteredDefinitions {
  constructor(readonly definitions: readonly Definition[]) {}
}

/**
 * Makes a provider that registers a module's definitions: `@Module({ providers: [registers(caseReceived, triageCase)] })`.
 * Every process that imports the module then knows them; no list elsewhere is edited.
 */
export function registers(...definitions: readonly Definition[]): ValueProvider<RegisteredDefinitions> {
  return { provide: Symbol('definitions'), useValue: new RegisteredDefinitions(definitions) };
}

/** The kind that a definition was made with; null for an object that no kind defined. */
export function kindOf(definition: Definition): DefinitionKind<Definition> | null {
  return (definition as Definition & { [KIND]?: DefinitionKind<Definition> })[KIND] ?? null;
}

/** The name under which `definedBy` keeps a kind in a schema of the API document. */
export const DEFINED_BY = 'x-defined-by';

/**
 * Says of a property of the API that its values are the names of a kind's definitions: the API document then lists those that the
 * modules of the web process register. Spread it into `@ApiProperty({ type: String, .. })`.
 */
export function definedBy(kind: Pick<DefinitionKind<Definition>, 'label'>): {
  readonly [DEFINED_BY]: string;
} {
  return { [DEFINED_BY]: kind.label };
}
