/** Reports of people who call or come in: written down for them by staff, by the form of the site; and calls without a case. */
export { PhoneIntakeWebModule } from './phone-intake.module.js';
