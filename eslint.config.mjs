import tseslint from 'typescript-eslint';
import globals from 'globals';

const door = (name, owner) => ({ group: [name, `${name}/*`], message: `Only ${owner} may import ${name}.` });

const DOORS = [
  door('libsodium-wrappers', 'src/platform/crypto'),
  door('@node-rs/argon2', 'src/platform/crypto'),
  door('bullmq', 'src/platform/queue'),
  door('ioredis', 'src/platform/queue'),
  door('nodemailer', 'src/platform/mail'),
  door('openpgp', 'src/platform/pgp'),
  door('pg', 'src/platform/database'),
  door('prom-client', 'src/platform/metrics'),
];
const TYPEORM = door('typeorm', 'entities, repositories and src/platform/database');

const ENV = 'Only src/platform/config reads the environment.';
const CYCLE = 'A cycle: redesign instead.';
const REQUIRE = 'What is loaded has to be seen by the rules: import it.';

/** The doors of the house that a folder may not open; `open` names those it owns. The way round by type or by import() is seen by dependency-cruiser. */
const restricted = (open = []) => ({
  'no-restricted-imports': [
    'error',
    {
      paths: [
        ...['node:process', 'process'].map((name) => ({ name, message: ENV })),
        ...['node:module', 'module'].map((name) => ({ name, message: REQUIRE })),
        { name: '@nestjs/common', importNames: ['forwardRef'], message: CYCLE },
      ].filter(({ name }) => !open.includes(name)),
      patterns: [...DOORS, TYPEORM].filter((d) => !open.includes(d.group[0])),
    },
  ],
});

const SYNTAX = [
  { selector: 'TSEnumDeclaration', message: 'Use an `as const` object.' },
  { selector: "CallExpression[callee.name='forwardRef']", message: CYCLE },
  { selector: "MemberExpression[property.name='forwardRef']", message: CYCLE },
  { selector: 'ExportDefaultDeclaration', message: 'Use named exports.' },
  {
    selector: "MemberExpression[object.name='URL'][property.name=/^(canParse|parse)$/]",
    message: 'Use readUrl of platform/text: Node 20 is wrong about letters such as ü.',
  },
];
const NO_LIMIT =
  'No test may depend on how fast a machine is: `testTimeout` of jest.config.mjs is the only limit, for all of them.';
const HOOK = '/^(before|after)(All|Each)$/';
const TEST = '/^(it|test)$/';
const LIMITS = [
  "MemberExpression[object.name='jest'][property.name='setTimeout']",
  `CallExpression[callee.name=${HOOK}][arguments.length>1]`,
  `CallExpression[callee.name=${TEST}][arguments.length>2]`,
  `CallExpression[callee.object.name=${TEST}][arguments.length>2]`,
  // it.each(rows)(name, work, limit)
  `CallExpression[callee.type=/^(CallExpression|TaggedTemplateExpression)$/][arguments.length>2]`,
].map((selector) => ({ selector, message: NO_LIMIT }));
const COMPUTED_IMPORT = { selector: "ImportExpression[source.type!='Literal']", message: REQUIRE };
const PROCESS = [
  { selector: "MemberExpression[object.name='globalThis'][property.name='process']", message: ENV },
  { selector: "MemberExpression[object.name='globalThis'][property.value='process']", message: ENV },
  { selector: "VariableDeclarator[init.name='globalThis']", message: ENV },
  { selector: "VariableDeclarator[init.name='process'][id.type='Identifier']", message: ENV },
  { selector: "MemberExpression[property.name='getBuiltinModule']", message: REQUIRE },
];

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      'coverage/**',
      '.cache/**',
      // Made by console/generate-client.mjs.
      'console/src/api/schema.ts',
      'console/src/shared/messages/catalogue.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  {
    files: ['src/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}', 'migrations/**/*.ts'],
    ignores: ['test/support/*/console/**'],
    languageOptions: {
      parserOptions: { project: './test/tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...SYNTAX],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      ...restricted(),
      'max-lines': ['error', { max: 400 }],
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: ENV }],
      'no-restricted-syntax': ['error', ...SYNTAX, ...PROCESS, COMPUTED_IMPORT],
    },
  },
  { files: ['src/platform/config/**'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['src/platform/crypto/**'], rules: restricted(['libsodium-wrappers', '@node-rs/argon2']) },
  // A dictionary of 18 MB that most processes never need.
  {
    files: ['src/platform/crypto/password.ts'],
    rules: restricted(['libsodium-wrappers', '@node-rs/argon2', 'node:module']),
  },
  { files: ['src/platform/queue/**'], rules: restricted(['bullmq', 'ioredis', 'pg']) },
  { files: ['src/platform/mail/**'], rules: restricted(['nodemailer']) },
  { files: ['src/platform/pgp/**'], rules: restricted(['openpgp']) },
  { files: ['src/platform/metrics/**'], rules: restricted(['prom-client']) },
  {
    files: ['src/platform/database/**'],
    rules: {
      ...restricted(['pg', 'typeorm']),
      // Migrations and entities are found by their names.
      'no-restricted-syntax': ['error', ...SYNTAX, ...PROCESS],
    },
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    // Vite takes the default export of its configuration.
    ignores: ['test/**/vite.config.ts'],
    rules: { 'no-restricted-syntax': ['error', ...SYNTAX, ...LIMITS] },
  },
  {
    files: ['src/**/*.spec.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', ...SYNTAX, ...LIMITS, ...PROCESS, COMPUTED_IMPORT] },
  },
  { files: ['src/**/*.entity.ts', 'src/**/*.repository.ts'], rules: restricted(['typeorm']) },
  { files: ['src/cli.ts', 'src/cli/**'], rules: { 'no-console': 'off' } },
  {
    files: ['console/src/**/*.{ts,tsx}', 'test/support/*/console/*.{panel.tsx,timeline.ts}'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { project: './console/tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
    },
  },
  { files: ['console/**/*.spec.{ts,tsx}'], rules: { 'no-restricted-syntax': ['error', ...LIMITS] } },
  {
    files: ['**/*.{mjs,cjs,js}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { ...globals.node } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['src/reporter/assets/**/*.js', 'src/modules/*/browser/**/*.js'],
    languageOptions: { globals: globals.browser },
  },
);
