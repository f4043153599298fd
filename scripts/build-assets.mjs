/**
 * Builds the public site's style sheet and scripts into dist/site: assets/<name>.<hash>.<ending>, each beside its brotli and
 * gzip form, and manifest.json, which the pages read. Another folder may be given: `--out <folder>`.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { minifySync } from '@swc/core';
import { compile } from 'sass';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..');
const source = join(root, 'src', 'reporter', 'assets');
const FINGERPRINTS = 'src/modules/fingerprints/browser';
const { values } = parseArgs({ options: { out: { type: 'string', default: join(root, 'dist', 'site') } } });
const folder = resolve(values.out);

/** Left and right become start and end, so that the same sheet serves languages written from right to left. */
function logical(css) {
  const side = { left: 'start', right: 'end' };
  return css
    .replace(
      /(?<=[;{])(margin|padding|border)-(left|right)(?=[-:])/g,
      (_, name, at) => `${name}-inline-${side[at]}`,
    )
    .replace(/(?<=[;{])(left|right)(?=:)/g, (at) => `inset-inline-${side[at]}`)
    .replace(/(?<=[;{]text-align:)(left|right)/g, (at) => side[at]);
}

function style() {
  const { css } = compile(join(source, 'site.scss'), {
    style: 'compressed',
    loadPaths: [join(root, 'node_modules')],
    quietDeps: true,
    charset: false,
  });
  return logical(css);
}

function small(code) {
  return minifySync(code, {
    compress: true,
    mangle: true,
    module: true,
    ecma: 2020,
    format: { comments: false },
  }).code;
}

/** A script that is made of several files, as one. */
async function bundle(path) {
  const [{ output }] = await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: join(root, path), formats: ['es'], fileName: 'bundle' },
    },
  });
  return small(output[0].code);
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, 'assets'), { recursive: true });

const manifest = {};
for (const [name, ending, text, key = ending] of [
  ['site', 'css', style()],
  ['site', 'js', small(readFileSync(join(source, 'site.js'), 'utf8'))],
  ['fingerprints', 'js', await bundle(`${FINGERPRINTS}/fingerprints.js`), 'fingerprints'],
  ['fingerprint-worker', 'js', await bundle(`${FINGERPRINTS}/fingerprint-worker.js`), 'fingerprintWorker'],
]) {
  const content = Buffer.from(text);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const path = `assets/${name}.${hash}.${ending}`;
  const brotli = {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  };
  writeFileSync(join(folder, path), content);
  writeFileSync(join(folder, `${path}.br`), brotliCompressSync(content, brotli));
  writeFileSync(join(folder, `${path}.gz`), gzipSync(content, { level: 9 }));
  manifest[key] = path;
}
writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
