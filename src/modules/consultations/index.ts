/** Asking a colleague into a case without handing it over. */
export { ConsultationsModule, ConsultationsWebModule } from './consultations.module.js';
