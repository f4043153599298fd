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
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.tsx', '$1.js'] },
  extensionsToTreatAsEsm: [],
};

const withServer = {
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
};

export default {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/src/**/*.spec.ts',
        '<rootDir>/src/**/*.spec.tsx',
        '<rootDir>/console/**/*.spec.ts',
        '<rootDir>/test/unit/**/*.spec.ts',
      ],
    },
    { ...shared, ...withServer, displayName: 'medium', testMatch: ['<rootDir>/test/medium/**/*.spec.ts'] },
    { ...shared, ...withServer, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.spec.ts'] },
    { ...shared, ...withServer, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.spec.ts'] },
  ],
};
