/** An appointment as a calendar has it: no person, no place and nothing of what it is about. */
export interface CalendarEvent {
  /** Stays the same through every change. */
  readonly uid: string;
  /** Counts the changes, from 0. */
  readonly sequence: number;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly changedAt: Date;
  readonly summary: string;
  readonly isCancelled: boolean;
}

/** The most octets of a line, without its end (RFC 5545, 3.1). */
const LINE = 75;

/** A calendar file of one appointment, by RFC 5545, with times in UTC. Pure. */
export function calendarFile(event: CalendarEvent): string {
  const { uid, sequence, startsAt, minutes, changedAt, summary, isCancelled } = event;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Abhaya//Appointments//EN',
    `METHOD:${isCancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(changedAt)}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(new Date(startsAt.getTime() + minutes * 60_000))}`,
    `SUMMARY:${escaped(summary)}`,
    'CLASS:PRIVATE',
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** A text as a value: RFC 5545, 3.3.11. Control characters have no place in one. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, (one) => `\\${one}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');
}

/** Cut into lines of 75 octets, never within a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const more = Buffer.byteLength(character);
    if (octets + more > LINE) {
      parts.push(part);
      // A line that goes on begins with a space, which counts.
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += more;
  }
  return [...parts, part].join('\r\n');
}

const utc = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
