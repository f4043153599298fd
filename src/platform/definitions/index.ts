/** How a module adds to what there is of a kind (events, jobs, clocks ..) without editing a list elsewhere. */
export { DEFINED_BY, definedBy, type Definition, DefinitionKind, registers } from './definition.js';
export { Definitions } from './definitions.js';
export { DefinitionError } from './definitions.errors.js';
export { DefinitionsModule } from './definitions.module.js';
