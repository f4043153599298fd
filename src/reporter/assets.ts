import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The paths of the built style sheet and scripts, with the hash of their content in the name. */
export class Assets {
  constructor(
    readonly css: string,
    readonly js: string,
    /** The style sheet itself, for a preview, which can fetch nothing. */
    readonly style = '',
    /** The script of the page that makes fingerprints, and the one that it runs aside; loaded by nothing else. */
    readonly fingerprints = '/assets/fingerprints.js',
    readonly fingerprintWorker = '/assets/fingerprint-worker.js',
  ) {}

  /**
   * Reads the manifest that scripts/build-assets.mjs wrote into `folder`. Without one the plain names are used: pages work
   * without style or script, and the build is what makes them.
   */
  static load(folder: string): Assets {
    const file = join(folder, 'manifest.json');
    if (!existsSync(file)) return new Assets('/assets/site.css', '/assets/site.js');
    const { css, js, fingerprints, fingerprintWorker } = JSON.parse(readFileSync(file, 'utf8')) as Record<
      'css' | 'js' | 'fingerprints' | 'fingerprintWorker',
      string
    >;
    const style = readFileSync(join(folder, css), 'utf8');
    return new Assets(`/${css}`, `/${js}`, style, `/${fingerprints}`, `/${fingerprintWorker}`);
  }
}
