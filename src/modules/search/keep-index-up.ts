import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { tap, type Observable } from 'rxjs';
import type { StaffSession } from '../staff/index.js';
import { desksOf, SearchIndexer } from './search-indexer.js';

/**
 * Lets the sessions that come by keep the indexes of their desks up, so that nobody who searches waits for what was written since the
 * last search. It begins once a process has run for a while, and not more than once in a while.
 */
@Injectable()
export class KeepIndexUp implements NestInterceptor {
  private last = performance.now();

  constructor(private readonly indexer: SearchIndexer) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { staff } = context.switchToHttp().getRequest<{ staff?: StaffSession }>();
    return next.handle().pipe(tap({ complete: () => staff && this.keepUp(staff) }));
  }

  private keepUp(session: StaffSession): void {
    const now = performance.now();
    if (now < this.last + EVERY_MS) return;
    this.last = now;
    for (const desk of desksOf(session)) this.indexer.keepUp(session, desk);
  }
}

const EVERY_MS = 60_000;
