import { Injectable } from '@nestjs/common';
import { DispatchRepository } from './dispatch.repository.js';

/** The numbers that machines of recipients gave to what was sent to them. */
@Injectable()
export class DispatchNumbers {
  constructor(private readonly rows: DispatchRepository) {}

  /** Null: it has none. */
  of(dispatchId: string): Promise<string | null> {
    return this.rows.remoteIdOf(dispatchId);
  }
}
