import type { Config } from '../platform/config/index.js';
import { isBeating } from '../platform/heartbeat/index.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage.js';

/** Says whether the worker that writes HEARTBEAT_FILE goes on. Needs no database. Throws UsageError when none is named. */
export async function runHealthWorker(config: Config, terminal: Terminal): Promise<boolean> {
  if (config.heartbeatFile === undefined)
    throw new UsageError(
      'health worker wants HEARTBEAT_FILE, set for the worker and for this command alike.',
    );
  const beating = await isBeating(config.heartbeatFile);
  terminal.say(beating ? 'The worker goes on.' : 'The worker has given no sign of life for a minute.');
  return beating;
}
