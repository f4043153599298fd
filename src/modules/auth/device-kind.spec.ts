import fc from 'fast-check';
import { BROWSERS, deviceKindOf, SYSTEMS } from './device-kind.js';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('the kind of a browser', () => {
  it.each([
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/130.0.0.0 Safari/537.36`,
      'chrome',
      'windows',
    ],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/130.0 Safari/537.36 Edg/130.0`,
      'edge',
      'windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0', 'firefox', 'linux'],
    [
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Version/18.0 Safari/605.1.15`,
      'safari',
      'mac',
    ],
    [
      `Mozilla/5.0 (Linux; Android 14; SM-S911B) ${WEBKIT} SamsungBrowser/26.0 Chrome/122.0 Mobile Safari/537.36`,
      'samsung',
      'android',
    ],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) ${WEBKIT} CriOS/130.0 Mobile/15E148 Safari/604.1`,
      'chrome',
      'ios',
    ],
    ['curl/8.5.0', 'other', 'other'],
  ])('of %j is %s on %s', (text, browser, system) => {
    expect(deviceKindOf(text)).toEqual({ browser, system });
  });

  it('is one of those that there are, whatever is sent', () => {
    fc.assert(
      fc.property(fc.option(fc.string({ unit: 'binary' }), { nil: undefined }), (text) => {
        const { browser, system } = deviceKindOf(text);
        expect([BROWSERS.includes(browser), SYSTEMS.includes(system)]).toEqual([true, true]);
      }),
    );
  });
});
