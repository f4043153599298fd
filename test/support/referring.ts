import type { ConsentDto } from '../../src/modules/consents/consent.dto.js';
import type { ReferralDto, ReferralsDto } from '../../src/modules/referrals/referral.dto.js';
import type { ConsoleClient } from './console-client.js';

/** The referrals of a case, as one of its desk works on them. */
export class Referring {
  constructor(
    private readonly client: ConsoleClient,
    /** The address of the case at the API. */
    private readonly caseAt: string,
  ) {}

  get at(): string {
    return `${this.caseAt}/referrals`;
  }

  read(): Promise<ReferralsDto> {
    return this.client.get<ReferralsDto>(this.at);
  }

  is(gender: string): Promise<unknown> {
    return this.client.put(`${this.at}/person`, { gender, ageBand: null });
  }

  offer(serviceId: string, over: object = {}) {
    const body = { serviceId, words: 'They can help you.', learnt: 'They said: yes, in Hindi too.', ...over };
    return this.client.ask<ReferralsDto & { code?: string }>('POST', this.at, body);
  }

  /** The referral to a service that was offered last. */
  async to(serviceId: string): Promise<ReferralDto> {
    const found = (await this.read()).referrals.filter((one) => one.serviceId === serviceId).at(-1);
    if (!found) throw new Error('The service was not offered.');
    return found;
  }

  /** Takes a step from where the referral stands now. */
  async step(serviceId: string, step: string, body: object) {
    const { id, version } = await this.to(serviceId);
    return this.client.ask<ReferralsDto & { code?: string }>('POST', `${this.at}/${id}/${step}`, {
      version,
      ...body,
    });
  }

  /** The person says by phone that the service may be told. */
  async allow(serviceId: string): Promise<string> {
    const path = `${this.caseAt}/consents`;
    const body = { recipientId: serviceId, purpose: 'referral', words: 'May we tell them?' };
    const asked = await this.client.post<ConsentDto[]>(path, body);
    const found = asked.find((one) => one.recipientId === serviceId && one.standing === 'asked');
    if (!found) throw new Error('Nothing was asked.');
    await this.client.post(`${path}/${found.id}/answer`, { answer: 'given', words: 'Yes.' });
    return found.id;
  }
}
