import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { projectRoot } from '../config/index.js';
import { PdfError } from './pdf.errors.js';
import type { PrintDocument } from './print-document.js';

const THREAD = join(projectRoot(), 'print', 'worker.mjs');
/** So many documents wait for their turn. */
const MOST_WAITING = 4;
/** The longest that one document may take, the start of the thread with it. */
const LONGEST_MS = 60_000;
/** A thread that has nothing to do for so long ends, and gives its memory back. */
const IDLE_MS = 60_000;

type Answer = { pdf: Uint8Array } | { error: 'unavailable' | 'failed' };

/** Makes PDFs in a thread of its own, one after the other: the compiler works without a pause and would hold everything up. */
@Injectable()
export class PdfMaker implements OnApplicationShutdown {
  private thread: Worker | null = null;
  private idle: NodeJS.Timeout | undefined;
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();

  /**
   * @param most - how many may be on their way already: whoever can wait leaves the other places to those who cannot
   * @throws PRINT_BUSY, PRINT_UNAVAILABLE, PRINT_FAILED
   */
  async make(document: PrintDocument, most = MOST_WAITING): Promise<Uint8Array> {
    if (this.waiting >= most) throw new PdfError('PRINT_BUSY');
    this.waiting += 1;
    const made = this.last.then(() => this.compile(document));
    this.last = made.catch(() => undefined);
    try {
      const answer = await made;
      if ('pdf' in answer) return answer.pdf;
      throw new PdfError(answer.error === 'unavailable' ? 'PRINT_UNAVAILABLE' : 'PRINT_FAILED');
    } finally {
      this.waiting -= 1;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.end();
  }

  private async compile(document: PrintDocument): Promise<Answer> {
    clearTimeout(this.idle);
    const thread = (this.thread ??= new Worker(THREAD));
    const answer = await this.ask(thread, document);
    if (!answer) {
      await this.end();
      return { error: 'failed' };
    }
    this.idle = setTimeout(() => void this.end(), IDLE_MS).unref();
    return answer;
  }

  /** Null where the thread ended or did not answer in time. */
  private ask(thread: Worker, document: PrintDocument): Promise<Answer | null> {
    return new Promise((resolve) => {
      const done = (answer: Answer | null): void => {
        clearTimeout(timer);
        thread.off('message', done).off('error', gone).off('exit', gone);
        resolve(answer);
      };
      const gone = (): void => done(null);
      const timer = setTimeout(gone, LONGEST_MS).unref();
      thread.once('message', done).once('error', gone).once('exit', gone);
      thread.postMessage({ id: 0, data: JSON.stringify(document) });
    });
  }

  private async end(): Promise<void> {
    clearTimeout(this.idle);
    const { thread } = this;
    this.thread = null;
    await thread?.terminate();
  }
}
