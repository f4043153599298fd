import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { tap, type Observable } from 'rxjs';
import type { StaffSession } from '../staff/index.js';
import { desksOf, SearchIndexer } from './search-indexer.js';

const EVERY_MS = 5 * 60_000;

/**
 * Lets the sessions that come by keep the indexes of their desks up, so that nobody who searches waits for what was written since the
 * last search. It begins once a process has run for a while.
 */
@Injectable()
export class KeepIndexUp implements NestInterceptor {
  private readonly started = performance.now();
  /** When this process last began with a desk. */
  private readonly begun = new Map<string, number>();

  constructor(private readonly indexer: SearchIndexer) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { staff } = context.switchToHttp().getRequest<{ staff?: StaffSession }>();
    return next.handle().pipe(tap({ complete: () => staff && this.keepUp(staff) }));
  }

  private keepUp(session: StaffSession): void {
    const now = performance.now();
    for (const desk of desksOf(session)) {
      if (now < (this.begun.get(desk.id) ?? this.started) + EVERY_MS) continue;
      this.begun.set(desk.id, now);
      if (this.indexer.isStale(desk)) this.indexer.keepUp(session, desk);
    }
  }
}
