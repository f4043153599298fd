/** The desks of the helpdesk for administrators: what there is of them, and changing which reports they take. */
export { DeskAdminWebModule } from './desk-admin.module.js';
