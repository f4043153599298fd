import fc from 'fast-check';
import { defineJob } from './job.js';
import { JobRegistry, requirePlain } from './job-registry.js';

const triage = defineJob<{ caseId: string }>({ name: 'triage-case', queue: 'triage', on: ['case.received'] });
const mail = defineJob<{ caseId: string }>({
  name: 'mail-staff',
  queue: 'notifications',
  on: ['case.received', 'clock.warned'],
});

describe('the jobs', () => {
  const registry = new JobRegistry([triage, mail]);

  it('are started by every event that they name', () => {
    expect(registry.startedBy('case.received').map(({ name }) => name)).toEqual([
      'triage-case',
      'mail-staff',
    ]);
    expect(registry.startedBy('clock.warned').map(({ name }) => name)).toEqual(['mail-staff']);
    expect(registry.startedBy('case.closed')).toEqual([]);
  });

  it('have one name each', () => {
    expect(() => new JobRegistry([triage, mail, triage])).toThrow('JOB_DEFINED_TWICE: triage-case');
    expect(() => registry.get('nothing')).toThrow('JOB_UNKNOWN: nothing');
  });

  it('are tried for about two hours unless they say otherwise', () => {
    expect(triage.retry).toEqual({
      attempts: 20,
      firstDelayMs: 1_000,
      longestDelayMs: 600_000,
      attemptsIfPermanent: 5,
      longestRestMs: 3 * 86_400_000,
    });
    expect(defineJob({ name: 'x', queue: 'triage', retry: { attempts: 2 } }).retry).toMatchObject({
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
