import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { asReporterRoot, reporterKemPair } from '../../../src/platform/crypto/index.js';
import { composeStatement, Database, minute } from '../../../src/platform/database/index.js';
import { Outbox } from '../../../src/platform/outbox/index.js';
import { CaseIntake, caseReceived, firstAnswer, type NewCase } from '../../../src/modules/cases/index.js';
import { Clocks, clockTimes } from '../../../src/modules/clocks/index.js';
import { NewCaseSealer } from '../../../src/modules/entries/index.js';
import { Desks, type IntakeDesk } from '../../../src/modules/desks/index.js';
import { newReference } from '../../../src/modules/reports/reference.js';

/** Words that a reporter typed: no list, mail, event or job may ever hold them. */
export const STORY = 'zebra-canary-story';

/** What matters of a case in a test; the rest is made up. `minutes`: until its first answer is due. */
export type GivenCase = Partial<Omit<NewCase, 'card' | 'cardEpoch' | 'deskId'>> & {
  marks?: string[];
  minutes?: number;
};

/** Files a case at the desk that takes it, as a submission does. */
export async function fileCase(app: INestApplicationContext, given: GivenCase = {}): Promise<NewCase> {
  const get = <T>(type: new (...args: never[]) => T): T => app.get(type, { strict: false });
  const desk = await get(Desks).intakeDesk(given.country ?? null);
  const { row, sealed, minutes } = prepareCase(get(NewCaseSealer), desk, given);
  const { parts, fresh, last } = get(CaseIntake).parts(row, null);
  const times = clockTimes(firstAnswer, row.createdAt, minutes);
  const clock = get(Clocks).part(row.id, firstAnswer, times, fresh);
  const event = get(Outbox).prepare(caseReceived({ caseId: row.id, urgency: row.urgency }), fresh);
  const all = [
    ...parts,
    ...get(NewCaseSealer).parts(sealed, fresh),
    ...(row.nextDeadlineAt ? [clock] : []),
    event.part,
  ];
  const { text, values } = composeStatement(all, last);
  await get(Database).query(text, values);
  event.committed();
  return row;
}

/** A case ready to be written, with a report of `STORY`. */
export function prepareCase(sealer: NewCaseSealer, desk: IntakeDesk, given: GivenCase = {}) {
  const { marks = ['child'], minutes = 60, ...columns } = given;
  const id = columns.id ?? randomUUID();
  const createdAt = columns.createdAt ?? minute(new Date());
  const sealed = sealer.seal({
    caseId: id,
    desk,
    reporter: reporterKemPair(asReporterRoot(new Uint8Array(32).fill(7))).publicKey,
    report: {
      version: 1,
      language: 'en',
      country: 'IN',
      partial: false,
      answers: [{ id: 'story', question: 'What happened?', values: [], options: [], text: STORY }],
      keepOut: null,
    },
    card: { summary: 'threatened self online money', marks, reasons: ['adult-threatened'] },
    createdAt,
  });
  const row: NewCase = {
    id,
    reference: newReference(),
    kind: 'threatened',
    urgency: 2,
    playbook: 'sextortion_adult',
    ageBand: 'adult',
    country: 'IN',
    language: 'en',
    deskId: desk.id,
    excluded: [],
    exclusion: columns.excluded?.length ? 'named' : 'none',
    exclusionWords: [],
    createdAt,
    nextDeadlineAt: clockTimes(firstAnswer, createdAt, minutes).dueAt,
    ...columns,
    card: sealed.card,
    cardEpoch: sealed.keyEpoch,
  };
  return { row, sealed, minutes };
}
