import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, YAML11_SCHEMA } from 'js-yaml';

const root = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Service {
  image: string;
  user?: string;
  build?: string;
  entrypoint?: string[];
  command?: string[];
  profiles?: string[];
  ports?: string[];
  volumes?: string[];
  networks?: string[];
  tmpfs?: string[];
  environment?: Record<string, string>;
  healthcheck?: { test?: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
  restart?: string;
  read_only?: boolean;
  privileged?: boolean;
  cap_drop?: string[];
  cap_add?: string[];
  security_opt?: string[];
}
interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
  networks: Record<string, { internal?: boolean } | null>;
}

const compose = load(read('docker-compose.yml'), { schema: YAML11_SCHEMA }) as Compose;
const services = Object.entries(compose.services);
const service = (name: string): Service => {
  const found = compose.services[name];
  if (!found) throw new Error(`docker-compose.yml has no service ${name}`);
  return found;
};

/** Where a compiled entry point comes from: `dist/src/main.js` from `src/main.ts`. */
const sourceOf = (compiled: string): string => compiled.replace(/^dist\//, '').replace(/\.js$/, '.ts');
const entryPoints = (words: readonly string[]): string[] => words.filter((word) => word.startsWith('dist/'));

describe('docker-compose.yml', () => {
  it.each(services)(
    '%s runs with a read-only file system, no capabilities and no way to new privileges',
    (_name, given) => {
      expect(given.read_only).toBe(true);
      expect(given.cap_drop).toEqual(['ALL']);
      expect(given.cap_add).toBeUndefined();
      expect(given.privileged).toBeUndefined();
      expect(given.security_opt).toEqual(['no-new-privileges:true']);
    },
  );

  it.each(services)('%s does not run as root', (_name, given) => {
    if (given.build === undefined) expect(given.user).toMatch(/^(?!root|0)/);
    else expect(read('Dockerfile')).toMatch(/^USER node$/m);
  });

  it.each(services)('%s publishes its ports on the loopback alone', (_name, given) => {
    for (const port of given.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
  });

  it.each(services)('%s names an image version', (_name, given) => {
    if (given.build === undefined) expect(given.image).toMatch(/:v?\d+(\.\d+)*$/);
  });

  it.each(services)('%s is told its secrets by the environment, never by this file', (_name, given) => {
    for (const [name, value] of Object.entries(given.environment ?? {})) {
      if (/PASSWORD|SMTP_URL|DATABASE_URL/.test(name)) expect(value).toMatch(/\$\{[A-Z_]+:\?/);
    }
    expect(JSON.stringify(given.command ?? [])).not.toMatch(/password|secret/i);
  });

  it.each(services)('%s starts an entry point that the sources have', (_name, given) => {
    for (const compiled of entryPoints([...(given.entrypoint ?? []), ...(given.command ?? [])]))
      expect(existsSync(join(root, sourceOf(compiled)))).toBe(true);
  });

  it.each(services)('%s mounts only volumes and joins only networks that are declared', (_name, given) => {
    for (const volume of given.volumes ?? [])
      expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
    for (const network of given.networks ?? []) expect(Object.keys(compose.networks)).toContain(network);
  });

  it('keeps the database and the queue on a network with no way out', () => {
    expect(compose.networks['inside']?.internal).toBe(true);
    expect(service('postgres').networks).toEqual(['inside']);
    expect(service('redis').networks).toEqual(['inside']);
    expect(service('postgres').ports ?? service('redis').ports).toBeUndefined();
  });

  it('never lets Redis forget a job', () => {
    const command = service('redis').command?.join(' ');
    expect(command).toContain('--appendonly yes');
    expect(command).toContain('--maxmemory-policy noeviction');
    expect(service('redis').volumes).toEqual(['redis:/data']);
  });

  it('migrates once, before web and worker, which wait for what they need', () => {
    for (const name of ['web', 'worker']) {
      expect(service(name).depends_on).toMatchObject({
        migrate: { condition: 'service_completed_successfully' },
        redis: { condition: 'service_healthy' },
      });
    }
    expect(service('migrate').restart).toBe('no');
    expect(service('migrate').command).toEqual(['node', 'dist/src/cli.js', 'migrate']);
  });

  it('gives the key file to web and worker for reading; only setting up and migrating may write it', () => {
    for (const name of ['web', 'worker']) expect(service(name).volumes).toContain('keys:/keys:ro');
    for (const name of ['migrate', 'cli']) expect(service(name).volumes).toContain('keys:/keys');
    expect(service('cli').profiles).toEqual(['cli']);
  });

  it('keeps from the web process the keys of what leaves for authorities', () => {
    expect(service('web').volumes).toEqual(['keys:/keys:ro']);
    expect(service('worker').volumes).toContain('worker-keys:/worker-keys:ro');
    for (const name of ['migrate', 'cli'])
      expect(service(name).volumes).toContain('worker-keys:/worker-keys');
    expect(read('Dockerfile')).toContain('WORKER_KEY_FILE=/worker-keys/worker-keys.json');
  });

  it('starts the mail catcher only when asked for by its profile', () => {
    expect(service('mail').profiles).toEqual(['mail']);
  });

  it('checks the health of whatever answers', () => {
    for (const name of ['postgres', 'redis']) expect(service(name).healthcheck?.test).toBeDefined();
    expect(service('web').healthcheck?.disable).toBeUndefined();
    expect(service('worker').healthcheck?.test).toEqual([
      'CMD',
      'node',
      'dist/src/cli.js',
      'health',
      'worker',
    ]);
    // Where the worker can write: its file system is read-only but for this.
    expect(read('Dockerfile')).toMatch(/HEARTBEAT_FILE=\/tmp\//);
    expect(service('worker').tmpfs).toEqual(['/tmp']);
  });
});

describe('Dockerfile', () => {
  const text = read('Dockerfile');
  const instructions = text
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => /^[A-Z]+ /.test(line))
    .map((line) => ({ name: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1).trim() }));
  const last = instructions.slice(instructions.map((line) => line.name).lastIndexOf('FROM'));
  const rests = (name: string): string[] =>
    last.filter((line) => line.name === name).map((line) => line.rest);

  it('builds and runs on Node 24', () => {
    for (const { name, rest } of instructions)
      if (name === 'FROM') expect(rest).toMatch(/^node:24-slim( AS \w+)?$/);
  });

  it('installs from the lock file, without scripts of packages', () => {
    const installs = instructions.filter(
      ({ name, rest }) => name === 'RUN' && /npm (ci|i|install)\b/.test(rest),
    );
    expect(installs).toHaveLength(2);
    for (const { rest } of installs) expect(rest).toMatch(/^npm ci --\S+=dev --ignore-scripts/);
  });

  it('leaves root before it runs anything', () => {
    const names = last.map((line) => line.name);
    expect(rests('USER')).toEqual(['node']);
    expect(names.indexOf('USER')).toBeLessThan(names.indexOf('CMD'));
    expect(names.slice(names.indexOf('USER'))).not.toContain('RUN');
  });

  it('holds no secret and fetches nothing by hand', () => {
    expect(text).not.toMatch(/password|secret|token|^ARG /im);
    expect(text).not.toMatch(/^ADD |curl|wget/m);
  });

  it('starts the web process that npm start starts', () => {
    const [command] = rests('CMD');
    const words = JSON.parse(command ?? '[]') as string[];
    expect(entryPoints(words)).toEqual(['dist/src/main.js']);
    expect(read('scripts/lib/stack.mjs')).toContain("'dist/src/main.js'");
    // The processes run under the same flags everywhere.
    const flags = words.filter((word) => word.startsWith('--'));
    expect(read('scripts/lib/service.mjs')).toContain(flags.map((flag) => `'${flag}'`).join(', '));
    for (const name of ['web', 'worker'])
      expect(service(name).command?.filter((word) => word.startsWith('--'))).toEqual(flags);
    expect(rests('STOPSIGNAL')).toEqual(['SIGTERM']);
  });

  it('asks the web process whether it is ready', () => {
    const [check] = rests('HEALTHCHECK');
    expect(check).toContain('http://127.0.0.1:8080/health/ready');
    expect(rests('ENV').join(' ')).toContain('PORT=8080');
  });

  it('copies only what the ignore file lets through', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const copied = instructions
      .filter(({ name, rest }) => name === 'COPY' && !rest.startsWith('--from'))
      .flatMap(({ rest }) => rest.split(/\s+/).slice(0, -1))
      .filter((path) => path !== '.');
    for (const path of copied) expect(allowed).toContain(path);
    expect(allowed.join(' ')).not.toMatch(/\.data|node_modules|\.git\b|\.env/);
  });
});
