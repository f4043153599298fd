import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = import.meta.dirname;
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));

// Jest runs in CommonJS mode, so packages that ship ES modules only are compiled for it.
const esm = new Set();
for (const [path, entry] of Object.entries(lock.packages)) {
  if (!path.startsWith('node_modules/') || entry.optional) continue;
  try {
    const manifest = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
    if (manifest.type === 'module')
      esm.add(path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
  } catch {
    continue; // an optional package of another platform
  }
}
const compiled = [...esm].map((name) => name.replace('/', '[\\\\/]').replaceAll('.', '\\.')).join('|');

const swc = {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: 'automatic', importSource: 'preact' },
    },
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
};
const js = { ...swc, jsc: { ...swc.jsc, parser: { syntax: 'ecmascript' } } };

const shared = {
  rootDir: root,
  testEnvironment: 'node',
  transform: { '\\.tsx?$': ['@swc/jest', swc], '\\.m?js$': ['@swc/jest', js] },
  transformIgnorePatterns: [
    `node_modules[\\\\/](?!(?:.*node_modules[\\\\/])?(?:${compiled})[\\\\/]).*(?<!\\.mjs)$`,
  ],
  moduleNameMapper: {
    // Both halves of it: what a screen shows is tested with all texts there.
    '/first-texts\\.json$': join(root, 'locales/en/console.json'),
    '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.tsx', '$1.js'],
  },
  extensionsToTreatAsEsm: [],
};

const withServer = {
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
};

/** Files that read several spec files (scripts/lib/test-groups.mjs), in place of these. */
const groups = process.env.TEST_GROUPS;
const project = (displayName, ...testMatch) => ({
  ...shared,
  ...(displayName === 'unit' ? {} : withServer),
  // The property tests are in these.
  ...(['unit', 'medium'].includes(displayName) && {
    setupFiles: ['<rootDir>/test/support/property-seed.ts'],
  }),
  ...(displayName === 'browser' && { setupFilesAfterEnv: ['<rootDir>/test/support/quit-browser.ts'] }),
  displayName,
  ...(groups
    ? { roots: [root, groups], testMatch: [`${groups}/${displayName}/*.spec.js`] }
    : { testMatch: testMatch.map((pattern) => `<rootDir>/${pattern}`) }),
});

export default {
  testSequencer: join(root, 'scripts/lib/test-order.mjs'),
  // Of the whole run: Jest reads it here and in no project. Nothing takes this long anywhere; what waits has less patience and says
  // for what (test/support/patience.ts).
  testTimeout: 600_000,
  projects: [
    project(
      'unit',
      'src/**/*.spec.ts',
      'src/**/*.spec.tsx',
      'console/**/*.spec.ts',
      'test/unit/**/*.spec.ts',
    ),
    project('medium', 'test/medium/**/*.spec.ts'),
    project('e2e', 'test/e2e/**/*.spec.ts'),
    project('browser', 'test/browser/**/*.spec.ts'),
  ],
};
