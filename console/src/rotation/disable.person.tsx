import { DisablePerson } from './disable-person.js';

/** The last section of the page of a person, which finds it by the name of this file. */
export const section = { order: 900, Component: DisablePerson };
