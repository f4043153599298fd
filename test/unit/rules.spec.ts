import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';

const root = projectRoot();

/** A house in small, with what the snippets below reach for. None of it breaks a rule. */
const HOUSE: Record<string, string> = {
  'src/main.ts':
    "import './jobs.js';\nimport './run-process.js';\nimport './web.module.js';\nimport './cli/run.js';\n",
  'src/jobs.ts': "export { b } from './modules/b/index.js';\n",
  'src/run-process.ts': "export { queue } from './platform/queue/index.js';\n",
  'src/web.module.ts': "export { site } from './reporter/index.js';\n",
  'src/cli/run.ts': "export { inside } from '../modules/b/index.js';\n",
  'src/reporter/index.ts': "export { b as site } from '../modules/b/index.js';\n",
  'src/modules/b/index.ts': "export { inside } from './inside.js';\nexport const b = 1;\n",
  'src/modules/b/inside.ts': 'export const inside = 1;\n',
  'src/modules/b/inside.spec.ts':
    "import { help } from '../../../test/support/help.js';\nit('helps', () => help);\n",
  'src/platform/queue/index.ts': "export { queue } from './queue.js';\n",
  'src/platform/queue/queue.ts': "import { Queue } from 'bullmq';\nexport const queue = Queue;\n",
  'src/platform/config/env.ts': 'export const port = process.env["PORT"];\n',
  'src/platform/config/index.ts': "export { port } from './env.js';\n",
  'src/modules/b/b.entity.ts': "import { Entity } from 'typeorm';\n@Entity()\nexport class B {}\n",
  'migrations/1-make.ts': "import type { QueryRunner } from 'typeorm';\nexport type Make = QueryRunner;\n",
  'console/src/main.tsx': 'export const main = 1;\n',
  'console/vite.config.ts': "export { main } from './src/main.js';\n",
  'scripts/tool.mjs': "export { readFileSync } from 'node:fs';\n",
  'test/support/help.ts': "export { b as help } from '../../src/modules/b/index.js';\n",
};

type Case = [rule: string, path: string, code: string];
const importing = (from: string): string => `import * as found from '${from}';\nvoid found;\n`;

