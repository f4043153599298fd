import { AppError } from '../../platform/errors/index.js';

const STATUS = {
  /** The draft expired or was destroyed before it was sent. */
  DRAFT_GONE: 410,
} as const;

export class ReportError extends AppError<keyof typeof STATUS> {
  constructor(code: keyof typeof STATUS) {
    super(code, STATUS[code]);
  }
}
