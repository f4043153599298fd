import { gatherSections, type PersonSection } from './person.js';

/** Every section of a person's page. */
export const SECTIONS = gatherSections(
  import.meta.glob<{ section: PersonSection }>('../*/*.person.tsx', { eager: true }),
);
