import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Clock ticks a second, as Linux tells them to every program. */
const TICKS = 100;

function statOf(pid) {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = line
      .slice(line.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent] = fields;
    const [own, system, children, childrenSystem] = fields.slice(11, 15);
    return { parent, own: own + system, ended: children + childrenSystem };
  } catch {
    return null; // it ended meanwhile, or this is no Linux
  }
}

/** Milliseconds of processor time that a process has used; with `family`, its children's too. Linux only; NaN elsewhere. */
export function cpuOf(pid, { family = false } = {}) {
  const stat = statOf(pid);
  if (!stat) return Number.NaN;
  const living = family
    ? readdirSync('/proc')
        .map(statOf)
        .filter((other) => other?.parent === pid)
        .reduce((sum, { own }) => sum + own, 0)
    : 0;
  return ((stat.own + (family ? stat.ended : 0) + living) * 1000) / TICKS;
}

/** The first process of the database server that this client is connected to, on this machine. */
export async function serverPid(client) {
  const { rows } = await client.query('SHOW data_directory');
  return Number(readFileSync(join(rows[0].data_directory, 'postmaster.pid'), 'utf8').split('\n')[0]);
}
