import fc from 'fast-check';
import { deliveryVerdict } from './delivery-status.js';

const report = (...recipients: string[]): string =>
  ['Reporting-MTA: dns; mx.example.org', ...recipients].join('\r\n\r\n');
const of = (action: string, status: string): string =>
  `Final-Recipient: rfc822; desk@authority.example\r\nAction: ${action}\r\nStatus: ${status}\r\n`;

describe('a delivery report', () => {
  it.each([
    ['failed', '5.1.1', 'bounced'],
    ['Failed', '5.7.1 (refused by policy)', 'bounced'],
    ['failed', '4.4.7', 'bounced'],
    ['failed', '2.0.0', 'unclear'],
    ['failed', '', 'unclear'],
    ['failed', '550 5.1.1 no such user', 'unclear'],
    ['delayed', '4.4.1', 'delayed'],
    ['delayed', '5.4.1', 'unclear'],
    ['delivered', '2.1.5', 'delivered'],
    ['relayed', '2.0.0', 'delivered'],
    ['expanded', '2.0.0', 'delivered'],
    ['something', '5.0.0', 'unclear'],
  ])('that says %s with the status %j is %s', (action, status, verdict) => {
    expect(deliveryVerdict(report(of(action, status)))).toBe(verdict);
  });

  it('on several recipients says the worst of them', () => {
    const [failed, delayed, arrived] = [
      of('failed', '5.1.1'),
      of('delayed', '4.0.0'),
      of('relayed', '2.0.0'),
    ];
    expect(deliveryVerdict(report(arrived, failed, delayed))).toBe('bounced');
    expect(deliveryVerdict(report(arrived, delayed))).toBe('delayed');
    expect(deliveryVerdict(report(arrived, of('failed', '')))).toBe('unclear');
  });

  it('is read with its fields in any order, folded, and with either line end', () => {
    const folded =
      'Reporting-MTA: dns; a.example\n\nSTATUS:\n 5.2.1\nDiagnostic-Code: smtp; 550\n  no\nACTION:\tfailed\n';
    expect(deliveryVerdict(folded)).toBe('bounced');
    expect(deliveryVerdict(folded.replaceAll('\n', '\r\n'))).toBe('bounced');
  });

  it('is unclear, whatever else it says', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const verdict = deliveryVerdict(text);
        return /status/i.test(text) || verdict === 'unclear';
      }),
    );
    expect(deliveryVerdict('Reporting-MTA: dns; mx.example.org\r\n')).toBe('unclear');
  });
});
