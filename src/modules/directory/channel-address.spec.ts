import fc from 'fast-check';
import { CHANNEL_TYPES } from '../vocabulary/index.js';
import { addressFits } from './channel-address.js';

describe('the address of a channel', () => {
  it.each([
    ['web_form', 'https://osc.gov.sg/report', true],
    ['web_form', 'http://osc.gov.sg/report', false],
    ['web_form', 'https://osc.gov.sg@evil.example', false],
    ['web_form', 'https://user:word@osc.gov.sg', false],
    ['web_form', 'https://localhost', false],
    ['web_form', 'javascript:alert(1)', false],
    ['api', 'https://report.cybertip.org/ispws', true],
    ['mail', 'abuse@telegram.org', true],
    ['mail', 'abuse@telegram.org, other@example.org', false],
    ['pgp_mail', 'not an address', false],
    ['phone', '1-800-CALL-FBI', true],
    ['phone', '+44 1372 847 161', true],
    ['phone', '112', true],
    ['phone', 'call us', false],
    ['letter', 'The police station of the district', true],
  ] as const)('%s: %s: %s', (type, address, fits) => {
    expect(addressFits(type, address)).toBe(fits);
  });

  it('is never two lines, or one with what no eye sees', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CHANNEL_TYPES),
        fc.constantFrom('\n', '\r', '\0', '\u202e', '\u200b'),
        fc.constantFrom('112', 'a@b.example', 'https://a.example'),
        (type, odd, address) => {
          expect(addressFits(type, `${address}${odd}${address}`)).toBe(false);
        },
      ),
    );
  });

  it('is judged whatever it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CHANNEL_TYPES), fc.string(), (type, address) => {
        expect(typeof addressFits(type, address)).toBe('boolean');
      }),
    );
  });
});
