import { Injectable } from '@nestjs/common';
import type { AtMostOnce } from '../../platform/queue/index.js';
import { CybertiplineClient, CybertiplineError, meaningOf } from '../cybertipline/index.js';
import { DispatchRepository, type BegunDispatch } from './dispatch.repository.js';

/**
 * Reports to the CyberTipline. A report is opened once: where nobody knows whether it was, a person decides, and what was opened and is
 * never finished is forgotten there. Its number is kept before anything else happens, and from then on it is finished, as often as it
 * takes: they say so where it is finished already.
 */
@Injectable()
export class ReportDispatch {
  constructor(
    private readonly rows: DispatchRepository,
    private readonly client: CybertiplineClient,
  ) {}

  /** The address that reports go to; null: there is none. */
  get address(): string | null {
    return this.client.address;
  }

  /**
   * Resolves once the report is finished there.
   *
   * @param once - runs what must not happen twice
   * @throws CybertiplineError; with `undone` the same may be tried again
   */
  async send(row: BegunDispatch, xml: string, once: AtMostOnce): Promise<void> {
    let number = row.remoteId;
    if (number === null)
      await once(async () => {
        number = await this.open(row, xml);
      });
    if (number === null) throw new CybertiplineError('CYBERTIPLINE_NO_ANSWER', false);
    await this.finish(number);
  }

  private async open(row: BegunDispatch, xml: string): Promise<string> {
    const { code, reportId } = await this.client.submit(xml);
    if (code !== 0) throw refusal(code);
    if (reportId === null) throw new CybertiplineError('CYBERTIPLINE_NO_ANSWER', false);
    await this.rows.keepRemoteId(row.id, reportId);
    row.remoteId = reportId;
    return reportId;
  }

  private async finish(number: string): Promise<void> {
    let code: number;
    try {
      code = (await this.client.finish(number)).code;
    } catch (error) {
      // Whatever they did, they may be asked again.
      throw error instanceof CybertiplineError ? new CybertiplineError(error.code, true) : error;
    }
    if (meaningOf(code) !== 'done') throw refusal(code);
  }
}

function refusal(answered: number): CybertiplineError {
  const code = meaningOf(answered) === 'later' ? 'CYBERTIPLINE_LATER' : 'CYBERTIPLINE_REJECTED';
  return new CybertiplineError(code, true, { answered });
}
