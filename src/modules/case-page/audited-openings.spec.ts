import { AuditedOpenings } from './audited-openings.js';

const MINUTE = 60_000;
const CASE = '30000000-0000-4000-8000-000000000003';
const viewer = (byte: number) => ({ sessionId: new Uint8Array(32).fill(byte) });

describe('a screen that brings a case up to date by itself', () => {
  const openings = new AuditedOpenings();

  it('is believed for five minutes, and leaves a row of its own after that', () => {
    expect(openings.has(viewer(1), CASE, 0)).toBe(false);
    openings.add(viewer(1), CASE, 0);
    expect(openings.has(viewer(1), CASE, 5 * MINUTE - 1)).toBe(true);
    expect(openings.has(viewer(1), CASE, 5 * MINUTE)).toBe(false);
    openings.add(viewer(1), CASE, 5 * MINUTE);
    expect(openings.has(viewer(1), CASE, 9 * MINUTE)).toBe(true);
  });

  it('is believed only of the session and the case that were opened', () => {
    openings.add(viewer(2), CASE, 0);
    expect(openings.has(viewer(3), CASE, 1)).toBe(false);
    expect(openings.has(viewer(2), CASE.replace('3', '4'), 1)).toBe(false);
  });
});
