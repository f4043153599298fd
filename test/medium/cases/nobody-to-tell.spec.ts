import { randomUUID } from 'node:crypto';
import { WorkerOutboxModule } from '../../../src/platform/outbox/index.js';
import { WorkerQueueModule } from '../../../src/platform/queue/index.js';
import { CaseAccess } from '../../../src/modules/cases/index.js';
import { ExclusionsWorkerModule } from '../../../src/modules/exclusions/index.js';
import { TellAdministrators } from '../../../src/modules/exclusions/tell-administrators.js';
import { Thread } from '../../../src/modules/messages/index.js';
import { StaffNoticesWorkerModule } from '../../../src/modules/staff-notices/index.js';
import { startMailServer, type MailServer } from '../../support/index.js';
import { Casework, type Colleague } from './casework.js';
import { STORY } from './file-case.js';

describe('a report whose reporter keeps everybody of the desk away', () => {
  let work: Casework;
  let mails: MailServer;
  let people: Colleague[];
  let administrator: string;

  beforeAll(async () => {
    mails = await startMailServer();
    work = await Casework.start({
      settings: { SMTP_URL: mails.url },
      modules: [WorkerQueueModule, WorkerOutboxModule, StaffNoticesWorkerModule, ExclusionsWorkerModule],
    });
    ({ people } = await work.desk('coordinator', 'counsellor'));
    const found = await work.database.query<{ email: string }>(
      `SELECT email FROM staff WHERE role = 'administrator'`,
    );
    administrator = found[0]?.email ?? '';
  });
  afterAll(async () => {
    await work.stop();
    await mails.stop();
  });

  const file = () => work.file({ urgency: 1, excluded: people.map(({ session }) => session.staffId) });

  it('reaches the administrators where no other desk has a coordinator, and is an error in the log', async () => {
    const { id, reference } = await file();
    const mail = await mails.nextMail(({ subject }) => subject.includes(reference));
    expect(mail.to).toEqual([administrator]);
    expect(mail.text).toContain(`Nobody on the desk of case ${reference} may be told of it.`);
    expect(mail.text).toContain('Urgency: 1');
    expect(mail.text).not.toContain('/cases');
    for (const word of [STORY, id, 'threatened', 'adult']) expect(mail.raw).not.toContain(word);
    expect(work.log.lines).toContainEqual(
      expect.objectContaining({ level: 50, msg: 'notifications.nobody_to_tell', caseId: id, others: 1 }),
    );
  });

  it('that nobody has decided of reaches the administrators, who find somebody to decide', async () => {
    const lead = people[0]!.session.staffId;
    const { id, reference } = await work.file({ excluded: [lead], exclusion: 'undecided' });
    const mail = await mails.nextMail(({ subject }) => subject.includes(reference));
    expect(mail.to).toEqual([administrator]);
    for (const { session } of people)
      await expect(work.get(CaseAccess).require(session, id)).rejects.toMatchObject({
        code: 'CASE_NOT_FOUND',
      });
  });

  it('whose last coordinator has left before they decided reaches the administrators, once', async () => {
    const lead = people[0]!.session.staffId;
    const { id, reference } = await work.file({ exclusion: 'undecided' });
    await mails.nextMail(({ subject, to }) => subject.includes(reference) && !to.includes(administrator));
    const sweep = () => work.get(TellAdministrators).sweep();
    await sweep();
    const told = () =>
      work.database.query(
        `SELECT s.email FROM notifications n JOIN staff s ON s.id = n.staff_id
          WHERE n.case_id = $1 AND n.reason = 'nobody_to_tell'`,
        [id],
      );
    expect(await told()).toEqual([]);
    await work.database.query('UPDATE staff SET active = false WHERE id = $1', [lead]);
    try {
      await sweep();
      const mail = await mails.nextMail(
        ({ subject, to }) => subject.includes(reference) && to.includes(administrator),
      );
      expect(mail.text).toContain(`Nobody on the desk of case ${reference} may be told of it.`);
      await sweep();
      expect(await told()).toEqual([{ email: administrator }]);
    } finally {
      await work.database.query('UPDATE staff SET active = true WHERE id = $1', [lead]);
    }
  });

  it('reaches the coordinators of other desks first, also when its reporter writes again', async () => {
    const { id, reference } = await file();
    await mails.nextMail(({ subject }) => subject.includes(reference));
    const { people: others } = await work.desk('counsellor', 'coordinator');
    const reporter = await work.reporterOf(id, people[0]!.session);
    await work.get(Thread).replyAsReporter(reporter, { nonce: `nonce_${randomUUID()}`, text: STORY });
    const mail = await mails.nextMail(({ subject }) => subject.includes(reference));
    expect(mail.to).toEqual([others[1]!.session.email]);
    expect(mail.text).toContain('may be told');
  });
});
