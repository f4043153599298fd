import { type Definition, DefinitionKind, type Definitions } from '../definitions/index.js';

/** A class with an `@Entity` decorator. */
export type EntityClass = new () => object;

interface EntityDefinition extends Definition {
  readonly entity: EntityClass;
}

const ENTITIES = new DefinitionKind<EntityDefinition>('entity');
const defined = new WeakMap<EntityClass, EntityDefinition>();

/**
 * The entities of a module, for its `registers`: `providers: [CaseRepository, registers(...entities(CaseEntity))]`. The data
 * source of a process knows those of the modules that the process imports. The same class gives the same definition, so two
 * modules may register it.
 *
 * @param classes - classes with an `@Entity` decorator; two of one name stop the start of a process with DEFINED_TWICE
 */
export function entities(...classes: readonly EntityClass[]): Definition[] {
  return classes.map((entity) => {
    const definition = defined.get(entity) ?? ENTITIES.define({ name: entity.name, entity });
    defined.set(entity, definition);
    return definition;
  });
}

/** The entity classes that the modules of this process register. */
export function registeredEntities(definitions: Definitions): EntityClass[] {
  return [...definitions.of(ENTITIES).values()].map(({ entity }) => entity);
}
