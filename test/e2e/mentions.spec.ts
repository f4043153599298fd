import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { fileCase } from '../medium/cases/file-case.js';
import { ConsoleClient } from '../support/console-client.js';
import { runWeb, runWorker, type RunningWeb } from '../support/helpdesk.js';
import { createInstallation, type Installation } from '../support/installation.js';
import { timesBelowTheDay } from '../support/index.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';

interface Mention {
  entryId: string;
  caseId: string;
  reference: string;
  author: string;
  seen: boolean;
}

describe('colleagues whom a note mentions', () => {
  let installation: Installation;
  let web: RunningWeb;
  let worker: INestApplicationContext;
  let mails: MailServer;
  let kiran: ConsoleClient;
  let meera: ConsoleClient;
  let coordinator: ConsoleClient;

  beforeAll(async () => {
    installation = await createInstallation();
    mails = await startMailServer();
    web = await runWeb(installation);
    worker = await runWorker(installation, { SMTP_URL: mails.url });
    const desk = { console: web.console, installation };
    kiran = await ConsoleClient.of(desk, installation.counsellors[0]);
    meera = await ConsoleClient.of(desk, installation.counsellors[1]);
    coordinator = await ConsoleClient.of(desk, installation.coordinator);
  });
  afterAll(async () => {
    await worker?.close();
    await web?.stop();
    await mails?.stop();
    await installation.database.drop();
  });

  const note = (client: ConsoleClient, id: string, text: string, entryId: string = randomUUID()) =>
    client.post(`/api/cases/${id}/notes`, { id: entryId, text });
  const mentions = (client: ConsoleClient) => client.get<Mention[]>('/api/mentions');
  const of = async (client: ConsoleClient, caseId: string) =>
    (await mentions(client)).filter((one) => one.caseId === caseId);
  const mentionedIn = async (id: string): Promise<unknown[]> =>
    (await kiran.case(id)).events
      .filter(({ kind }) => kind === 'staff_mentioned')
      .map(({ detail }) => detail['mentioned']);

  it('are told by one mail without a word of it, and have a list', async () => {
    const { id, reference } = await fileCase(web.app);
    const entryId = randomUUID();
    const text = `@${installation.counsellors[1].name} the zebra-note says more.`;
    await note(kiran, id, text, entryId);
    await note(kiran, id, text, entryId);
    const mail = await mails.nextMail((one) =>
      one.text.includes(`Case ${reference}: a colleague mentions you`),
    );
    expect(mail.to).toEqual([installation.counsellors[1].email]);
    expect(mail.text).not.toContain('zebra-note');

    expect(await of(meera, id)).toMatchObject([
      { entryId, reference, author: installation.counsellors[0].name, seen: false },
    ]);
    expect(await of(kiran, id)).toEqual([]);
    expect(await mentionedIn(id)).toEqual([installation.counsellors[1].name]);
    const kept = await installation.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM notifications WHERE case_id = $1 AND reason = 'mentioned'`,
      [id],
    );
    expect(kept).toEqual([{ count: 1 }]);

    expect(await kiran.ask('POST', `/api/mentions/${entryId}/seen`)).toMatchObject({
      status: 404,
      body: { code: 'MENTION_NOT_FOUND' },
    });
    expect((await meera.ask('POST', `/api/mentions/${entryId}/seen`)).status).toBe(204);
    expect(await of(meera, id)).toMatchObject([{ seen: true }]);
  });

  it('are never those from whom the case is kept, before or after', async () => {
    const { id } = await fileCase(web.app);
    const [, second] = installation.counsellors;
    await note(kiran, id, `@${second.name} look`);
    expect(await of(meera, id)).toHaveLength(1);
    await coordinator.put(`/api/cases/${id}/exclusion`, { staffIds: [second.id] });
    expect(await of(meera, id)).toEqual([]);
    await note(kiran, id, `@${second.name} look again`);
    expect(await of(meera, id)).toEqual([]);
    expect(await mentionedIn(id)).toHaveLength(1);
  });

  it('are never people of another desk, nor whoever writes the note', async () => {
    const { counsellor } = await installation.addDesk('Desk of mentions');
    const stranger = await ConsoleClient.signIn(web.console, counsellor);
    const { id } = await fileCase(web.app);
    await note(kiran, id, `@${counsellor.name} @${installation.counsellors[0].name} hello`);
    expect(await mentions(stranger)).toEqual([]);
    expect(await of(kiran, id)).toEqual([]);
    expect(await mentionedIn(id)).toEqual([]);
  });

  it('can be mentioned in a closed case, whose times are of the day', async () => {
    const { id } = await fileCase(web.app);
    await kiran.post(`/api/cases/${id}/status`, { status: 'closed', reason: 'resolved', outcome: 'safe' });
    await note(kiran, id, `@${installation.counsellors[1].name} all is done`);
    expect(await of(meera, id)).toHaveLength(1);
    expect(await timesBelowTheDay(installation.database)).toEqual([]);
  });
});
