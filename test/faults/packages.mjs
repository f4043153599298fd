import { setTimeout as rest } from 'node:timers/promises';
import { Seen, StaffWindow } from './people.mjs';
import { within } from './until.mjs';

const RECIPIENT = 'platform-telegram';
const CHANNEL = 'mail';
const ADDRESS = 'reports@authority.example';
const TRY_AGAIN_MS = 150;
/** A try whose worker died is known as such after three minutes, and a package that is stuck after six (see DispatchEnds). */
const ENDED_WITHIN_MS = 480_000;

/** A coordinator has checked the address of a recipient: packages for it may leave by mail. */
export async function verifyRecipient(account, place) {
  const window = new StaffWindow(account, place, new Seen());
  const record = await window.ask('GET', `/api/directory/${RECIPIENT}`);
  const { about, legalBasis, source } = record;
  const next = { why: 'Checked by phone.', nextReview: inHalfAYear(), confidence: 'high' };
  const channels = record.channels.map(({ key, address, ready, note }) => ({
    ...{ key, ready, note },
    address: key === CHANNEL ? ADDRESS : address,
  }));
  const change = { ...next, about, legalBasis, source, channels, basedOn: record.version };
  const { version } = await window.ask('PUT', `/api/directory/${RECIPIENT}`, change);
  const { why, nextReview } = next;
  await window.ask('POST', `/api/directory/${RECIPIENT}/verified`, { why, nextReview, basedOn: version });
}

const inHalfAYear = () => new Date(Date.now() + 182 * 86_400_000).toISOString().slice(0, 10);

/** Two of the staff, who have packages sent to an authority: one a case, for as long as `goOn` says. */
export class Escalators {
  #accounts;
  #place;
  #done = new Set();

  /** accounts: who writes, and who approves; place: { origin, way } of the console */
  constructor(accounts, place) {
    this.#accounts = accounts;
    this.#place = place;
  }

  async send({ seen, goOn }) {
    const [writer, second] = this.#accounts.map((one) => new StaffWindow(one, this.#place, seen));
    while (goOn()) {
      const found = await writer.ask('GET', '/api/cases?limit=50').catch(() => null);
      const next = found?.items.find(({ id }) => !this.#done.has(id));
      if (!next) {
        await rest(TRY_AGAIN_MS);
        continue;
      }
      this.#done.add(next.id);
      const sent = await this.#sendFor(next.id, writer, second).catch(() => null);
      if (sent) seen.packages.push(sent);
      else seen.gaveUp.push('a package');
    }
  }

  /** Resolves to the id of the package that the helpdesk said it sends. */
  async #sendFor(caseId, writer, second) {
    const at = `/api/cases/${caseId}`;
    const asked = { recipientId: RECIPIENT, purpose: 'report', words: 'May we tell them?' };
    const consent = (await writer.ask('POST', `${at}/consents`, asked)).at(-1);
    const answer = { answer: 'given', words: 'As they said it.' };
    await writer.ask('POST', `${at}/consents/${consent.id}/answer`, answer);
    const wanted = { recipientId: RECIPIENT, channelKey: CHANNEL };
    const begun = (await writer.ask('POST', `${at}/escalations`, wanted)).at(-1);
    const one = `${at}/escalations/${begun.id}`;
    const fields = begun.fields.map(({ key }) => ({ key, value: 'What they have to know.' }));
    await writer.ask('PUT', one, { version: begun.version, fields });
    const listed = await writer.ask('POST', `${one}/ready`, { version: begun.version + 1 });
    const { digest } = listed.find(({ id }) => id === begun.id);
    await second.ask('POST', `${one}/approve`, { digest });
    await writer.ask('POST', `${one}/queue`);
    return begun.id;
  }
}

const OPEN = `SELECT 1 FROM dispatches WHERE state IN ('waiting', 'sending')`;
/** What a person sees of a package goes with what is known of its mail; where the clock was moved, the time to answer may be over. */
const SHOWN = { sent: ['sent', 'no_answer'], failed: ['failed'], unknown: ['outcome_unknown'] };

/** Waits until it is known of every package what became of it, be it that nobody knows. Resolves to whether it is. */
export function packagesEnded({ database }) {
  return within(ENDED_WITHIN_MS, async () => (await database.query(OPEN)).length === 0);
}

/** What is wrong with packages: one lost, one that went out twice, one noted as what it is not, or that no person is shown. */
export async function judgePackages({ database, mail }, promised) {
  const rows = await database.query(
    `SELECT d.id, d.escalation_id AS "escalationId", d.state, d.sealed IS NULL AS "isGone", e.state AS shown
       FROM dispatches d JOIN escalations e ON e.id = d.escalation_id`,
  );
  const problems = [];
  const lost = promised.filter((id) => !rows.some(({ escalationId }) => escalationId === id)).length;
  if (lost > 0) problems.push(`${lost} packages that were to be sent are gone`);
  for (const { id, state, isGone, shown } of rows) {
    const came = [...mail.counts].filter(([messageId]) => messageId.startsWith(`${id}@`));
    const times = came.reduce((sum, [, count]) => sum + count, 0);
    if (times > 1) problems.push(`a package came ${times} times`);
    if (state === 'sent' && times === 0) problems.push('a package noted as sent never arrived');
    if (state === 'failed' && times > 0) problems.push('a package noted as failed arrived');
    if (!SHOWN[state]?.includes(shown)) problems.push(`a package that is ${state} is shown as ${shown}`);
    if (!isGone) problems.push(`a package that is ${state} is still kept for sending`);
  }
  return { problems: [...new Set(problems)], ids: new Set(rows.map(({ id }) => id)) };
}
