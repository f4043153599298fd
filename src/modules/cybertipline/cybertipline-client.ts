import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { answerText } from '../../platform/outbound/index.js';
import { answerOf, type CybertiplineAnswer } from './answer.js';
import { CybertiplineError } from './cybertipline.errors.js';

/** An answer is a few lines. */
const LARGEST_ANSWER = 64 * 1_024;
/** Where the connection was not even made. */
const NOT_CONNECTED = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** The interface of the CyberTipline for registered providers, at the address of the settings. No file is ever sent to it. */
@Injectable()
export class CybertiplineClient {
  constructor(private readonly config: Config) {}

  /** The address that reports go to, without user and password; null: there is none. */
  get address(): string | null {
    return cybertiplineAddress(this.config);
  }

  /**
   * Opens a report. Until it is finished it is none, and is forgotten there.
   *
   * @returns what they answered; `code` 0 with the id of the report
   * @throws CYBERTIPLINE_NOT_SET, CYBERTIPLINE_NOT_REACHED; CYBERTIPLINE_NO_ANSWER where nobody knows what they did
   */
  submit(xml: string): Promise<CybertiplineAnswer> {
    return this.ask('submit', xml, { 'Content-Type': 'text/xml; charset=utf-8' });
  }

  /**
   * Finishes a report that was opened. It may be asked again: then they say that it is finished.
   *
   * @throws as `submit`
   */
  finish(reportId: string): Promise<CybertiplineAnswer> {
    const form = new FormData();
    form.append('id', reportId);
    return this.ask('finish', form, {});
  }

  private async ask(
    what: string,
    body: string | FormData,
    headers: Record<string, string>,
  ): Promise<CybertiplineAnswer> {
    const { cybertiplineUrl, cybertiplineSeconds } = this.config;
    if (cybertiplineUrl === undefined || this.address === null)
      throw new CybertiplineError('CYBERTIPLINE_NOT_SET', true);
    const { username, password } = new URL(cybertiplineUrl);
    const credentials = [username, password].map(decodeURIComponent).join(':');
    let text: string;
    try {
      const response = await fetch(`${this.address}/${what}`, {
        method: 'POST',
        body,
        headers: { ...headers, Authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
        redirect: 'manual',
        signal: AbortSignal.timeout(cybertiplineSeconds * 1_000),
      });
      if (response.status === 401) return { code: 2000, reportId: null };
      text = await answerText(response, LARGEST_ANSWER);
    } catch (error) {
      if (isNotConnected(error)) throw new CybertiplineError('CYBERTIPLINE_NOT_REACHED', true);
      throw new CybertiplineError('CYBERTIPLINE_NO_ANSWER', false);
    }
    // An error of theirs comes with any HTTP status; what a machine on the way says is no answer of theirs.
    const answer = answerOf(text);
    if (!answer) throw new CybertiplineError('CYBERTIPLINE_NO_ANSWER', false);
    return answer;
  }
}

/** The address of the settings, without user and password; null: there is none. Pure. */
export function cybertiplineAddress({ cybertiplineUrl }: Pick<Config, 'cybertiplineUrl'>): string | null {
  if (cybertiplineUrl === undefined) return null;
  const { origin, pathname } = new URL(cybertiplineUrl);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}

function isNotConnected(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return NOT_CONNECTED.includes(String((cause as { code?: unknown } | undefined)?.code));
}
