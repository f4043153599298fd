/** The people who work here, as administrators manage them: who there is, on which desk, and who waits for a key. */
export { Invites, type NewcomerInput } from './invites.service.js';
export { People, type Person } from './people.service.js';
export { PeopleModule, PeopleWebModule, PeopleWorkerModule } from './people.module.js';
