/** Whom to write to about abuse of a domain, as its registry says: asked at the press of a person, off by default. */
export { AbuseContactsWebModule } from './abuse-contacts.module.js';
