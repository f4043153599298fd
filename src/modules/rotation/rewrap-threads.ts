import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { projectRoot } from '../../platform/config/index.js';
import type { RewrapDesk, Rewrapper, RewrapTask } from '../desks/index.js';

/** What a thread works with: the keys of one desk by epoch, and those of its present epoch. */
export interface RewrapKeys {
  readonly epochs: ReadonlyMap<number, { readonly kemSecret: Uint8Array; readonly cardKey: Uint8Array }>;
  readonly present: { readonly kemPublic: Uint8Array; readonly cardKey: Uint8Array };
}

/** Threads that wrap things anew: each takes a millisecond of a core, which the requests of others must not wait for. */
@Injectable()
export class RewrapThreads {
  /**
   * Does the work with a thread of its own, which ends with it.
   *
   * @param desk - with the keys of every epoch that things to be wrapped anew are sealed to
   * @throws RangeError when the present key of the desk is not among them
   */
  async with<T>(desk: RewrapDesk, work: (rewrap: Rewrapper) => Promise<T>): Promise<T> {
    const present = desk.keys.get(desk.epoch);
    if (!present) throw new RangeError('the present key is missing');
    const keys: RewrapKeys = {
      epochs: new Map(
        [...desk.keys].map(([epoch, { kemSecret, cardKey }]) => [epoch, { kemSecret, cardKey }]),
      ),
      present: { kemPublic: desk.kemPublic, cardKey: present.cardKey },
    };
    // The built file, also where the sources run by themselves: a thread is loaded by Node alone.
    const entry = join(projectRoot(), 'dist', 'src', 'modules', 'rotation', 'rewrap-thread.js');
    const thread = new Worker(entry, { workerData: keys });
    try {
      return await work((tasks) => ask(thread, tasks));
    } finally {
      await thread.terminate();
    }
  }
}

/** One question at a time. Rejects when the thread fails. */
async function ask(thread: Worker, tasks: readonly RewrapTask[]): Promise<(Uint8Array | null)[]> {
  if (tasks.length === 0) return [];
  thread.postMessage(tasks);
  const [answer] = (await once(thread, 'message')) as [(Uint8Array | null)[]];
  return answer;
}
