import { homeZone, zoneName, ZONES } from './zones.js';

describe('the zones of a desk', () => {
  it('have the names of today', () => {
    expect(zoneName('Asia/Calcutta')).toBe('Asia/Kolkata');
    expect(zoneName('Europe/Vienna')).toBe('Europe/Vienna');
    expect(ZONES).toContain('Asia/Kolkata');
    expect(ZONES).not.toContain('Asia/Calcutta');
    expect(ZONES).toContain(homeZone());
  });

  it('are each a zone', () => {
    for (const zone of ZONES) expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
  });
});
