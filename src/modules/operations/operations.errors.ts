import { defineErrors } from '../../platform/errors/index.js';

export class OperationsError extends defineErrors({
  /** No job of this id was given up: it was let run again already, or never was. */
  JOB_NOT_FAILED: 404,
  /** No job of this id waits for a person to say what became of it. */
  JOB_NOT_UNKNOWN: 404,
}) {}
