import fc from 'fast-check';
import { Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { type Definition, DefinitionsModule, registers } from '../definitions/index.js';
import { defineEvent, type EventName } from './event.js';
import { defineJob } from './job.js';
import { JobRegistry, requirePlain } from './job-registry.js';

const caseReceived = defineEvent<{ caseId: string }>('case.received');
const clockWarned = defineEvent<{ clockId: string }>('clock.warned');
const triage = defineJob({ name: 'triage-case', queue: 'triage', on: [caseReceived] });
const mail = defineJob({ name: 'mail-staff', queue: 'notifications', on: [caseReceived, clockWarned] });

async function registryOf(...definitions: Definition[]): Promise<JobRegistry> {
  @Module({ providers: [registers(...definitions)] })
  class FeatureModule {}
  const app = await Test.createTestingModule({
    imports: [DefinitionsModule, FeatureModule],
    providers: [JobRegistry],
  }).compile();
  await app.init();
  return app.get(JobRegistry);
}

describe('the jobs', () => {
  it('are started by every event that they name', async () => {
    const registry = await registryOf(triage, mail, caseReceived, clockWarned);
    const startedBy = (name: EventName) => registry.startedBy(name).map((job) => job.name);
    expect(startedBy('case.received')).toEqual(['triage-case', 'mail-staff']);
    expect(startedBy('clock.warned')).toEqual(['mail-staff']);
    expect(() => startedBy('case.recieved')).toThrow('EVENT_UNKNOWN: case.recieved');
    expect(() => registry.get('nothing')).toThrow('JOB_UNKNOWN: nothing');
  });

  it('have one name each, or the process does not start', async () => {
    const twin = defineJob({ name: 'triage-case', queue: 'triage', on: [caseReceived] });
    await expect(registryOf(triage, twin, caseReceived)).rejects.toThrow('DEFINED_TWICE: job triage-case');
  });

  it('name events that a module registers, or the process does not start', async () => {
    await expect(registryOf(mail, caseReceived)).rejects.toThrow('EVENT_UNKNOWN: clock.warned');
  });

  it('hear every event, or the process does not start', async () => {
    await expect(registryOf(triage, caseReceived, clockWarned)).rejects.toThrow(
      'EVENT_UNHEARD: clock.warned',
    );
  });

  it('have the data of their events, and no others compile', () => {
    // @ts-expect-error: a misspelt event
    expect(() => caseRecieved({ caseId: '1' })).toThrow(ReferenceError);
    // @ts-expect-error: a wrong payload
    caseReceived({ clockId: '1' });
    // @ts-expect-error: a payload that lacks something
    caseReceived({});
    const ofOne: { caseId: string } | undefined = triage.data;
    const ofBoth: { caseId: string } | { clockId: string } | undefined = mail.data;
    // @ts-expect-error: a job of two events has the data of either
    const wrong: { caseId: string } | undefined = mail.data;
    expect([ofOne, ofBoth, wrong]).toEqual([undefined, undefined, undefined]);
  });

  it('are tried for about two hours unless they say otherwise', () => {
    expect(triage.retry).toEqual({
      attempts: 20,
      firstDelayMs: 1_000,
      longestDelayMs: 600_000,
      attemptsIfPermanent: 5,
      giveUpAfterMs: 3 * 86_400_000,
    });
    expect(defineJob({ name: 'x', queue: 'triage', on: [], retry: { attempts: 2 } }).retry).toMatchObject({
      attempts: 2,
      firstDelayMs: 1_000,
    });
  });

  it('carry ids, enumerations and numbers', () => {
    const plain = fc.oneof(
      fc.uuid(),
      fc.integer({ min: -9_999_999, max: 9_999_999 }),
      fc.constantFrom('first_answer', 'case.received'),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), plain), (data) => requirePlain('x', data)),
    );
  });

  it('carry no words, addresses or numbers that are none', () => {
    const words = fc.oneof(
      fc.constantFrom('two words', 'asha@example.org', 'दीदी', 'a\nb', 'x'.repeat(101)),
      fc.constantFrom('Meera', '10.1.2.3', '+919876543210', '12345678901234567890', ''),
      fc.constantFrom(Number.NaN, Infinity, 9_876_543_210),
    );
    fc.assert(
      fc.property(words, (value) => expect(() => requirePlain('x', { value })).toThrow('JOB_DATA_NOT_PLAIN')),
    );
  });
});
