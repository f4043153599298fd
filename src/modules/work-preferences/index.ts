/** What people say of themselves for the sharing of work: their languages, and the kinds of case they would rather not have. */
export { WorkPreferencesLeavingModule } from './work-preferences-leaving.module.js';
export { WorkPreferencesModule, WorkPreferencesWebModule } from './work-preferences.module.js';
export {
  NOTHING_SAID,
  WorkPreferencesRepository,
  type WorkPreferences,
} from './work-preferences.repository.js';
