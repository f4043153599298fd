import { dirname, join, resolve } from 'node:path';
import { validateSync } from 'class-validator';
import { getDomain } from 'tldts';
import { defineErrors } from '../errors/index.js';
import { Config } from './config.js';
import { variables } from './variable.js';

const HIGHEST_PORT = 65_535;

/** One variable that is missing or wrong, and what was expected. Never the value: it may be a secret. */
export interface ConfigProblem {
  readonly variable: string;
  readonly expected: string;
}

/** The settings cannot be used. Its message is for the operator: one line for each problem, and no value of any variable. */
export class ConfigError extends defineErrors({ CONFIG_INVALID: 500 }) {
  constructor(readonly problems: readonly ConfigProblem[]) {
    super('CONFIG_INVALID');
    this.message = problems.map((problem) => `${problem.variable} wants ${problem.expected}.`).join('\n');
  }
}

/**
 * Reads and checks the settings. An empty variable counts as left out. Throws one ConfigError that lists every problem.
 *
 * @param env - the environment; `process.env` when left out
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const config = new Config();
  const given = new Set<string>();
  for (const { property, name, read } of variables()) {
    const text = env[name]?.trim();
    if (!text) continue;
    given.add(name);
    Object.assign(config, { [property]: read(text) });
  }
  fillIn(config, given);

  const problems: ConfigProblem[] = [];
  const wrong = new Set(validateSync(config).map((error) => error.property));
  for (const { property, name, expected } of variables()) {
    if (wrong.has(property)) problems.push({ variable: name, expected });
  }
  for (const problem of [
    ...together(config),
    ...(wrong.has('securityContact') || wrong.has('securityExpires') ? [] : securityTxt(config)),
    ...(wrong.has('listenHost') ? [] : unreached(config, given)),
    ...(config.production ? inProduction(config, given) : []),
  ]) {
    if (!problems.some((known) => known.variable === problem.variable)) problems.push(problem);
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(config);
}

function fillIn(config: Config, given: ReadonlySet<string>): void {
  // A bad port is one problem, not one for each setting that follows it.
  const wrong = new Set(validateSync(config).map((error) => error.property));
  const port = wrong.has('port') ? new Config().port : config.port;
  if (!given.has('CONSOLE_PORT')) config.consolePort = port + 1;
  const metrics = config.metricsPort ?? NaN;
  if (metrics < HIGHEST_PORT && !given.has('WORKER_METRICS_PORT')) config.workerMetricsPort = metrics + 1;
  if (!given.has('SITE_ORIGIN'))
    config.siteOrigin = `http://${config.listenHost === '::1' ? '[::1]' : '127.0.0.1'}:${port}`;
  if (!given.has('CONSOLE_ORIGIN'))
    config.consoleOrigin = `http://localhost:${wrong.has('consolePort') ? port + 1 : config.consolePort}`;
  if (!given.has('DRAIN_SECONDS') && config.production) config.drainSeconds = 5;
  if (!given.has('MAIL_DELAY') && config.nodeEnv === 'test') config.mailDelay = 'none';
  config.mailFolder = resolve(config.mailFolder);
  config.keyFile = resolve(config.keyFile);
  if (!given.has('WORKER_KEY_FILE')) config.workerKeyFile = join(dirname(config.keyFile), 'worker-keys.json');
  config.workerKeyFile = resolve(config.workerKeyFile);
  if (config.heartbeatFile !== undefined) config.heartbeatFile = resolve(config.heartbeatFile);
}

const REACHED_BY_DEFAULT = ['127.0.0.1', 'localhost', '::1', '0.0.0.0', '::'];

/** 127.0.0.1 and localhost, the two hosts of a trial, are not reached where something else is listened on. */
function unreached(config: Config, given: ReadonlySet<string>): ConfigProblem[] {
  if (REACHED_BY_DEFAULT.includes(config.listenHost)) return [];
  const expected = 'the address under which LISTEN_HOST is reached, with its port';
  return ['SITE_ORIGIN', 'CONSOLE_ORIGIN']
    .filter((variable) => !given.has(variable))
    .map((variable) => ({ variable, expected }));
}

