import { defineErrors } from '../../platform/errors/index.js';

export class SiteSettingsError extends defineErrors({
  /** Another version was published since the caller read the settings. */
  SITE_CHANGED: 409,
  SITE_VERSION_NOT_FOUND: 404,
  LANGUAGE_NOT_FOUND: 404,
}) {}
