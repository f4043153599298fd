import type { ComponentType } from 'react';
import type { Person, PlainDesk } from './people-query.js';

/**
 * A part of a person's page, for administrators. A file `<name>.person.tsx` of any area exports one as `section`, and no list
 * names it.
 */
export interface PersonSection {
  /** Sections stand in ascending order. */
  order: number;
  Component: ComponentType<PersonProps>;
}

export interface PersonProps {
  person: Person;
  /** All desks of the helpdesk. */
  desks: readonly PlainDesk[];
}

/** The sections of the modules that were found, in order. */
export function gatherSections(
  modules: Readonly<Record<string, { section: PersonSection }>>,
): PersonSection[] {
  return Object.values(modules)
    .map(({ section }) => section)
    .sort((a, b) => a.order - b.order);
}
