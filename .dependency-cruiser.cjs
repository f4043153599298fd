/** The directions of the house: see ARCHITECTURE.md. */
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/(modules|reporter|cli)/' },
    },
    {
      name: 'modules-never-look-up',
      severity: 'error',
      from: { path: '^src/modules/' },
      to: { path: '^src/(reporter/|cli/|main|worker|cli|web\\.module|worker\\.module)' },
    },
    {
      name: 'modules-meet-at-their-index',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: {
        path: '^src/modules/([^/]+)/.+',
        pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'outside-enters-a-module-by-its-index',
      severity: 'error',
      from: { path: '^src/(reporter/|cli/|[^/]+\\.ts$)' },
      to: { path: '^src/modules/[^/]+/.+', pathNot: ['^src/modules/[^/]+/index\\.ts$'] },
    },
    {
      name: 'platform-parts-meet-at-their-index',
      severity: 'error',
      from: { path: '^src/platform/([^/]+)/' },
      to: {
        path: '^src/platform/([^/]+)/.+',
        pathNot: ['^src/platform/$1/', '^src/platform/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'platform-is-entered-by-its-index',
      severity: 'error',
      from: { path: '^src/(modules/|reporter/|cli/|[^/]+\\.ts$)' },
      to: { path: '^src/platform/[^/]+/.+', pathNot: ['^src/platform/[^/]+/index\\.ts$'] },
    },
    { name: 'console-stands-alone', severity: 'error', from: { path: '^console/' }, to: { path: '^src/' } },
    {
      name: 'one-door-to-prom-client',
      severity: 'error',
      from: { path: '^(src|migrations|console)/', pathNot: '^src/platform/metrics/' },
      to: { path: '(^|/)node_modules/prom-client/' },
    },
    {
      name: 'no-orphan',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: ['\\.d\\.ts$', '^src/(main|worker|cli)\\.ts$', '^src/reporter/assets/'],
      },
      to: {},
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: { path: '^(src|migrations)/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'product-uses-no-dev-dependency',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: '\\.spec\\.tsx?$' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
