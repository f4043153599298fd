import fc from 'fast-check';
import { calendarFile, type CalendarEvent } from './calendar-file.js';

const EVENT: CalendarEvent = {
  ...{ uid: '3b7e6d0e-7a0b-4d0c-9f6f-0a4f5f3c2b11', sequence: 0, minutes: 30, isCancelled: false },
  startsAt: new Date('2026-12-05T05:00:00Z'),
  changedAt: new Date('2026-12-01T04:45:00Z'),
  summary: 'Abhaya AGMY-8D3W',
};

describe('a calendar file', () => {
  it('says when, and nothing of whom or of what', () => {
    expect(calendarFile(EVENT).split('\r\n')).toEqual([
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Abhaya//Appointments//EN', 'METHOD:PUBLISH'],
      ...['BEGIN:VEVENT', `UID:${EVENT.uid}`, 'SEQUENCE:0', 'DTSTAMP:20261201T044500Z'],
      ...['DTSTART:20261205T050000Z', 'DTEND:20261205T053000Z', 'SUMMARY:Abhaya AGMY-8D3W'],
      ...['CLASS:PRIVATE', 'STATUS:CONFIRMED', 'END:VEVENT', 'END:VCALENDAR', ''],
    ]);
  });

  it('takes an appointment back by the same id', () => {
    const text = calendarFile({ ...EVENT, sequence: 2, isCancelled: true });
    for (const line of ['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:2', `UID:${EVENT.uid}`])
      expect(text.split('\r\n')).toContain(line);
  });

  it('keeps any text whole in lines of 75 octets at most, and lets none become a line of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (summary) => {
        const text = calendarFile({ ...EVENT, summary });
        const lines = text.split('\r\n');
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(Buffer.from(line).toString()).toBe(line);
          expect(line).not.toMatch(/[\r\n]/);
        }
        const unfolded = text.replace(/\r\n /g, '').split('\r\n');
        expect(unfolded).toHaveLength(16);
        const said = unfolded.find((line) => line.startsWith('SUMMARY:'))!.slice('SUMMARY:'.length);
        const read = said.replace(/\\([\\;,n])/g, (_, one: string) => (one === 'n' ? '\n' : one));
        expect(read).toBe(summary.replace(/\r\n|\r|\n/g, '\n').replace(/[^\P{Cc}\n]/gu, ''));
      }),
    );
  });
});
