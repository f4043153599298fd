import { ESCALATION_STATES } from '../vocabulary/index.js';
import { hoursOfSilence, silenceAfter } from './silence.policy.js';

describe('the wait for a word of a recipient', () => {
  it('lasts as long as the shortest rule in force says, else a week', () => {
    expect(hoursOfSilence([])).toBe(168);
    expect(hoursOfSilence([{ hours: 2, standing: 'announced' }])).toBe(168);
    expect(
      hoursOfSilence([
        { hours: 360, standing: 'law' },
        { hours: 24, standing: 'sop' },
        { hours: 2, standing: 'announced' },
      ]),
    ).toBe(24);
  });

  it('begins when a package is sent, and ends when anything is heard or nothing left', () => {
    const those = (wanted: ReturnType<typeof silenceAfter>) =>
      ESCALATION_STATES.filter((state) => silenceAfter(state) === wanted);
    expect(those('begin')).toEqual(['sent']);
    expect(those('meet')).toEqual(['acknowledged', 'answered', 'refused', 'closed']);
    expect(those('cancel')).toEqual(['failed', 'cancelled']);
  });
});
