import { randomUUID } from 'node:crypto';
import type { OwnRecord } from '../../src/modules/case-print/index.js';
import { useCasework } from '../support/casework.js';
import { Reporter } from '../support/reporter.js';
import { CHILD_THREATENED, TYPED } from '../support/reports.js';

const FOR_PROGRAMS = 'Copy for another service (JSON)';

describe('the copy that somebody who came back takes with them', () => {
  const desk = useCasework();

  it('has all that they wrote and what was written to them, and nothing of staff', async () => {
    const { counsellors, coordinator } = desk.installation;
    const found = await desk.filedWithoutMeera(CHILD_THREATENED);
    await desk.kiran.post(`${found.at}/messages`, { id: randomUUID(), text: 'You did nothing wrong.' });
    await desk.kiran.post(`${found.at}/notes`, { id: randomUUID(), text: 'Thinks of heron, asks for calm.' });
    const person = await new Reporter(desk.web.site).enter(found.code);
    await person.press('Send', { message: 'He wrote at night.', handles: 'second.heron' });
    await (await person.open('/r')).press('Save the code word', { word: 'blue mango' });
    await (await person.open('/r')).press('I am in danger');
    await (await person.open('/r')).press(FOR_PROGRAMS);

    const { headers, body } = person.page;
    expect(headers['content-type']).toContain('application/json');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-disposition']).toMatch(/^attachment; filename="copy-\d{4}-\d\d-\d\d\.json"$/);
    const record = JSON.parse(body) as OwnRecord;
    expect(record).toMatchObject({ version: 1, language: 'en', reference: found.reference });
    const typed = Object.values(TYPED).flatMap((text) => text.split('\n'));
    for (const text of [
      ...typed,
      counsellors[1].name,
      'He wrote at night.',
      'second.heron',
      'I am in danger',
    ])
      expect(body).toContain(text);
    expect(body).toContain('You did nothing wrong.');
    for (const text of ['Thinks of heron', 'blue mango', counsellors[0].name, coordinator.name])
      expect(body).not.toContain(text);
  });

  it('is a PDF to read as well, in the language of the page, and told to nobody', async () => {
    const found = await desk.filed();
    const before = await desk.page(found);
    const person = await new Reporter(desk.web.site).enter(found.code);
    await (await person.open('/r?l=hi')).press('पढ़ने के लिए प्रति (PDF)');
    expect(person.page.headers['content-type']).toContain('application/pdf');
    expect(person.page.body.slice(0, 5)).toBe('%PDF-');
    expect((await desk.page(found)).events).toEqual(before.events);
  });

  it('is made for whoever has the code open, from their own page', async () => {
    const found = await desk.filed();
    const stranger = new Reporter(desk.web.site);
    await stranger.open('/');
    const answer = await stranger.visitor.post('/r/copy', [['go', 'json']]);
    expect(answer.body).not.toContain(found.reference);
    const person = await new Reporter(desk.web.site).enter(found.code);
    const forged = await person.visitor.post('/r/copy', [
      ['go', 'json'],
      ['t', 'of another site'],
    ]);
    expect(forged.path).toBe('/r');
    expect(forged.headers['content-disposition']).toBeUndefined();
  });
});
