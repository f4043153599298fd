import { randomUUID } from 'node:crypto';
import type {
  ConsultationDto,
  ListedConsultationDto,
} from '../../src/modules/consultations/consultation.dto.js';
import { timesBelowTheDay } from '../support/index.js';
import { useCasework, type WorkedCase } from '../support/casework.js';
import type { ConsoleClient } from '../support/console-client.js';

describe('asking a colleague into a case', () => {
  const desk = useCasework();
  const ask = ({ at }: WorkedCase, staffId: string, who = desk.kiran) =>
    who.ask<ConsultationDto[]>('POST', `${at}/consultations`, { staffId });
  const end = ({ at }: WorkedCase, id: string, who: ConsoleClient) =>
    who.ask<ConsultationDto[]>('POST', `${at}/consultations/${id}/end`);
  const askedMe = async (who: ConsoleClient, { id }: WorkedCase) =>
    (await who.get<ListedConsultationDto[]>('/api/consultations')).filter(({ caseId }) => caseId === id);

  it('tells them and lists it for them; the case stays with who has it, and either ends it', async () => {
    const [kiran, meera] = desk.installation.counsellors;
    const found = await desk.filed();
    await desk.kiran.post(`${found.at}/assign`, { assigneeId: kiran.id });
    const { status, body } = await ask(found, meera.id);
    expect(status).toBe(200);
    expect(body).toMatchObject([
      { askedBy: { id: kiran.id }, colleague: { id: meera.id, name: meera.name } },
    ]);
    await ask(found, meera.id.toUpperCase());
    expect(await askedMe(desk.meera, found)).toMatchObject([
      { reference: found.reference, askedBy: { name: kiran.name } },
    ]);
    expect(await askedMe(desk.kiran, found)).toEqual([]);
    const mail = await desk.mails.nextMail(
      ({ text }) => text.includes(found.reference) && text.includes('asks for your advice'),
    );
    expect(mail.to).toEqual([meera.email]);

    await desk.meera.post(`${found.at}/notes`, { id: randomUUID(), text: 'Ask about school first.' });
    expect((await desk.page(found)).assignee?.id).toBe(kiran.id);
    const [one] = body;
    await end(found, one!.id, desk.meera).then((ended) => expect(ended.body).toEqual([]));
    expect(await end(found, one!.id, desk.kiran)).toMatchObject({
      status: 404,
      body: { code: 'CONSULTATION_NOT_FOUND' },
    });
    expect(await askedMe(desk.meera, found)).toEqual([]);
    expect(await desk.told(found, /^consultation_/)).toEqual(['consultation_asked', 'consultation_ended']);
    expect(await desk.audited(found, 'consultation.%')).toEqual(['consultation.asked', 'consultation.ended']);
  });

  it('is ended by nobody else but a coordinator', async () => {
    const [kiran] = desk.installation.counsellors;
    const found = await desk.filed();
    const { body } = await ask(found, kiran.id, desk.lead);
    expect(await end(found, body[0]!.id, desk.meera)).toMatchObject({
      status: 403,
      body: { code: 'CONSULTATION_NOT_YOURS' },
    });
    const other = await ask(found, desk.installation.counsellors[1].id, desk.kiran);
    const mine = other.body.find(({ colleague }) => colleague.id !== kiran.id);
    expect((await end(found, mine!.id, desk.lead)).status).toBe(200);
    expect((await end(found, body[0]!.id, desk.kiran)).body).toEqual([]);
  });

  it('reaches nobody from whom the case is kept, of another desk, or unknown: all alike', async () => {
    const found = await desk.filedWithoutMeera();
    const { counsellor } = await desk.installation.addDesk('Desk of advice');
    const refused = { status: 422, body: { code: 'CONSULTATION_NOT_ON_DESK' } };
    const meera = desk.installation.counsellors[1].id;
    for (const id of [meera, counsellor.id, desk.installation.administrator.id, randomUUID()])
      expect(await ask(found, id)).toMatchObject(refused);
    expect(await ask(found, desk.installation.counsellors[0].id)).toMatchObject({
      status: 422,
      body: { code: 'CONSULTATION_WITH_SELF' },
    });
    expect((await ask(found, 'somebody')).status).toBe(400);
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['POST', '', { staffId: desk.installation.counsellors[0].id }],
      ['POST', `/${randomUUID()}/end`, undefined],
    ] as const) {
      const hidden = await desk.meera.ask(method, `${found.at}/consultations${path}`, body);
      expect(hidden).toMatchObject({ status: 404, body: { code: 'CASE_NOT_FOUND' } });
      expect(hidden).toEqual(
        await desk.meera.ask(method, `/api/cases/${randomUUID()}/consultations${path}`, body),
      );
    }
    expect(await desk.told(found, /^consultation_/)).toEqual([]);
  });

  it('is gone from their list once the case is kept from them, and ends with the case', async () => {
    const meera = desk.installation.counsellors[1].id;
    const kept = await desk.filed();
    await ask(kept, meera);
    await desk.lead.put(`${kept.at}/exclusion`, { staffIds: [meera] });
    expect(await askedMe(desk.meera, kept)).toEqual([]);

    const found = await desk.filed();
    const { body } = await ask(found, meera);
    await desk.close(found);
    expect(await askedMe(desk.meera, found)).toEqual([]);
    const closed = { status: 409, body: { code: 'CONSULTATION_CASE_CLOSED' } };
    expect(await ask(found, meera)).toMatchObject(closed);
    expect(await end(found, body[0]!.id, desk.kiran)).toMatchObject(closed);
    expect(await timesBelowTheDay(desk.installation.database)).toEqual([]);
    await desk.kiran.post(`${found.at}/status`, { status: 'in_progress' });
    expect(await desk.kiran.get(`${found.at}/consultations`)).toEqual([]);
  });
});
