import { useCasework, type WorkedCase } from '../support/casework.js';
import { Packages } from '../support/packages.js';
import { ADULT_SHARED, FOUND } from '../support/reports.js';

const HOTLINE = 'gb-iwf';
const FIELDS = { url: 'https://forum.example/thread/9' };

describe('what somebody found', () => {
  const desk = useCasework();
  const packagesOf = ({ id }: WorkedCase) => new Packages(id, desk.kiran, desk.meera);

  it('goes to a hotline that takes it from anyone with nobody asked, after two people saw it', async () => {
    const packages = packagesOf(await desk.filed(FOUND));
    const complete = await packages.ready(HOTLINE, 'form', FIELDS);
    expect(complete).toMatchObject({ covered: true });
    expect((await packages.approve(complete, desk.kiran)).body).toMatchObject({ code: 'ESCALATION_OWN' });
    expect((await packages.approve(complete)).status).toBe(200);
    expect((await packages.handOver(complete)).status).toBe(200);
  });

  it('does not where the finder was asked all the same and said no', async () => {
    const packages = packagesOf(await desk.filed(FOUND));
    const waiting = await packages.ready(HOTLINE, 'form', FIELDS);
    await packages.approve(waiting);
    await packages.answer(await packages.allow(HOTLINE), 'taken_back');
    expect(await packages.find(waiting.id)).toMatchObject({ state: 'cancelled', covered: false });
    const again = await packages.ready(HOTLINE, 'form', FIELDS);
    expect((await packages.approve(again)).body).toMatchObject({ code: 'ESCALATION_NOT_COVERED' });
  });

  it('opens no other way: not to an authority, and not for a report of a person of their own pictures', async () => {
    const found = packagesOf(await desk.filed(FOUND));
    expect(await found.begin('in-ncrp', 'form')).toMatchObject({ covered: false });
    const own = packagesOf(await desk.filed(ADULT_SHARED));
    const complete = await own.ready(HOTLINE, 'form', FIELDS);
    expect(complete).toMatchObject({ covered: false });
    expect((await own.approve(complete)).body).toMatchObject({ code: 'ESCALATION_NOT_COVERED' });
  });
});