/** What dependency-cruiser has to refuse, by the name of its rule. */
const CRUISED: Case[] = [
  ['no-cycle', 'src/modules/b/one.ts', "import './two.js';\nexport const one = 1;\n"],
  ['platform-knows-no-feature', 'src/platform/queue/to-module.ts', importing('../../modules/b/index.js')],
  ['platform-knows-no-feature', 'src/platform/queue/to-top.ts', importing('../../run-process.js')],
  ['platform-knows-no-feature', 'src/platform/queue/to-cli.ts', importing('../../cli/run.js')],
  ['modules-never-look-up', 'src/modules/a/to-top.ts', importing('../../jobs.js')],
  ['modules-never-look-up', 'src/modules/a/to-site.ts', importing('../../reporter/index.js')],
  ['modules-never-look-up', 'src/modules/a/to-cli.ts', importing('../../cli/run.js')],
  ['reporter-never-looks-up', 'src/reporter/to-cli.ts', importing('../cli/run.js')],
  ['reporter-never-looks-up', 'src/reporter/to-top.ts', importing('../web.module.js')],
  ['modules-meet-at-their-index', 'src/modules/a/to-inside.ts', importing('../b/inside.js')],
  ['outside-enters-a-module-by-its-index', 'src/reporter/to-inside.tsx', importing('../modules/b/inside.js')],
  ['platform-parts-meet-at-their-index', 'src/platform/config/to-part.ts', importing('../queue/queue.js')],
  ['platform-is-entered-by-its-index', 'src/cli/to-part.ts', importing('../platform/queue/queue.js')],
  ['product-reaches-no-console-or-script', 'src/cli/to-console.ts', importing('../../console/src/main.js')],
  ['product-reaches-no-console-or-script', 'src/cli/to-script.ts', importing('../../scripts/tool.mjs')],
  ['product-reaches-no-test', 'src/cli/to-test.ts', importing('../../test/support/help.js')],
  ['product-reaches-no-test', 'src/cli/to-spec.ts', importing('../modules/b/inside.spec.js')],
  ['console-stands-alone', 'console/build.ts', importing('../src/platform/queue/index.js')],
  ['console-stands-alone', 'console/build.mjs', importing('../scripts/tool.mjs')],
  ['scripts-stand-alone', 'scripts/to-product.mjs', importing('../src/jobs.ts')],
  ['one-door-to-libsodium-wrappers', 'src/cli/sodium.ts', importing('libsodium-wrappers')],
  ['one-door-to-argon2', 'src/platform/queue/argon.ts', importing('@node-rs/argon2')],
  ['one-door-to-bullmq', 'src/cli/later.ts', "export const later = () => import('bullmq');\n"],
  ['one-door-to-bullmq', 'src/cli/type.ts', "export type Task = import('bullmq').Job;\n"],
  [
    'one-door-to-bullmq',
    'src/cli/type-only.ts',
    "import type { Job } from 'bullmq';\nexport type T = Job;\n",
  ],
  ['one-door-to-ioredis', 'src/cli/redis.ts', importing('ioredis')],
  ['one-door-to-nodemailer', 'src/modules/a/mail.ts', importing('nodemailer')],
  ['one-door-to-mailparser', 'src/modules/a/read.ts', importing('mailparser')],
  ['one-door-to-openpgp', 'src/modules/a/keys.ts', importing('openpgp')],
  ['one-door-to-prom-client', 'src/modules/a/figures.ts', importing('prom-client')],
  ['one-door-to-pg', 'src/modules/a/pg.ts', importing('pg')],
  ['one-door-to-typeorm', 'src/modules/a/a.service.ts', importing('typeorm')],
  ['no-orphan', 'src/modules/a/orphan.ts', 'export const orphan = 1;\n'],
  ['nothing-unresolved', 'src/modules/a/lost.ts', importing('./nowhere.js')],
  ['product-uses-no-dev-dependency', 'src/modules/a/dev.ts', importing('fast-check')],
];
const CYCLE_END = { 'src/modules/b/two.ts': "import './one.js';\n" };

const env = (code: string): string => `${code}\nexport const found = env;\n`;

/** What ESLint has to refuse, by the name of its rule. */
const LINTED: Case[] = [
  ['no-restricted-imports', 'src/modules/a/l-bullmq.ts', importing('bullmq')],
  ['no-restricted-imports', 'src/modules/a/l-sub.ts', importing('typeorm/driver/types')],
  ['no-restricted-imports', 'src/modules/a/l-env.ts', env("import { env } from 'node:process';")],
  ['no-restricted-imports', 'src/modules/a/l-p.ts', env("import p from 'process';\nconst { env } = p;")],
  ['no-restricted-imports', 'src/modules/a/l-fr.ts', "export { forwardRef as f } from '@nestjs/common';\n"],
  ['no-restricted-imports', 'src/modules/a/l-req.ts', importing('node:module')],
  ['no-restricted-properties', 'src/modules/a/l-pe.ts', env('const env = process.env;')],
  ['no-restricted-properties', 'src/modules/a/l-d.ts', env('const { env } = process;')],
  ['no-restricted-syntax', 'src/modules/a/l-g.ts', env('const env = globalThis.process.env;')],
  ['no-restricted-syntax', 'src/modules/a/l-g2.ts', env("const env = globalThis['process'].env;")],
  ['no-restricted-syntax', 'src/modules/a/l-g3.ts', env('const { process: { env } } = globalThis;')],
  ['no-restricted-syntax', 'src/modules/a/l-alias.ts', env('const p = process;\nconst env = p.env;')],
  [
    'no-restricted-syntax',
    'src/modules/a/l-c.ts',
    "import * as c from '@nestjs/common';\nexport const x = c.forwardRef(() => String);\n",
  ],
  [
    'no-restricted-syntax',
    'src/modules/a/l-ci.ts',
    "const n = 'bull';\nexport const q = () => import(n + 'mq');\n",
  ],
  ['no-restricted-syntax', 'src/modules/a/l-enum.ts', 'export enum Colour { red }\n'],
  ['no-restricted-syntax', 'src/modules/a/l-url.ts', "export const u = URL.canParse('a:b');\n"],
  ['no-restricted-syntax', 'src/modules/a/l-default.ts', 'export default 1;\n'],
  [
    '@typescript-eslint/no-explicit-any',
    'src/modules/a/l-any.ts',
    'export const a = (b: any) => String(b);\n',
  ],
  ['@typescript-eslint/no-floating-promises', 'src/modules/a/l-fl.ts', 'Promise.resolve(1);\n'],
  ['@typescript-eslint/no-require-imports', 'src/modules/a/l-r.ts', "export const b = require('bullmq');\n"],
  ['no-console', 'src/modules/a/l-log.ts', "console.log('x');\n"],
  ['max-lines', 'src/modules/a/l-long.ts', `export const a = 1;\n${'void a;\n'.repeat(400)}`],
];

