import type { MailKind } from '../../vocabulary/index.js';

/** What a delivery report says of what was sent. */
export type DeliveryVerdict = Extract<MailKind, 'bounced' | 'delayed' | 'delivered' | 'unclear'>;

/** From the worst on: a report on several recipients says the worst of them. */
const WORST: readonly DeliveryVerdict[] = ['bounced', 'unclear', 'delayed', 'delivered'];
const ARRIVED = ['delivered', 'relayed', 'expanded', 'deliverable'];

/**
 * What the text of a `message/delivery-status` (RFC 3464) says. A recipient counts as failed only where the report says so and gives
 * the status of a failure: 5.x.x, or 4.x.x where its sender has given up. A report without a status is `unclear`. Pure.
 */
export function deliveryVerdict(text: string): DeliveryVerdict {
  const verdicts = groupsOf(text).flatMap((fields) => {
    const [action, status] = [fields.get('action'), fields.get('status')];
    const isRecipient = action !== undefined || status !== undefined || fields.has('final-recipient');
    return isRecipient ? [verdictOf(firstWord(action), status ?? '')] : [];
  });
  return worstOf(verdicts);
}

/** The worst of these; `unclear` where there is none. Pure. */
export function worstOf(verdicts: readonly DeliveryVerdict[]): DeliveryVerdict {
  return WORST.find((verdict) => verdicts.includes(verdict)) ?? 'unclear';
}

function verdictOf(action: string, status: string): DeliveryVerdict {
  const kind = /^\s*([245])\.\d{1,3}\.\d{1,3}(?!\d)/.exec(status)?.[1];
  if (kind === undefined) return 'unclear';
  if (action === 'failed') return kind === '2' ? 'unclear' : 'bounced';
  if (action === 'delayed') return kind === '4' ? 'delayed' : 'unclear';
  if (ARRIVED.includes(action)) return kind === '2' ? 'delivered' : 'unclear';
  return 'unclear';
}

const firstWord = (text = ''): string => /[a-z]+/.exec(text.toLowerCase())?.[0] ?? '';

/** Fields by name in lower case, group by group: groups are parted by blank lines, long fields go on in the next line. */
function groupsOf(text: string): ReadonlyMap<string, string>[] {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\n[ \t]+(?=\S)/g, ' ')
    .split(/\n[ \t]*\n/)
    .map((group) => {
      const fields = new Map<string, string>();
      for (const line of group.split('\n')) {
        const at = line.indexOf(':');
        const name = line.slice(0, Math.max(0, at)).trim().toLowerCase();
        if (name !== '' && !fields.has(name)) fields.set(name, line.slice(at + 1).trim());
      }
      return fields;
    });
}
