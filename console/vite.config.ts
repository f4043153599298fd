import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const SQUEEZED = /\.(?:css|js|svg)$/;

/** Puts each asset's brotli and gzip beside it, as hard as they go: the server sends them as they are. */
function compressed(): Plugin {
  let folder = '';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved: (config) => {
      folder = resolve(config.root, config.build.outDir, config.build.assetsDir);
    },
    // Not `closeBundle`: that comes after a failed build as well, and would fail over the missing folder in the place of what is wrong.
    writeBundle: () => {
      for (const name of readdirSync(folder).filter((one) => SQUEEZED.test(one))) {
        const content = readFileSync(join(folder, name));
        const size = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content, { params: size }));
        writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
      }
    },
  };
}

/**
 * Puts the style sheets behind the first picture of the page: those in its head would hold it back until they are there. The
 * script waits for them all the same.
 */
function stylesLast(): Plugin {
  return {
    name: 'styles-last',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => {
        const sheets = html.match(/^ *<link rel="stylesheet"[^>]*>\n/gm) ?? [];
        if (sheets.length === 0) throw new Error('The page has no style sheet to move.');
        return sheets
          .reduce((page, sheet) => page.replace(sheet, ''), html)
          .replace('</body>', `${sheets.join('')}  </body>`);
      },
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), stylesLast(), compressed()],
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    assetsDir: 'assets',
    // The policy of the console allows no `data:` address: every asset is a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    reportCompressedSize: true,
  },
});
