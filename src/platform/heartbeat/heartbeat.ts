import { stat, writeFile } from 'node:fs/promises';

/** The worker beats after each round of its sweep, which takes a second; a round waits some seconds for a database that is away. */
const SILENT_MS = 60_000;

/** The sign of life of a process that opens no port: a file that it writes again and again, empty and read by its time alone. */
export class Heartbeat {
  /** @param path - the file; without one nothing is written */
  constructor(private readonly path: string | undefined) {}

  /** Writes the file. Throws what the file system throws. */
  async beat(): Promise<void> {
    if (this.path !== undefined) await writeFile(this.path, '', { mode: 0o600 });
  }
}

/** Whether a file was beaten within the last minute. False when there is none. */
export async function isBeating(path: string, now = Date.now()): Promise<boolean> {
  try {
    return now - (await stat(path)).mtimeMs < SILENT_MS;
  } catch {
    return false;
  }
}
