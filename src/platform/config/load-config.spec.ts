import { ConfigError, type ConfigProblem, loadConfig } from './load-config.js';
import { variables } from './variable.js';

const LOCAL = { DATABASE_URL: 'postgresql://abhaya@localhost/abhaya' };
const PRODUCTION = {
  ...LOCAL,
  NODE_ENV: 'production',
  SITE_ORIGIN: 'https://help.example.org',
  CONSOLE_ORIGIN: 'https://console.example.net',
  SMTP_URL: 'smtp://mail.example.org',
  MAIL_FROM: 'desk@example.org',
  KEY_FILE: '/etc/abhaya/keys.json',
};

function problems(env: Record<string, string | undefined>): readonly ConfigProblem[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}
const wrong = (env: Record<string, string | undefined>) => problems(env).map(({ variable }) => variable);

describe('the settings', () => {
  it('suit one machine when only the database is named', () => {
    expect(loadConfig(LOCAL)).toMatchObject({
      nodeEnv: 'development',
      production: false,
      port: 8080,
      consolePort: 8081,
      listenHost: '127.0.0.1',
      siteOrigin: 'http://127.0.0.1:8080',
      consoleOrigin: 'http://localhost:8081',
      defaultCountry: 'IN',
      firstAnswerMinutes: [15, 60, 240, 1440],
      nextPersonMinutes: [5, 15, 60, 240],
      sessionIdleMinutes: 15,
      sessionMaxHours: 10,
      draftMinutes: 60,
      mailTls: 'required',
      mailConnections: 4,
    });
  });

  it('follow the port', () => {
    expect(loadConfig({ ...LOCAL, PORT: '3000' })).toMatchObject({
      consolePort: 3001,
      siteOrigin: 'http://127.0.0.1:3000',
      consoleOrigin: 'http://localhost:3001',
    });
  });

  it('tell nobody the figures of a process unless a port is named, and then on the loopback', () => {
    expect(loadConfig(LOCAL)).toMatchObject({ metricsHost: '127.0.0.1' });
    expect(loadConfig(LOCAL).metricsPort).toBeUndefined();
    expect(loadConfig(LOCAL).workerMetricsPort).toBeUndefined();
    expect(loadConfig({ ...LOCAL, METRICS_PORT: '9464' })).toMatchObject({
      metricsPort: 9464,
      workerMetricsPort: 9465,
    });
    expect(loadConfig({ ...LOCAL, WORKER_METRICS_PORT: '9470' }).metricsPort).toBeUndefined();
  });

  it('keep the figures away from the ports that anyone may open, and from each other', () => {
    expect(wrong({ ...LOCAL, METRICS_PORT: '8081' })).toEqual(['METRICS_PORT']);
    expect(wrong({ ...LOCAL, CONSOLE_PORT: '9000', METRICS_PORT: '8080' })).toEqual(['METRICS_PORT']);
    expect(wrong({ ...LOCAL, PORT: '9464', CONSOLE_PORT: '9000', METRICS_PORT: '9463' })).toEqual([
      'WORKER_METRICS_PORT',
    ]);
    const same = { METRICS_PORT: '9464', WORKER_METRICS_PORT: '9464' };
    expect(wrong({ ...LOCAL, ...same })).toEqual(['WORKER_METRICS_PORT']);
  });

  it('take an empty variable as left out', () => {
    expect(loadConfig({ ...LOCAL, PORT: ' ', REDIS_URL: '' })).toMatchObject({ port: 8080 });
    expect(loadConfig({ ...LOCAL, REDIS_URL: '' }).redisUrl).toBeUndefined();
  });

  it('cannot be changed afterwards', () => {
    const config = loadConfig(LOCAL);
    expect(() => Object.assign(config, { port: 1 })).toThrow(TypeError);
  });

  it('take every kind of good value', () => {
    const config = loadConfig({
      ...PRODUCTION,
      PORT: '80',
      CONSOLE_PORT: '81',
      LISTEN_HOST: '0.0.0.0',
      TRUST_PROXY: '1',
      DATABASE_URL: 'postgresql://abhaya@%2Ftmp%2Fabhaya-x1:5432/abhaya',
      DATABASE_POOL: '20',
      REDIS_URL: 'rediss://user:secret@redis.example.org:6380',
      PUBLIC_NAME: 'सहायता',
      DEFAULT_LANGUAGE: 'hi',
      ONION_ORIGIN: 'http://a4dqobyha4dqobyha4dqobyha4dqobyha4dqobyha4dqobyha4dwc6ad.onion/',
      ONION_PORT: '8090',
      EXIT_URL: 'https://weather.example.org/',
      FIRST_ANSWER_MINUTES: '5, 30,60,60',
      MAIL_FROM: 'Help desk <desk@example.org>',
      LOG_LEVEL: 'warn',
    });
    expect(config).toMatchObject({ firstAnswerMinutes: [5, 30, 60, 60], trustProxy: 1, production: true });
    expect(problems({ ...PRODUCTION, SITE_ORIGIN: `http://${'a'.repeat(56)}.onion` })).toEqual([]);
    expect(problems({ ...PRODUCTION, SMTP_URL: 'smtp://127.0.0.1:25', MAIL_TLS: 'off' })).toEqual([]);
  });

  const bad: [string, string][] = [
    ['NODE_ENV', 'staging'],
    ['PORT', '0'],
    ['PORT', '65535'],
    ['PORT', '8080a'],
    ['CONSOLE_PORT', '70000'],
    ['LISTEN_HOST', 'two words'],
    ['METRICS_PORT', '0'],
    ['METRICS_PORT', '65535'],
    ['METRICS_PORT', '9464a'],
    ['WORKER_METRICS_PORT', '70000'],
    ['METRICS_HOST', 'two words'],
    ['SITE_ORIGIN', 'help.example.org'],
    ['SITE_ORIGIN', 'https://help.example.org/path'],
    ['SITE_ORIGIN', 'https://a:99999'],
    ['CONSOLE_ORIGIN', 'https://a..b:70000'],
    ['CONSOLE_ORIGIN', 'ftp://console.example.org'],
    ['ONION_ORIGIN', `http://${'a'.repeat(56)}.onion`],
    ['ONION_ORIGIN', 'http://a4dqobyha4dqobyh.onion'],
    ['ONION_ORIGIN', 'https://a4dqobyha4dqobyha4dqobyha4dqobyha4dqobyha4dqobyha4dwc6ad.onion'],
    ['ONION_ORIGIN', 'http://b4dqobyha4dqobyha4dqobyha4dqobyha4dqobyha4dqobyha4dwc6ad.onion'],
    ['ONION_PORT', '70000'],
    ['TRUST_PROXY', 'true'],
    ['DATABASE_URL', 'mysql://localhost/abhaya'],
    ['DATABASE_OWNER_URL', 'mysql://localhost/abhaya'],
    ['DATABASE_URL', 'postgresql://localhost'],
    ['DATABASE_URL', 'postgresql://u:p@host:99999/abhaya'],
    ['DATABASE_URL', 'postgresql://u:pa#ss@host/abhaya'],
    ['DATABASE_URL', 'postgresql://u:p%zz@host/abhaya'],
    ['DATABASE_URL', 'postgresql://u:12/ss@host/abhaya'],
    ['DATABASE_POOL', '1'],
    ['REDIS_URL', 'localhost:6379'],
    ['REDIS_URL', 'redis://h:99999'],
    ['REDIS_URL', 'redis://:p%zz@h'],
    ['REDIS_URL', 'redis://h:0'],
    ['SMTP_URL', 'mail.example.org'],
    ['SMTP_URL', 'smtp://host:99999'],
    ['SMTP_URL', 'smtp://u:pa#ss@host:587'],
    ['SMTP_URL', 'smtp://u:p%zz@host'],
    ['SMTP_URL', 'smtp://u:12/ss@host'],
    ['SMTP_URL', 'smtp://u:12?ss@host'],
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'Help <डेस्क@example.org>'],
    ['MAIL_FROM', 'Help <desk@b>'],
    ['MAIL_FROM', 'Desk <desk@example.org>\r\nBcc: all@example.org'],
    ['MAIL_TLS', 'maybe'],
    ['ANSWER_MAILBOX', 'nobody'],
    ['RDAP', 'yes'],
    ['RDAP', 'http://rdap.example.org'],
    ['CYBERTIPLINE_URL', 'https://report.cybertip.org/ispws'],
    ['CYBERTIPLINE_URL', 'http://user:password@report.cybertip.org/ispws'],
    ['CYBERTIPLINE_SECONDS', '0'],
    ['CYBERTIPLINE_SECONDS', '81'],
    ['MAIL_DELAY', '0'],
    ['MAIL_CONNECTIONS', '0'],
    ['MAIL_CONNECTIONS', '51'],
    ['DRAIN_SECONDS', '-1'],
    ['DRAIN_SECONDS', '301'],
    ['SECURITY_CONTACT', 'security@example.org'],
    ['SECURITY_EXPIRES', '2099-02-30'],
    ['SECURITY_LANGUAGES', 'English'],
    ['SECURITY_POLICY', 'http://example.org/policy'],
    ['PUBLIC_NAME', 'x'.repeat(61)],
    ['DEFAULT_COUNTRY', 'India'],
    ['DEFAULT_LANGUAGE', 'english'],
    ['EXIT_URL', 'http://weather.example.org'],
    ['EXIT_URL', 'https://%'],
    ['EXIT_URL', 'https://weather.example.org:99999/'],
    ['FIRST_ANSWER_MINUTES', '15,60,240'],
    ['FIRST_ANSWER_MINUTES', '15,60,soon,1440'],
    ['FIRST_ANSWER_MINUTES', '60,15,240,1440'],
    ['NEXT_PERSON_MINUTES', '0,15,60,240'],
    ['NEXT_PERSON_MINUTES', '15,5,60,240'],
    ['PAUSE_AFTER_SEVERE', '0'],
    ['SESSION_IDLE_MINUTES', '0'],
    ['SESSION_MAX_HOURS', '25'],
    ['DRAFT_MINUTES', '4'],
    ['LOG_LEVEL', 'loud'],
  ];
  it.each(bad)('name %s, and what it wants, when it is %j', (variable, value) => {
    const found = problems({ ...LOCAL, [variable]: value });
    expect(found.map((problem) => problem.variable)).toEqual([variable]);
    expect(found[0]?.expected.length).toBeGreaterThan(8);
  });

  it('have a bad value tried here for every variable that can have one', () => {
    const tried = new Set(bad.map(([name]) => name));
    const anyText = ['MAIL_FOLDER', 'KEY_FILE', 'WORKER_KEY_FILE', 'HEARTBEAT_FILE'];
    expect(
      variables()
        .map(({ name }) => name)
        .filter((name) => !tried.has(name)),
    ).toEqual(anyText);
  });

  it('list every problem at once, in words for the operator, with no value in them', () => {
    const env = {
      PORT: 'secret-one',
      DATABASE_URL: 'secret-two',
      SMTP_URL: 'secret-three',
      REDIS_URL: 'secret-four',
    };
    expect(wrong(env)).toEqual(['PORT', 'DATABASE_URL', 'REDIS_URL', 'SMTP_URL']);
    expect(() => loadConfig(env)).toThrow('PORT wants a whole number from 1 to 65534.');
    expect(() => loadConfig(env)).not.toThrow(/secret/);
  });

  it.each([
    ['DATABASE_URL', 'postgresql://u:p%23%2F%40%25ss@host:5432/abhaya?sslmode=disable'],
    ['DATABASE_URL', 'postgresql://abhaya@%2Ftmp%2Fabhaya-x1:5432/abhaya'],
    ['DATABASE_URL', 'postgresql://abhaya@/abhaya?host=/var/run/postgresql'],
    ['DATABASE_URL', 'postgres://[::1]:5432/abhaya'],
    ['REDIS_URL', 'redis://:p%23ss@[::1]:6379/2'],
    ['REDIS_URL', 'unix:///run/redis/redis.sock'],
    ['SMTP_URL', 'smtps://desk%40example.org:p%2Fs@mail.example.org:465/'],
    ['EXIT_URL', 'https://example.org/@weather#today'],
    ['SITE_ORIGIN', 'https://[::1]:8443/'],
  ])('take %s as %s', (variable, value) => {
    expect(problems({ ...LOCAL, [variable]: value })).toEqual([]);
  });

  it('say what to do about a password that breaks its address, and never show it', () => {
    const env = { ...LOCAL, SMTP_URL: 'smtp://u:pa#ss@host:587' };
    expect(() => loadConfig(env)).toThrow(/^SMTP_URL wants .*, with %-encoding in the password\.$/);
    expect(() => loadConfig(env)).not.toThrow(/pa#ss/);
  });

  it('want the database named', () => {
    expect(wrong({})).toEqual(['DATABASE_URL']);
  });

  it('keep site and console on two hosts and two ports', () => {
    expect(wrong({ ...LOCAL, SITE_ORIGIN: 'http://localhost:8080' })).toEqual(['CONSOLE_ORIGIN']);
    expect(wrong({ ...LOCAL, PORT: '9000', CONSOLE_PORT: '9000' })).toEqual(['CONSOLE_PORT']);
  });

  it('follow the address listened on where two hosts reach it', () => {
    expect(loadConfig({ ...LOCAL, LISTEN_HOST: '::1' })).toMatchObject({
      siteOrigin: 'http://[::1]:8080',
      consoleOrigin: 'http://localhost:8081',
    });
    for (const any of ['0.0.0.0', '::']) expect(problems({ ...LOCAL, LISTEN_HOST: any })).toEqual([]);
  });

  it.each(['127.0.0.2', '192.168.1.5', 'fd00::5', 'desk.local'])(
    'want the addresses named when %s is listened on',
    (host) => {
      const env = { ...LOCAL, LISTEN_HOST: host };
      expect(wrong(env)).toEqual(['SITE_ORIGIN', 'CONSOLE_ORIGIN']);
      expect(() => loadConfig(env)).toThrow(
        'SITE_ORIGIN wants the address under which LISTEN_HOST is reached',
      );
      const named = { SITE_ORIGIN: 'http://site.local:8080', CONSOLE_ORIGIN: 'http://console.local:8081' };
      expect(problems({ ...env, ...named })).toEqual([]);
    },
  );

  describe('in production', () => {
    it('are complete with origins, mail and key file', () => {
      expect(problems(PRODUCTION)).toEqual([]);
    });

    it('name all that is missing', () => {
      expect(wrong({ ...LOCAL, NODE_ENV: 'production' })).toEqual([
        'SITE_ORIGIN',
        'CONSOLE_ORIGIN',
        'SMTP_URL',
        'MAIL_FROM',
        'KEY_FILE',
      ]);
    });

    it('refuse addresses without https', () => {
      expect(wrong({ ...PRODUCTION, SITE_ORIGIN: 'http://help.example.org' })).toEqual(['SITE_ORIGIN']);
      expect(wrong({ ...PRODUCTION, CONSOLE_ORIGIN: 'http://console.example.net' })).toEqual([
        'CONSOLE_ORIGIN',
      ]);
    });

    const domains = (site: string, console: string) =>
      wrong({ ...PRODUCTION, SITE_ORIGIN: site, CONSOLE_ORIGIN: console });

    it.each([
      ['https://help.example.org', 'https://console.example.org'],
      ['https://example.org', 'https://console.example.org'],
      ['https://console.example.org', 'https://example.org'],
      ['https://a.help.example.co.in', 'https://console.example.co.in'],
      ['https://example.gov.in', 'https://console.example.gov.in'],
      ['https://help.example.me.uk', 'https://console.example.me.uk'],
      ['https://help.example.internal', 'https://console.example.internal'],
      ['https://help.example.org.', 'https://console.example.org'],
      [`http://a.${'a'.repeat(56)}.onion`, `http://b.${'a'.repeat(56)}.onion`],
    ])('refuse %s with %s: one domain', (site, console) => {
      expect(domains(site, console)).toEqual(['CONSOLE_ORIGIN']);
    });

    it.each([
      ['https://help.example.org', 'https://help.example.net'],
      ['https://help.co.in', 'https://console.co.in'],
      ['https://one.gov.in', 'https://other.gov.in'],
      ['https://one.me.uk', 'https://other.me.uk'],
      ['https://one.plc.uk', 'https://other.plc.uk'],
      ['https://one.github.io', 'https://other.github.io'],
      ['https://gov.in', 'https://console.gov.in'],
      ['https://10.0.0.1', 'https://10.0.0.2'],
      ['https://127.0.0.1', 'https://localhost'],
      [`http://${'a'.repeat(56)}.onion`, `http://${'b'.repeat(56)}.onion`],
    ])('take %s with %s: two domains', (site, console) => {
      expect(domains(site, console)).toEqual([]);
    });

    it('say which domain both are of', () => {
      const env = { ...PRODUCTION, CONSOLE_ORIGIN: 'https://console.example.org' };
      expect(() => loadConfig(env)).toThrow(
        /CONSOLE_ORIGIN wants another registrable domain .* example\.org/,
      );
    });

    it('refuse mail in the clear to a server elsewhere', () => {
      expect(wrong({ ...PRODUCTION, MAIL_TLS: 'off' })).toEqual(['MAIL_TLS']);
    });
  });
});
