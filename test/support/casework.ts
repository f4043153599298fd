import type { INestApplicationContext } from '@nestjs/common';
import { ClockSweep } from '../../src/modules/clocks/index.js';
import type { CaseDetailDto } from '../../src/modules/case-page/dto/case-page.dto.js';
import { ConsoleClient } from './console-client.js';
import { runWeb, runWorker, type RunningWeb } from './helpdesk.js';
import { createInstallation, type Installation } from './installation.js';
import { startMailServer, type MailServer } from './mail-server.js';
import { Reporter, type Answers } from './reporter.js';
import { ACCOUNT_TAKEN } from './reports.js';

/** A case, as tests speak of it. */
export interface WorkedCase {
  id: string;
  reference: string;
  /** The code of its reporter. */
  code: string;
  /** Its address at the API. */
  at: string;
}

/** A helpdesk with mail, and the people of its desk signed in: for features of a case. */
export class Casework {
  installation!: Installation;
  web!: RunningWeb;
  worker!: INestApplicationContext;
  mails!: MailServer;
  kiran!: ConsoleClient;
  meera!: ConsoleClient;
  lead!: ConsoleClient;

  async start(): Promise<void> {
    this.installation = await createInstallation();
    this.mails = await startMailServer();
    this.web = await runWeb(this.installation);
    this.worker = await runWorker(this.installation, { SMTP_URL: this.mails.url });
    const place = { console: this.web.console, installation: this.installation };
    const [kiran, meera] = this.installation.counsellors;
    this.kiran = await ConsoleClient.of(place, kiran);
    this.meera = await ConsoleClient.of(place, meera);
    this.lead = await ConsoleClient.of(place, this.installation.coordinator);
  }

  async stop(): Promise<void> {
    await this.worker?.close();
    await this.web?.stop();
    await this.mails?.stop();
    await this.installation?.database.drop();
  }

  /** A report as it comes in from the site. */
  async filed(answers: Answers = ACCOUNT_TAKEN): Promise<WorkedCase> {
    const { row, result } = await this.kiran.newCase(() => new Reporter(this.web.site).fileReport(answers));
    return { id: row.id, reference: row.reference, code: result, at: `/api/cases/${row.id}` };
  }

  /** The same, kept from Meera. */
  filedWithoutMeera(answers: Answers = ACCOUNT_TAKEN): Promise<WorkedCase> {
    return this.filed({ ...answers, keepOut: this.installation.counsellors[1].name });
  }

  /** Somebody of another desk. */
  async stranger(name: string): Promise<ConsoleClient> {
    const { counsellor } = await this.installation.addDesk(name);
    return ConsoleClient.signIn(this.web.console, counsellor);
  }

  close({ at }: WorkedCase): Promise<unknown> {
    return this.kiran.post(`${at}/status`, { status: 'closed', reason: 'resolved', outcome: 'safe' });
  }

  page({ id }: WorkedCase): Promise<CaseDetailDto> {
    return this.kiran.case(id);
  }

  /** Which of these kinds of events the case has, in their order. */
  async told(found: WorkedCase, kinds: RegExp): Promise<string[]> {
    return (await this.page(found)).events.map(({ kind }) => kind).filter((kind) => kinds.test(kind));
  }

  async audited({ id }: WorkedCase, like: string): Promise<string[]> {
    const rows = await this.installation.database.query<{ action: string }>(
      'SELECT action FROM audit_log WHERE subject_id = $1 AND action LIKE $2 ORDER BY sequence',
      [id, like],
    );
    return rows.map(({ action }) => action);
  }

  /** The states of the clocks of a kind, the first that was due first. */
  async clocks({ id }: WorkedCase, kind: string): Promise<string[]> {
    const rows = await this.installation.database.query<{ state: string }>(
      'SELECT state FROM clocks WHERE case_id = $1 AND kind = $2 ORDER BY due_at',
      [id, kind],
    );
    return rows.map(({ state }) => state);
  }

  /** The clocks are looked at as they will be after so much time (ms). */
  later(span: number): Promise<unknown> {
    return this.worker.get(ClockSweep, { strict: false }).run(new Date(Date.now() + span));
  }
}

/** A helpdesk for the tests of a file. */
export function useCasework(): Casework {
  const desk = new Casework();
  beforeAll(() => desk.start());
  afterAll(() => desk.stop());
  return desk;
}