/** What one variable asks of another. */
function together(config: Config): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  if (config.consolePort === config.port)
    problems.push({ variable: 'CONSOLE_PORT', expected: 'another port than PORT' });
  problems.push(...metricsPorts(config), ...onionPort(config));
  // Cookies do not tell ports apart, so two hosts keep the reporters' cookies away from the staff's.
  if (host(config.siteOrigin) === host(config.consoleOrigin)) {
    problems.push({ variable: 'CONSOLE_ORIGIN', expected: 'another host than SITE_ORIGIN' });
  }
  const byUrgency = [
    ['FIRST_ANSWER_MINUTES', config.firstAnswerMinutes],
    ['NEXT_PERSON_MINUTES', config.nextPersonMinutes],
  ] as const;
  for (const [variable, minutes] of byUrgency) {
    if (minutes.some((value, index) => index > 0 && value < (minutes[index - 1] ?? 0))) {
      problems.push({
        variable,
        expected: 'the most urgent first, so that no number is below the one before',
      });
    }
  }
  return problems;
}

/** RFC 9116 asks for both. */
function securityTxt({ securityContact, securityExpires }: Config): ConfigProblem[] {
  if ((securityContact === undefined) === (securityExpires === undefined)) return [];
  return securityContact === undefined
    ? [{ variable: 'SECURITY_CONTACT', expected: 'an address, for there is a SECURITY_EXPIRES' }]
    : [{ variable: 'SECURITY_EXPIRES', expected: 'a day, for there is a SECURITY_CONTACT' }];
}

/** The figures are for those who watch: they never share a port with what anyone may open. */
function metricsPorts({ port, consolePort, metricsPort, workerMetricsPort }: Config): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  if (metricsPort !== undefined && [port, consolePort].includes(metricsPort))
    problems.push({ variable: 'METRICS_PORT', expected: 'another port than PORT and CONSOLE_PORT' });
  if (workerMetricsPort !== undefined && [port, consolePort, metricsPort].includes(workerMetricsPort))
    problems.push({
      variable: 'WORKER_METRICS_PORT',
      expected: 'another port than PORT, CONSOLE_PORT and METRICS_PORT',
    });
  return problems;
}

/** The listener of tor believes what it is told about circuits: nobody else may come in there. */
function onionPort({ onionOrigin, onionPort, ...others }: Config): ConfigProblem[] {
  if (onionPort === undefined) return [];
  if (onionOrigin === undefined)
    return [
      {
        variable: 'ONION_PORT',
        expected: 'ONION_ORIGIN beside it, the onion address that tor brings visitors of',
      },
    ];
  const taken = [others.port, others.consolePort, others.metricsPort, others.workerMetricsPort];
  const expected = 'another port than PORT, CONSOLE_PORT, METRICS_PORT and WORKER_METRICS_PORT';
  return taken.includes(onionPort) ? [{ variable: 'ONION_PORT', expected }] : [];
}

function inProduction(config: Config, given: ReadonlySet<string>): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const origins = [
    ['SITE_ORIGIN', config.siteOrigin],
    ['CONSOLE_ORIGIN', config.consoleOrigin],
  ] as const;
  for (const [variable, value] of origins) {
    if (!given.has(variable) || !(value.startsWith('https://') || host(value).endsWith('.onion'))) {
      problems.push({
        variable,
        expected: 'an https (or .onion) address in production, such as https://help.example.org',
      });
    }
  }
  const site = registrableDomain(host(config.siteOrigin));
  if (site !== null && site === registrableDomain(host(config.consoleOrigin))) {
    problems.push({
      variable: 'CONSOLE_ORIGIN',
      expected: `another registrable domain than SITE_ORIGIN in production, for both are of ${site}, and "Exit this page" clears all cookies of the site's domain`,
    });
  }
  for (const variable of ['SMTP_URL', 'MAIL_FROM', 'KEY_FILE']) {
    const spec = variables().find(({ name }) => name === variable);
    if (!given.has(variable) && spec)
      problems.push({ variable, expected: `${spec.expected} (needed in production)` });
  }
  if (config.mailDelay === 'none')
    problems.push({
      variable: 'MAIL_DELAY',
      expected: 'spread in production: the time of a mail must not tell the second in which a reporter wrote',
    });
  if (config.mailTls === 'off' && !(config.smtpUrl && isLoopback(host(config.smtpUrl)))) {
    problems.push({
      variable: 'MAIL_TLS',
      expected: 'required in production, unless SMTP_URL is on this machine',
    });
  }
  return problems;
}

/**
 * The domain of a host that its owner has registered, or has been given by a provider such as github.io: what a browser takes
 * for one site (https://publicsuffix.org). Null for an IP address, a name of one label and a public suffix itself.
 */
function registrableDomain(host: string): string | null {
  return getDomain(host, { allowPrivateDomains: true });
}

/** The host of an address, without brackets; empty when the text is no address. */
function host(address: string): string {
  try {
    return new URL(address).hostname.replace(/^\[|\]$/g, '').toLowerCase();
  } catch {
    return '';
  }
}

/** Whether a host name or IP address means this machine. */
export function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}
