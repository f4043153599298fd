import { AppError } from '../../platform/errors/index.js';

const STATUS = {
  /** Another version was published since the caller read the settings. */
  SITE_CHANGED: 409,
  SITE_VERSION_NOT_FOUND: 404,
  LANGUAGE_NOT_FOUND: 404,
} as const;

export class SiteSettingsError extends AppError<keyof typeof STATUS> {
  constructor(code: keyof typeof STATUS) {
    super(code, STATUS[code]);
  }
}
