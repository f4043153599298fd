import { randomUUID } from 'node:crypto';
import { HandoverRepository } from '../../src/modules/handover/handover.repository.js';
import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';

interface Note {
  id: string;
  author: string;
  text: string;
}
const WORDS = 'Asha waits for a call at nine.';

describe('a note from one shift to the next', () => {
  let desk: Helpdesk;
  let kiran: ConsoleClient;
  let meera: ConsoleClient;
  let lead: ConsoleClient;

  beforeAll(async () => {
    desk = await startHelpdesk({ worker: false });
    const [first, second] = desk.installation.counsellors;
    kiran = await ConsoleClient.of(desk, first);
    meera = await ConsoleClient.of(desk, second);
    lead = await ConsoleClient.of(desk, desk.installation.coordinator);
  });
  afterAll(() => desk.stop());

  const leave = (who: ConsoleClient, text: string, id: string = randomUUID()) =>
    who.ask('POST', `/api/desks/${desk.installation.deskId}/handover-notes`, { id, text });
  const shown = async (who: ConsoleClient) =>
    (await who.get<Note[]>('/api/handover-notes')).map(({ text }) => text);

  it('is shown to whoever is on duty until they put it away, never to its author, and lies sealed', async () => {
    const id = randomUUID();
    expect((await leave(kiran, WORDS, id)).status).toBe(204);
    expect((await leave(kiran, WORDS, id)).status).toBe(204);
    expect(await meera.get<Note[]>('/api/handover-notes')).toMatchObject([
      { id, author: desk.installation.counsellors[0].name, text: WORDS },
    ]);
    expect(await shown(kiran)).toEqual([]);
    const rows = await desk.installation.database.query<{ sealed: Buffer }>(
      'SELECT sealed FROM handover_notes',
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.sealed.includes(Buffer.from('Asha'))).toBe(false);

    expect((await meera.ask('POST', `/api/handover-notes/${id}/acknowledge`)).status).toBe(204);
    expect(await shown(meera)).toEqual([]);
    expect(await shown(lead)).toEqual([WORDS]);
  });

  it('waits for those who are not on duty yet', async () => {
    await leave(kiran, 'For the night.');
    const day = (new Date().getUTCDay() || 7) % 7;
    const elsewhen = ((day + 2) % 7) + 1;
    const shifts = [
      {
        weekday: elsewhen,
        from: '09:00',
        to: '12:00',
        staffId: desk.installation.counsellors[1].id,
        step: 1,
      },
    ];
    const plan = { zone: 'UTC', alwaysOpen: true, hours: [], holidays: [] };
    await lead.put(`/api/desks/${desk.installation.deskId}/duty`, { ...plan, revision: 0, shifts });
    expect(await shown(meera)).toEqual([]);
    await lead.put(`/api/desks/${desk.installation.deskId}/duty`, { ...plan, revision: 1, shifts: [] });
    expect(await shown(meera)).toEqual(['For the night.']);
  });

  it('is of the people of the desk alone, has words, and is gone after 14 days', async () => {
    const { counsellor } = await desk.installation.addDesk('Desk elsewhere');
    const stranger = await ConsoleClient.signIn(desk.console, counsellor);
    expect(await leave(stranger, WORDS)).toMatchObject({
      status: 404,
      body: { code: 'HANDOVER_DESK_NOT_FOUND' },
    });
    const id = randomUUID();
    await leave(kiran, 'Old news.', id);
    expect(await shown(stranger)).toEqual([]);
    const path = `/api/handover-notes/${id}/acknowledge`;
    expect(await stranger.ask('POST', path)).toMatchObject({
      status: 404,
      body: { code: 'HANDOVER_NOT_FOUND' },
    });
    expect(await leave(stranger, 'Mine now.', id)).toMatchObject({ status: 404 });
    expect(await leave(meera, 'Mine now.', id)).toMatchObject({
      status: 409,
      body: { code: 'HANDOVER_ID_TAKEN' },
    });
    expect(await leave(kiran, '  ')).toMatchObject({ status: 422, body: { code: 'TEXT_EMPTY' } });

    expect(await shown(meera)).toContain('Old news.');
    await desk.installation.database.query(
      `UPDATE handover_notes SET created_at = now() - interval '15 days' WHERE id = '${id}'`,
    );
    expect(await shown(meera)).not.toContain('Old news.');
    await desk.app.get(HandoverRepository, { strict: false }).dropOld();
    expect(
      await desk.installation.database.query(`SELECT id FROM handover_notes WHERE id = '${id}'`),
    ).toEqual([]);
  });
});
