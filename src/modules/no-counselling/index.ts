/** Contacts that are no counselling (tests, pranks, abuse of the helpdesk): counted apart from all other figures. */
export { NoCounsellingWebModule } from './no-counselling.module.js';
