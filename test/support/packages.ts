import type { EnclosableDto, EscalationDto } from '../../src/modules/escalations/escalation.dto.js';
import { Directory } from '../../src/modules/directory/index.js';
import { directoryMac } from '../../src/modules/directory/directory-mac.js';
import type { ConsoleClient } from './console-client.js';
import { eventually } from './eventually.js';
import type { Helpdesk } from './helpdesk.js';

/** A recipient of the directory that takes mail, once somebody has verified it. */
export const BY_MAIL = 'platform-telegram';
export const MAIL_ADDRESS = 'reports@authority.example';

/** A verified version of the recipient with one plain mail address, as a coordinator would save it. */
export async function verifyRecipient(
  desk: Helpdesk,
  address = MAIL_ADDRESS,
  changed: { nextReview?: string } = {},
): Promise<void> {
  const { installation, app } = desk;
  const record = await app.get(Directory, { strict: false }).get(BY_MAIL);
  if (!record) throw new Error('The directory has no such recipient.');
  const { id, version: before, ...content } = record;
  const [first] = record.channels;
  if (!first) throw new Error('The recipient has no channel.');
  const row = {
    id,
    version: before + 1,
    data: {
      ...content,
      ...changed,
      confidence: 'high' as const,
      verifiedOn: '2026-11-30',
      channels: [{ ...first, key: 'mail', type: 'mail' as const, address, fields: [], ready: true }],
    },
    seedDigest: '',
    authorId: installation.coordinator.id,
    why: 'Checked by phone.',
  };
  await installation.database.query(
    `INSERT INTO directory_records (id, version, data, seed_digest, author_id, saved_at, why, mac)
     VALUES ($1, $2, $3, $4, $5, now(), $6, $7)`,
    [
      ...[id, row.version, JSON.stringify(row.data), row.seedDigest, row.authorId, row.why],
      Buffer.from(directoryMac(installation.keyFile, row)),
    ],
  );
}

/** The packages of one case, as two people of a desk work on them. */
export class Packages {
  constructor(
    readonly caseId: string,
    private readonly writer: ConsoleClient,
    private readonly second: ConsoleClient,
  ) {}

  at(one?: string, what?: string): string {
    return ['/api/cases', this.caseId, 'escalations', one, what]
      .filter((part) => part !== undefined)
      .join('/');
  }

  list(client = this.writer): Promise<EscalationDto[]> {
    return client.get<EscalationDto[]>(this.at());
  }

  async find(id: string): Promise<EscalationDto> {
    const found = (await this.list()).find((one) => one.id === id);
    if (!found) throw new Error('The case has no such package.');
    return found;
  }

  /** The package, once it has come to this state. */
  becomes({ id }: EscalationDto, state: EscalationDto['state']): Promise<EscalationDto> {
    return eventually(`the package is ${state}`, async () => {
      const one = await this.find(id);
      return one.state === state && one;
    });
  }

  /** The reporter says by phone that this recipient may be told. */
  async allow(recipientId: string, purpose = 'report'): Promise<string> {
    type Asked = { id: string; recipientId: string; standing: string };
    const body = { recipientId, purpose, words: 'May we tell them?' };
    const asked = await this.writer.post<Asked[]>(`/api/cases/${this.caseId}/consents`, body);
    const found = asked.find((one) => one.recipientId === recipientId && one.standing === 'asked');
    if (!found) throw new Error('Nothing was asked.');
    await this.answer(found.id, 'given');
    return found.id;
  }

  async answer(consent: string, answer: 'given' | 'refused' | 'taken_back'): Promise<void> {
    const words = 'As they said it.';
    await this.writer.post(`/api/cases/${this.caseId}/consents/${consent}/answer`, { answer, words });
  }

  async begin(recipientId: string, channelKey: string): Promise<EscalationDto> {
    const before = (await this.list()).map(({ id }) => id);
    const listed = await this.writer.post<EscalationDto[]>(this.at(), { recipientId, channelKey });
    const begun = listed.find(({ id }) => !before.includes(id));
    if (!begun) throw new Error('No package was begun.');
    return begun;
  }

  save({ id, version }: EscalationDto, fields: Record<string, string>, enclose: string[] = []) {
    const typed = Object.entries(fields).map(([key, value]) => ({ key, value }));
    return this.writer.ask('PUT', this.at(id), { version, fields: typed, enclose });
  }

  /** The rows of the report that belong to this part, by their ids. */
  async rowsOf(part: string): Promise<string[]> {
    const listed = await this.writer.get<EnclosableDto[]>(this.at('enclosable'));
    return listed.filter((one) => one.part === part).flatMap(({ rows }) => rows.map(({ id }) => id));
  }

  /** Begun, written and said to be complete. */
  async ready(
    recipientId: string,
    channelKey: string,
    fields: Record<string, string>,
  ): Promise<EscalationDto> {
    const begun = await this.begin(recipientId, channelKey);
    await this.save(begun, fields);
    await this.writer.post(this.at(begun.id, 'ready'), { version: begun.version + 1 });
    return this.find(begun.id);
  }

  approve({ id, digest }: EscalationDto, client = this.second) {
    return client.ask('POST', this.at(id, 'approve'), { digest });
  }

  /** What stands in the way of none: written and approved, to be sent by mail. */
  async approvedMail(fields: Record<string, string>): Promise<EscalationDto> {
    const complete = await this.ready(BY_MAIL, 'mail', fields);
    await this.second.post(this.at(complete.id, 'approve'), { digest: complete.digest });
    return this.find(complete.id);
  }

  handOver({ id }: EscalationDto, on = '2026-11-28', reference: string | null = null) {
    return this.writer.ask('POST', this.at(id, 'handed-over'), { on, reference });
  }

  do(what: string, { id }: EscalationDto, body?: unknown) {
    return this.writer.ask('POST', this.at(id, what), body);
  }
}
