import { defineErrors } from '../../platform/errors/index.js';

export class AbuseContactError extends defineErrors({
  /** Whoever runs the server has not switched it on. */
  ABUSE_CONTACT_OFF: 409,
  /** The text is no address of a site with a domain that somebody registered. */
  ABUSE_CONTACT_NO_DOMAIN: 422,
  /** Where the registry of this ending answers is not known here. */
  ABUSE_CONTACT_NO_SERVER: 422,
  /** The registry did not answer, or not as registries do. */
  ABUSE_CONTACT_NO_ANSWER: 503,
}) {}
