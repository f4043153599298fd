import { randomUUID } from 'node:crypto';
import { DeskVault, staffKeysOf } from '../../src/modules/desks/index.js';
import { StaffVault, type StaffKeys } from '../../src/modules/staff/index.js';
import { ConsoleClient } from './console-client.js';
import { startHelpdesk, type Helpdesk } from './helpdesk.js';
import type { Account } from './installation.js';
import { Reporter } from './reporter.js';
import { ADULT_SHARED } from './reports.js';

/** What shutting an account did to the desks. */
export interface Disabled {
  rotated: { id: string; name: string; members: number }[];
  kept: { id: string; name: string }[];
}

/** A helpdesk in which Kiran leaves, who read a case before, and Meera and Chitra stay. */
export class Leaving {
  private constructor(
    readonly desk: Helpdesk,
    readonly admin: ConsoleClient,
    readonly meera: ConsoleClient,
    readonly kiran: ConsoleClient,
  ) {}

  static async begin(): Promise<Leaving> {
    const desk = await startHelpdesk({ worker: false });
    const { administrator, counsellors } = desk.installation;
    return new Leaving(
      desk,
      await ConsoleClient.of(desk, administrator),
      await ConsoleClient.of(desk, counsellors[1]),
      await ConsoleClient.of(desk, counsellors[0]),
    );
  }

  get leaver(): Account {
    return this.desk.installation.counsellors[0];
  }

  query<T extends object>(sql: string, ...params: unknown[]): Promise<T[]> {
    return this.desk.installation.database.query<T>(sql, params);
  }

  get<T>(type: new (...args: never[]) => T): T {
    return this.desk.app.get(type, { strict: false });
  }

  /** A report with a message of its reporter, and one of the desk. */
  async told(): Promise<{ id: string; code: string }> {
    const { row, result: code } = await this.meera.newCase(() =>
      new Reporter(this.desk.site).fileReport(ADULT_SHARED),
    );
    const asha = await new Reporter(this.desk.site).enter(code);
    await asha.press('Send', { message: 'Before: are you there?' });
    await this.say(row.id, 'messages', 'Before: we are.');
    await this.say(row.id, 'notes', 'Before: a note.');
    return { id: row.id, code };
  }

  say(caseId: string, where: 'messages' | 'notes', text: string): Promise<unknown> {
    return this.meera.post(`/api/cases/${caseId}/${where}`, { id: randomUUID(), text });
  }

  /** What somebody's password opens, as the database is now. */
  async keysOf({ email, passphrase, id }: Account): Promise<StaffKeys> {
    const opened = await this.get(StaffVault).openByPassword(email, passphrase, 'test');
    if (!opened) throw new Error('The password opens nothing.');
    return staffKeysOf(opened.root, await this.get(DeskVault).openDesks(id, opened.root));
  }

  disable(id = this.leaver.id): Promise<Disabled> {
    return this.admin.post<Disabled>(`/api/staff/${id}/disable`, {});
  }
}