const COPIED = [
  'eslint.config.mjs',
  '.dependency-cruiser.cjs',
  'package.json',
  'tsconfig.json',
  'test/tsconfig.json',
  'console/tsconfig.json',
];

interface Cruised {
  summary: {
    violations: { from: string; rule: { name: string } }[];
    ruleSetUsed: { forbidden: { name: string }[] };
  };
}
interface Linted {
  filePath: string;
  messages: { ruleId: string | null }[];
}

describe('the rules of the house', () => {
  let scratch: string;

  const write = (files: Record<string, string>): void => {
    for (const [path, code] of Object.entries(files)) {
      mkdirSync(join(scratch, dirname(path)), { recursive: true });
      writeFileSync(join(scratch, path), code);
    }
  };
  const tool = (script: string, ...args: string[]): string => {
    const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
      cwd: scratch,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (stdout === '') throw new Error(stderr);
    return stdout;
  };
  const cruise = (): Cruised =>
    JSON.parse(
      tool(
        'dependency-cruiser/bin/dependency-cruise.mjs',
        ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
        ...['src', 'console', 'scripts', 'migrations', 'test'],
      ),
    ) as Cruised;
  const lint = (): Linted[] =>
    JSON.parse(tool('eslint/bin/eslint.js', '--format', 'json', 'src')) as Linted[];

  beforeAll(() => {
    scratch = realpathSync(mkdtempSync(join(tmpdir(), 'abhaya-rules-')));
    for (const folder of ['test', 'console']) mkdirSync(join(scratch, folder));
    for (const name of COPIED) copyFileSync(join(root, name), join(scratch, name));
    symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'));
    write({ ...HOUSE, ...CYCLE_END });
    for (const [, path, code] of [...CRUISED, ...LINTED]) write({ [path]: code });
  });
  afterAll(() => rmSync(scratch, { recursive: true }));

  it('refuse every direction and door that dependency-cruiser looks at, and nothing else', () => {
    const { violations, ruleSetUsed } = cruise().summary;
    const refused = violations.map(({ from, rule }) => `${rule.name} ${from}`);
    expect(CRUISED.filter(([rule, path]) => !refused.includes(`${rule} ${path}`))).toEqual([]);
    expect(refused.filter((line) => (line.split(' ')[1] ?? '') in HOUSE)).toEqual([]);
    const tried = new Set(CRUISED.map(([rule]) => rule));
    expect(ruleSetUsed.forbidden.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
  });

  it('refuse every way round that ESLint looks at, and nothing else', () => {
    const refused = lint().flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId }) => `${ruleId} ${filePath.slice(scratch.length + 1)}`),
    );
    expect(LINTED.filter(([rule, path]) => !refused.includes(`${rule} ${path}`))).toEqual([]);
    expect(refused.filter((line) => (line.split(' ')[1] ?? '') in HOUSE)).toEqual([]);
  });
});
