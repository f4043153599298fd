import tseslint from 'typescript-eslint';
import globals from 'globals';

const door = (name, owner) => ({ group: [name, `${name}/*`], message: `Only ${owner} may import ${name}.` });

const DOORS = [
  door('libsodium-wrappers', 'src/platform/crypto'),
  door('@node-rs/argon2', 'src/platform/crypto'),
  door('bullmq', 'src/platform/queue'),
  door('ioredis', 'src/platform/queue'),
  door('nodemailer', 'src/platform/mail'),
  door('pg', 'src/platform/database'),
  door('prom-client', 'src/platform/metrics'),
];
const TYPEORM = door('typeorm', 'entities, repositories and src/platform/database');

/** The doors of the house that a folder may not open; `open` names those it owns. */
const restricted = (open = [], extra = []) => ({
  'no-restricted-imports': [
    'error',
    { patterns: [...DOORS, TYPEORM].filter((d) => !open.includes(d.group[0])).concat(extra) },
  ],
});

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'coverage/**', 'console/src/api/schema.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  {
    files: ['src/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}', 'migrations/**/*.ts'],
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
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use an `as const` object.' },
        { selector: "CallExpression[callee.name='forwardRef']", message: 'A cycle: redesign instead.' },
        { selector: 'ExportDefaultDeclaration', message: 'Use named exports.' },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      ...restricted(),
      'max-lines': ['error', { max: 400 }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only src/platform/config reads the environment.' },
      ],
    },
  },
  { files: ['src/platform/config/**'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['src/platform/crypto/**'], rules: restricted(['libsodium-wrappers', '@node-rs/argon2']) },
  { files: ['src/platform/queue/**'], rules: restricted(['bullmq', 'ioredis', 'pg']) },
  { files: ['src/platform/mail/**'], rules: restricted(['nodemailer']) },
  { files: ['src/platform/metrics/**'], rules: restricted(['prom-client']) },
  { files: ['src/platform/database/**'], rules: restricted(['pg', 'typeorm']) },
  { files: ['src/**/*.entity.ts', 'src/**/*.repository.ts'], rules: restricted(['typeorm']) },
  { files: ['src/cli.ts', 'src/cli/**'], rules: { 'no-console': 'off' } },
  {
    files: ['console/src/**/*.{ts,tsx}'],
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
  {
    files: ['**/*.{mjs,cjs,js}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { ...globals.node } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  { files: ['src/reporter/assets/**/*.js'], languageOptions: { globals: globals.browser } },
);
