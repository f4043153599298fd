import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { DefinitionError } from './definitions.errors.js';
import { type Definition, type DefinitionKind, kindOf, RegisteredDefinitions } from './definition.js';

type ByName = ReadonlyMap<string, Definition>;

/** Everything that the modules of this process define, by kind and name. */
@Injectable()
export class Definitions implements OnModuleInit {
  private found: ReadonlyMap<unknown, ByName> | null = null;

  constructor(private readonly discovery: DiscoveryService) {}

  /** Throws DEFINED_TWICE for two definitions of one kind and name, DEFINITION_OF_NO_KIND for an object that no kind defined. */
  onModuleInit(): void {
    this.all();
  }

  /**
   * All definitions of a kind, by name.
   *
   * @throws DEFINED_TWICE, DEFINITION_OF_NO_KIND
   */
  of<D extends Definition>(kind: DefinitionKind<D>): ReadonlyMap<string, D> {
    return (this.all().get(kind) ?? new Map()) as ReadonlyMap<string, D>;
  }

  /**
   * The definition of this kind and name.
   *
   * @throws DEFINITION_UNKNOWN when no module of this process registers it
   */
  get<D extends Definition>(kind: DefinitionKind<D>, name: string): D {
    const definition = this.of(kind).get(name);
    if (!definition) throw new DefinitionError('DEFINITION_UNKNOWN', `${kind.label} ${name}`);
    return definition;
  }

  /** The names of a kind, by the kind's label; none for a label that no registered definition has. */
  namesOf(label: string): string[] {
    for (const [kind, names] of this.all())
      if ((kind as DefinitionKind<Definition>).label === label) return [...names.keys()];
    return [];
  }

  private all(): ReadonlyMap<unknown, ByName> {
    return (this.found ??= byKind(this.registered()));
  }

  private registered(): Definition[] {
    return this.discovery
      .getProviders()
      .flatMap(({ instance }: { instance?: unknown }) =>
        instance instanceof RegisteredDefinitions ? instance.definitions : [],
      );
  }
}

/** Groups definitions by kind. One that two modules register (a shared event) counts once. */
export function byKind(definitions: readonly Definition[]): ReadonlyMap<unknown, ByName> {
  const kinds = new Map<unknown, Map<string, Definition>>();
  for (const definition of definitions) {
    const kind = kindOf(definition);
    if (!kind) throw new DefinitionError('DEFINITION_OF_NO_KIND', definition.name);
    const names = kinds.get(kind) ?? new Map<string, Definition>();
    kinds.set(kind, names);
    const other = names.get(definition.name);
    if (other && other !== definition)
      throw new DefinitionError('DEFINED_TWICE', `${kind.label} ${definition.name}`);
    names.set(definition.name, definition);
  }
  return kinds;
}
