import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

const DISK = '384m';
const LIBRARY = 'libfaketimeMT.so.1';
const LOOK_EVERY_S = 1;

/** Where Debian's package libfaketime puts its library, or null. */
function faketime() {
  const base = '/usr/lib';
  const found = (existsSync(base) ? readdirSync(base) : [])
    .map((folder) => join(base, folder, 'faketime', LIBRARY))
    .find((path) => existsSync(path));
  return found ?? null;
}

/** The clock of all processes of the helpdesk, its database and its Redis: that of the machine until it is moved. */
export class Clock {
  #file;
  #library = faketime();

  constructor(folder) {
    this.#file = join(folder, 'clock');
    this.move(0);
  }

  /** Whether it can be moved: needs Debian's package libfaketime. */
  get movable() {
    return this.#library !== null;
  }

  /** Variables that give a process this clock. What it measures with (CLOCK_MONOTONIC) stays the machine's. */
  get env() {
    if (!this.#library) return {};
    return {
      LD_PRELOAD: this.#library,
      FAKETIME_TIMESTAMP_FILE: this.#file,
      FAKETIME_CACHE_DURATION: String(LOOK_EVERY_S),
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    };
  }

  /** Every process notices within a second. */
  move(seconds) {
    writeFileSync(this.#file, `${seconds < 0 ? '' : '+'}${seconds}\n`);
  }
}

/** A small disk of its own for the database, where this is root and may mount one; else a folder that cannot be filled. */
export class Disk {
  path;
  fillable = false;

  constructor(path) {
    this.path = path;
    mkdirSync(path, { mode: 0o755 });
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return;
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK},mode=0755`, 'tmpfs', path]);
    this.fillable = status === 0;
  }

  /** Takes all the room that is left. */
  fill() {
    const file = openSync(this.#ballast, 'w');
    try {
      for (const size of [2 ** 20, 2 ** 12, 1]) fillWith(file, Buffer.alloc(size));
    } finally {
      closeSync(file);
    }
  }

  free() {
    rmSync(this.#ballast, { force: true });
  }

  remove() {
    if (this.fillable) spawnSync('umount', ['--lazy', this.path]);
  }

  get #ballast() {
    return join(this.path, 'ballast');
  }
}

function fillWith(file, part) {
  try {
    for (;;) if (writeSync(file, part) < part.length) return;
  } catch (error) {
    if (error.code !== 'ENOSPC') throw error;
  }
}
