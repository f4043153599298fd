import { join } from 'node:path';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsInt,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { parseMailbox, type Mailbox } from '../text/index.js';
import { IsMailbox, IsOnionOrigin, IsPageAddress, IsServerAddress } from './address.js';
import { projectRoot } from './paths.js';
import { integer, integers, listed, origin, Variable } from './variable.js';

const ORIGIN = /^https?:\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?$/;

/**
 * Every setting of the three processes. Each is read from the environment variable that its decorator names; what is left
 * out keeps the value here, which suits one machine. `loadConfig` adds what production demands.
 */
export class Config {
  /** What the process runs for. `production` refuses the shortcuts that a trial on one machine may take. */
  @Variable('NODE_ENV', 'development, test or production')
  @IsIn(['development', 'test', 'production'])
  nodeEnv: 'development' | 'test' | 'production' = 'development';

  /** Where the public site listens. */
  @Variable('PORT', 'a whole number from 1 to 65534', integer)
  @IsInt()
  @Min(1)
  @Max(65534)
  port = 8080;

  /** Where the staff console listens. Left out: the port after PORT. */
  @Variable('CONSOLE_PORT', 'a whole number from 1 to 65535', integer)
  @IsInt()
  @Min(1)
  @Max(65535)
  consolePort = 8081;

  /** The network address that both listeners bind. Anything but the loopback is a decision of the operator. */
  @Variable('LISTEN_HOST', 'a host name or an IP address to listen on, such as 127.0.0.1 or 0.0.0.0')
  @Matches(/^[A-Za-z0-9.:-]{1,253}$/)
  listenHost = '127.0.0.1';

  /** Where the web process tells its figures and its health to whatever watches it. Left out: nowhere. */
  @Variable('METRICS_PORT', 'a whole number from 1 to 65534', integer)
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(65534)
  metricsPort?: number;

  /** Where the worker does. Left out: the port after METRICS_PORT. */
  @Variable('WORKER_METRICS_PORT', 'a whole number from 1 to 65535', integer)
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(65535)
  workerMetricsPort?: number;

  /** The network address that these two bind. They ask nobody who they are: only what watches may reach them. */
  @Variable('METRICS_HOST', 'a host name or an IP address to listen on, such as 127.0.0.1')
  @Matches(/^[A-Za-z0-9.:-]{1,253}$/)
  metricsHost = '127.0.0.1';

  /** The public site's address as reporters see it, without a path. Left out: http://127.0.0.1:PORT. */
  @Variable('SITE_ORIGIN', 'an address such as https://help.example.org, without a path', origin)
  @Matches(ORIGIN)
  @IsPageAddress()
  siteOrigin = '';

  /** The console's address as staff see it, without a path. Left out: http://localhost:CONSOLE_PORT. */
  @Variable('CONSOLE_ORIGIN', 'an address such as https://console.example.org, without a path', origin)
  @Matches(ORIGIN)
  @IsPageAddress()
  consoleOrigin = '';

  /** The site's onion address, told to Tor Browser on every page. Left out: there is none. */
  @Variable(
    'ONION_ORIGIN',
    'an onion address of version 3, http:// and 56 letters and digits and .onion',
    origin,
  )
  @IsOptional()
  @IsOnionOrigin()
  onionOrigin?: string;

  /** Where tor, on this machine, brings the visitors of the onion address. Left out: nowhere. */
  @Variable('ONION_PORT', 'a whole number from 1 to 65535', integer)
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(65535)
  onionPort?: number;

  /** How many reverse proxies stand in front, so that the address of a client is read behind them; 0 trusts no header. */
  @Variable('TRUST_PROXY', 'the number of reverse proxies in front, from 0 to 5', integer)
  @IsInt()
  @Min(0)
  @Max(5)
  trustProxy = 0;

  /** The Postgres database. A secret: it may hold a password. */
  @Variable(
    'DATABASE_URL',
    'an address such as postgresql://user:password@host:5432/abhaya, with %-encoding in the password',
  )
  @IsServerAddress()
  @Matches(/^postgres(ql)?:\/\/[^\s]+\/[^\s/?]+(\?[^\s]*)?$/)
  databaseUrl = '';

  /**
   * The same database as the owner of its tables, for `cli migrate` and `cli setup` alone: the user of DATABASE_URL then only
   * reads and writes rows. Left out: DATABASE_URL. A secret: it may hold a password.
   */
  @Variable(
    'DATABASE_OWNER_URL',
    'an address such as postgresql://owner:password@host:5432/abhaya, with %-encoding in the password',
  )
  @IsOptional()
  @IsServerAddress()
  @Matches(/^postgres(ql)?:\/\/[^\s]+\/[^\s/?]+(\?[^\s]*)?$/)
  databaseOwnerUrl?: string;

  /** How many connections one process may hold for its own work (queue and live updates take a few more). */
  @Variable('DATABASE_POOL', 'a whole number from 2 to 100', integer)
  @IsInt()
  @Min(2)
  @Max(100)
  databasePool = 10;

