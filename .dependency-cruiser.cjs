/** The directions of the house: see ARCHITECTURE.md. */
const SPEC = '\\.spec\\.tsx?$';
/** The entry points and what they are wired from: src/main.ts, src/web.module.ts and their like. */
const TOP = '^src/[^/]+\\.tsx?$';
const OPERATOR = '^src/cli/';

/** Only these folders or files may reach the package, in whatever way: import, import type, import(), type import(). */
const door = (name, ...owners) => ({
  name: `one-door-to-${name.replace(/^.*\//, '')}`,
  severity: 'error',
  from: { path: '^(src|migrations|console)/', pathNot: owners },
  to: { path: `(^|/)node_modules/(@types/)?${name}/` },
});

const error = (name, from, to) => ({ name, severity: 'error', from, to });

module.exports = {
  forbidden: [
    error('no-cycle', {}, { circular: true }),
    error(
      'platform-knows-no-feature',
      { path: '^src/platform/' },
      { path: ['^src/(modules|reporter)/', OPERATOR, TOP] },
    ),
    error('modules-never-look-up', { path: '^src/modules/' }, { path: ['^src/reporter/', OPERATOR, TOP] }),
    error('reporter-never-looks-up', { path: '^src/reporter/' }, { path: [OPERATOR, TOP] }),
    error(
      'modules-meet-at-their-index',
      { path: '^src/modules/([^/]+)/' },
      {
        path: '^src/modules/([^/]+)/.+',
        pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'],
      },
    ),
    error(
      'outside-enters-a-module-by-its-index',
      { path: ['^src/reporter/', OPERATOR, TOP] },
      { path: '^src/modules/[^/]+/.+', pathNot: ['^src/modules/[^/]+/index\\.ts$'] },
    ),
    error(
      'platform-parts-meet-at-their-index',
      { path: '^src/platform/([^/]+)/' },
      {
        path: '^src/platform/([^/]+)/.+',
        pathNot: ['^src/platform/$1/', '^src/platform/[^/]+/index\\.ts$'],
      },
    ),
    error(
      'platform-is-entered-by-its-index',
      { path: ['^src/(modules|reporter)/', OPERATOR, TOP] },
      { path: '^src/platform/[^/]+/.+', pathNot: ['^src/platform/[^/]+/index\\.ts$'] },
    ),
    error('product-reaches-no-console-or-script', { path: '^src/' }, { path: '^(console|scripts)/' }),
    error('product-reaches-no-test', { path: '^(src|console)/', pathNot: SPEC }, { path: ['^test/', SPEC] }),
    error('console-stands-alone', { path: '^console/' }, { path: '^(src|migrations|scripts)/' }),
    error('scripts-stand-alone', { path: '^scripts/' }, { path: '^(src|console|migrations)/' }),
    door('libsodium-wrappers', '^src/platform/crypto/'),
    door('@node-rs/argon2', '^src/platform/crypto/'),
    door('bullmq', '^src/platform/queue/'),
    door('ioredis', '^src/platform/queue/'),
    door('nodemailer', '^src/platform/mail/'),
    door('prom-client', '^src/platform/metrics/'),
    door('pg', '^src/platform/(database|queue)/'),
    door('typeorm', '^src/platform/database/', '^migrations/', '\\.(entity|repository)\\.ts$'),
    error(
      'no-orphan',
      {
        orphan: true,
        path: '^src/',
        pathNot: ['\\.d\\.ts$', '^src/(main|worker|cli)\\.ts$', '^src/reporter/assets/'],
      },
      {},
    ),
    error('nothing-unresolved', { path: '^(src|migrations)/' }, { couldNotResolve: true }),
    error(
      'product-uses-no-dev-dependency',
      { path: '^(src|migrations)/', pathNot: SPEC },
      { dependencyTypes: ['npm-dev'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Ours alone: many packages keep what is imported in a folder dist of their own.
    exclude: { path: '^(dist|coverage)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
