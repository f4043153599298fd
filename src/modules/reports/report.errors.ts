import { defineErrors } from '../../platform/errors/index.js';

export class ReportError extends defineErrors({
  /** The draft expired or was destroyed before it was sent. */
  DRAFT_GONE: 410,
  /** It was changed again and again while it was being sent: trying once more may work. */
  DRAFT_CHANGING: 503,
}) {}