  /** The Redis that carries the queue. Left out: the queue lives in Postgres. A secret: it may hold a password. */
  @Variable(
    'REDIS_URL',
    'an address such as redis://host:6379 or rediss://host:6380, with %-encoding in the password',
  )
  @IsOptional()
  @IsServerAddress()
  @Matches(/^(rediss?:\/\/[^\s/?]+(\/\d*)?(\?[^\s]*)?|unix:\/\/\/[^\s]+)$/)
  redisUrl?: string;

  /** The mail server, smtp:// (STARTTLS) or smtps://. Left out: mail becomes files in MAIL_FOLDER. A secret. */
  @Variable(
    'SMTP_URL',
    'an address such as smtp://user:password@mail.example.org:587, with %-encoding in the password',
  )
  @IsOptional()
  @IsServerAddress()
  @Matches(/^smtps?:\/\/[^\s/?]+\/?(\?[^\s]*)?$/)
  smtpUrl?: string;

  /** The folder that gets one .eml file for each mail when there is no SMTP_URL. */
  @Variable('MAIL_FOLDER', 'the path of a folder')
  @IsString()
  @IsNotEmpty()
  mailFolder = join(projectRoot(), '.data', 'mail');

  /** The sender of every mail. */
  @Variable(
    'MAIL_FROM',
    'a mailbox such as "Help desk <desk@example.org>": a name of up to 80 characters without <, > and @, and an address with plain letters (a to z) before the at sign and a whole domain behind it, which may be in any script',
  )
  @IsMailbox()
  mailFrom = 'Help desk <helpdesk@localhost>';

  /**
   * `spread`: mail about a case leaves after a random wait, so that whoever sees the mail does not learn the second in which a
   * reporter wrote. `none`: at once, for tests and measurements; production refuses it. Left out: `none` in a test, else `spread`.
   */
  @Variable('MAIL_DELAY', 'spread or none')
  @IsIn(['spread', 'none'])
  mailDelay: 'spread' | 'none' = 'spread';

  /** Whether mail may leave only under TLS. A mail server on the loopback needs none. */
  @Variable('MAIL_TLS', 'required or off')
  @IsIn(['required', 'off'])
  mailTls: 'required' | 'off' = 'required';

  /** How many connections one worker holds to the mail server, which may allow only so many to one client. */
  @Variable('MAIL_CONNECTIONS', 'a whole number from 1 to 50', integer)
  @IsInt()
  @Min(1)
  @Max(50)
  mailConnections = 4;

  /** The file of the installation's keys, kept outside the database and outside its backup. */
  @Variable('KEY_FILE', 'the path of the key file')
  @IsString()
  @IsNotEmpty()
  keyFile = join(projectRoot(), '.data', 'keys.json');

  /** The file of the keys that the worker alone reads, for what it sends. Left out: worker-keys.json beside KEY_FILE. */
  @Variable('WORKER_KEY_FILE', 'the path of a file')
  @IsString()
  @IsNotEmpty()
  workerKeyFile = join(projectRoot(), '.data', 'worker-keys.json');

  /**
   * The mailbox to which authorities and others answer, read by people: each mail to them names an address of its own of it, with a
   * plus sign and a token before the at sign. Left out: they answer to MAIL_FROM.
   */
  @Variable('ANSWER_MAILBOX', 'an address such as answers@help.example.org')
  @IsOptional()
  @IsMailbox()
  answerMailbox?: string;

