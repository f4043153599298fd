import { defineErrors } from '../../platform/errors/index.js';

export class OwnLanguageError extends defineErrors({ LANGUAGE_UNKNOWN: 422 }) {}
