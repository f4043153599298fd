import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { Trouble } from './prepare.mjs';

/** Every setting of the processes and of the starter, as docs/operations/configuration.md lists them. */
export const SETTINGS = [
  'NODE_ENV',
  'PORT',
  'CONSOLE_PORT',
  'LISTEN_HOST',
  'METRICS_PORT',
  'WORKER_METRICS_PORT',
  'METRICS_HOST',
  'SITE_ORIGIN',
  'CONSOLE_ORIGIN',
  'ONION_ORIGIN',
  'ONION_PORT',
  'TRUST_PROXY',
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'DATABASE_POOL',
  'REDIS_URL',
  'SMTP_URL',
  'MAIL_FOLDER',
  'MAIL_FROM',
  'MAIL_TLS',
  'MAIL_CONNECTIONS',
  'MAIL_DELAY',
  'KEY_FILE',
  'WORKER_KEY_FILE',
  'ANSWER_MAILBOX',
  'CYBERTIPLINE_URL',
  'CYBERTIPLINE_SECONDS',
  'RDAP',
  'HEARTBEAT_FILE',
  'PUBLIC_NAME',
  'DEFAULT_COUNTRY',
  'DEFAULT_LANGUAGE',
  'EXIT_URL',
  'FIRST_ANSWER_MINUTES',
  'NEXT_PERSON_MINUTES',
  'PAUSE_AFTER_SEVERE',
  'SESSION_IDLE_MINUTES',
  'SESSION_MAX_HOURS',
  'DRAFT_MINUTES',
  'DRAIN_SECONDS',
  'SECURITY_CONTACT',
  'SECURITY_EXPIRES',
  'SECURITY_LANGUAGES',
  'SECURITY_POLICY',
  'LOG_LEVEL',
  'DATA_FOLDER',
];

/** The environment without any setting of ours, so that what is measured or proved is the default. */
export function withoutSettings(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !SETTINGS.includes(name)));
}

const asPort = (text) =>
  /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535 ? Number(text) : null;

const ANY = ['0.0.0.0', '::'];

/** How an address to listen on is written in a URL that reaches it from this machine. */
export function reachable(host) {
  if (ANY.includes(host)) return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * What the starter itself needs to know of the environment. Everything is checked, with better words, by the
 * processes' own configuration; a value that makes no sense here is left for it to refuse.
 */
export function settings(root, env) {
  const production = env.NODE_ENV === 'production';
  const dataDir = resolve(root, env.DATA_FOLDER || '.data');
  const port = asPort(env.PORT || '8080');
  const consolePort = env.CONSOLE_PORT ? asPort(env.CONSOLE_PORT) : port && asPort(String(port + 1));
  const host = env.LISTEN_HOST || '127.0.0.1';
  return {
    root,
    production,
    dataDir,
    port,
    consolePort,
    host,
    siteOrigin: env.SITE_ORIGIN || `http://${host === '::1' ? '[::1]' : '127.0.0.1'}:${port}`,
    consoleOrigin: env.CONSOLE_ORIGIN || `http://localhost:${consolePort}`,
    databaseUrl: env.DATABASE_URL || null,
    redisUrl: env.REDIS_URL || null,
    smtp: Boolean(env.SMTP_URL),
    mailFolder: resolve(root, env.MAIL_FOLDER || join(dataDir, 'mail')),
    keyFile: resolve(root, env.KEY_FILE || join(dataDir, 'keys.json')),
  };
}

/** What the child processes are told besides this environment. Secrets travel here and never as arguments. */
export function childEnvironment(own, env, databaseUrl) {
  return {
    ...env,
    NODE_ENV: env.NODE_ENV || 'development',
    DATABASE_URL: databaseUrl,
    // In production the operator says where these are; the processes refuse to guess.
    ...(own.production ? {} : { KEY_FILE: own.keyFile, MAIL_FOLDER: own.mailFolder }),
  };
}

/** Why a port cannot be opened (an error code), or null. */
function portProblem(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(null)));
  });
}

/** Throws Trouble, naming the port and what to do, when the site's or the console's port cannot be had. */
export async function checkPorts({ port, consolePort, host }) {
  for (const [name, number] of [
    ['public site', port],
    ['console', consolePort],
  ]) {
    if (number === null) continue;
    const problem = await portProblem(number, host);
    if (problem === null) continue;
    const suggestion = `Choose another, for example: PORT=${number > 60_000 ? 8080 : number + 10} npm start (the console takes the next one).`;
    if (problem === 'EADDRINUSE')
      throw new Trouble(
        `Port ${number}, for the ${name}, is taken by another program. Stop that program, or choose another port. ${suggestion}`,
      );
    if (problem === 'EACCES')
      throw new Trouble(`Port ${number}, for the ${name}, may not be opened by this user. ${suggestion}`);
    throw new Trouble(
      `Port ${number}, for the ${name}, cannot be opened on ${host} (${problem}). LISTEN_HOST must be an address of this machine.`,
    );
  }
}