  /**
   * The interface of the CyberTipline, with the user and password that NCMEC gave to this organisation as a registered provider. Left
   * out: reports to NCMEC are made by hand. A secret.
   */
  @Variable(
    'CYBERTIPLINE_URL',
    'an address such as https://user:password@report.cybertip.org/ispws, with %-encoding in the password',
  )
  @IsOptional()
  @IsServerAddress()
  @Matches(
    /^(https:\/\/[^\s/?#@:]+:[^\s/?#@]+@|http:\/\/[^\s/?#@:]+:[^\s/?#@]+@(127\.0\.0\.1|localhost)[:/])[^\s?#]+$/,
  )
  cybertiplineUrl?: string;

  /** Seconds that each of the two requests of a report to the CyberTipline may take. */
  @Variable('CYBERTIPLINE_SECONDS', 'a whole number from 1 to 80', integer)
  @IsInt()
  @Min(1)
  @Max(80)
  cybertiplineSeconds = 60;

  /**
   * Whether staff may ask registries of domains (RDAP) whom to write to about abuse of a site: `off`; `on`, where the registry is known
   * to the program; or the address of one server that is asked for all.
   */
  @Variable('RDAP', 'off, on, or the https address of a server')
  @Matches(/^(off|on|https:\/\/[^\s/?#@]+(\/[^\s?#]*)?|http:\/\/(127\.0\.0\.1|localhost):\d+(\/[^\s?#]*)?)$/)
  rdap = 'off';

  /** A file that the worker writes every second or so, for "cli health worker" to look at. Left out: none is written. */
  @Variable('HEARTBEAT_FILE', 'the path of a file')
  @IsOptional()
  @IsNotEmpty()
  heartbeatFile?: string;

  /** The name that reporters see on every page. */
  @Variable('PUBLIC_NAME', 'a name of 1 to 60 characters')
  @Matches(/^[^\p{C}]+$/u)
  @MaxLength(60)
  publicName = 'Help desk';

  /** The country (ISO 3166-1) whose help is shown until the reporter names another. */
  @Variable('DEFAULT_COUNTRY', 'a country code of two capital letters, such as IN')
  @Matches(/^[A-Z]{2}$/)
  defaultCountry = 'IN';

  /** The language (BCP 47) of the site until the reporter or the browser asks for another. */
  @Variable('DEFAULT_LANGUAGE', 'a language code such as en or hi')
  @Matches(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/)
  defaultLanguage = 'en';

  /** The harmless page that "leave this site" opens. Left out: the page of the country's table. */
  @Variable('EXIT_URL', 'an https address of a page that anyone may be seen on')
  @IsOptional()
  @IsPageAddress()
  @Matches(/^https:\/\/[^\s"<>]+$/)
  exitUrl?: string;

  /** Minutes until the first answer is due, for urgency 1 to 4. */
  @Variable('FIRST_ANSWER_MINUTES', 'four whole numbers from 1 to 43200, such as 15,60,240,1440', integers)
  @ArrayMinSize(4)
  @ArrayMaxSize(4)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(43200, { each: true })
  firstAnswerMinutes: readonly number[] = [15, 60, 240, 1440];

  /** Minutes after which the next on duty are told of a case that nobody opened, for urgency 1 to 4. */
  @Variable('NEXT_PERSON_MINUTES', 'four whole numbers from 1 to 43200, such as 5,15,60,240', integers)
  @ArrayMinSize(4)
  @ArrayMaxSize(4)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(43200, { each: true })
  nextPersonMinutes: readonly number[] = [5, 15, 60, 240];

  /** Severe cases in one shift after which the console suggests a pause to whoever opened them. */
  @Variable('PAUSE_AFTER_SEVERE', 'a whole number from 1 to 50', integer)
  @IsInt()
  @Min(1)
  @Max(50)
  pauseAfterSevere = 3;

  /** Minutes without a request after which a staff session ends. */
  @Variable('SESSION_IDLE_MINUTES', 'a whole number from 1 to 120', integer)
  @IsInt()
  @Min(1)
  @Max(120)
  sessionIdleMinutes = 15;

  /** Hours after which a staff session ends whatever happens. */
  @Variable('SESSION_MAX_HOURS', 'a whole number from 1 to 24', integer)
  @IsInt()
  @Min(1)
  @Max(24)
  sessionMaxHours = 10;

  /** Minutes that an unsent report is kept. */
  @Variable('DRAFT_MINUTES', 'a whole number from 5 to 1440', integer)
  @IsInt()
  @Min(5)
  @Max(1440)
  draftMinutes = 60;

  /**
   * Seconds for which a web process that is asked to end says that it is not ready and still answers. Left out: 5 in production,
   * else 0.
   */
  @Variable('DRAIN_SECONDS', 'a whole number from 0 to 300', integer)
  @IsInt()
  @Min(0)
  @Max(300)
  drainSeconds = 0;

  /** Where finders of faults write to, for /.well-known/security.txt (RFC 9116), best first. Left out: there is no such file. */
  @Variable('SECURITY_CONTACT', 'addresses with commas between, each mailto:, https:// or tel:+', listed)
  @IsOptional()
  @ArrayMinSize(1)
  @Matches(/^(mailto:[^\s@,<>]+@[^\s@,<>]+|https:\/\/[^\s"<>,]+|tel:\+[0-9-]{5,20})$/, { each: true })
  securityContact?: readonly string[];

  /** The last day on which what security.txt says holds. Needed with SECURITY_CONTACT. */
  @Variable('SECURITY_EXPIRES', 'a day such as 2027-06-30, less than a year ahead')
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  securityExpires?: string;

  /** Languages (BCP 47) in which finders of faults may write. */
  @Variable('SECURITY_LANGUAGES', 'language codes with commas between, such as en,hi', listed)
  @ArrayMinSize(1)
  @Matches(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, { each: true })
  securityLanguages: readonly string[] = ['en'];

  /** The page with what finders of faults are asked and promised. Left out: the one that comes with the helpdesk. */
  @Variable('SECURITY_POLICY', 'an https address of a page')
  @IsOptional()
  @IsPageAddress()
  @Matches(/^https:\/\/[^\s"<>]+$/)
  securityPolicy?: string;

  /** How much the process writes to its log. */
  @Variable('LOG_LEVEL', 'fatal, error, warn, info, debug or silent')
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent' = 'info';

  /** `mailFrom` in its parts. */
  get mailSender(): Mailbox {
    return parseMailbox(this.mailFrom) ?? { name: '', address: '' };
  }

  /** Whether this is a real installation. */
  get production(): boolean {
    return this.nodeEnv === 'production';
  }
}
