import { AppError } from '../../platform/errors/index.js';

const STATUS = {
  /** The draft expired or was destroyed before it was sent. */
  DRAFT_GONE: 410,
  /** It was changed again and again while it was being sent: trying once more may work. */
  DRAFT_CHANGING: 503,
} as const;

export class ReportError extends AppError<keyof typeof STATUS> {
  constructor(code: keyof typeof STATUS) {
    super(code, STATUS[code]);
  }
}
