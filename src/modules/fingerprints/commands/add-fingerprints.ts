import { Injectable } from '@nestjs/common';
import { stableUuid } from '../../../platform/ids/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { CaseLifecycle, CaseWrite } from '../../cases/index.js';
import { Entries } from '../../entries/index.js';
import { MOST_MESSAGES_AN_HOUR, messageReceived } from '../../messages/index.js';
import { openCaseOf, type ReporterSession } from '../../receipts/index.js';
import { writeFingerprints, type FileFingerprints } from '../file-fingerprints.js';
import { fingerprintsEntry } from '../fingerprint.entry-kinds.js';
import { fingerprintsAdded } from '../fingerprint.timeline.js';

/** Adds the fingerprints of files that a reporter has to their report, sealed for its desk, which is told as of a message. */
@Injectable()
export class AddFingerprints {
  constructor(
    private readonly entries: Entries,
    private readonly write: CaseWrite,
    private readonly lifecycle: CaseLifecycle,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Resolves to the minutes to wait where this was done too often within the hour: then nothing is added. Null: they are in the
   * case. Adding the same again with the same nonce changes nothing.
   *
   * @param added.nonce - of the form that was sent: 20 to 64 random characters of base64url
   * @param added.files - at least one
   * @param added.words - says what the lines below it are, in the language of the staff
   * @throws CASE_NOT_FOUND, ENTRIES_TAMPERED
   */
  async add(
    session: ReporterSession,
    { nonce, files, words }: { nonce: string; files: FileFingerprints[]; words: string },
  ): Promise<{ minutes: number } | null> {
    const { caseId } = session;
    const open = openCaseOf(session);
    const lines = writeFingerprints(files);
    const entry = {
      id: stableUuid(caseId, nonce, lines),
      kind: fingerprintsEntry,
      author: { type: 'reporter' },
      value: { files, text: `${words}\n${lines}` },
    } as const;
    let minutes: number | null = null;
    await this.write.changeByReporter(caseId, async (locked, change) => {
      if (await this.entries.has(caseId, entry)) return;
      minutes = await this.entries.minutesToWait(caseId, fingerprintsEntry, MOST_MESSAGES_AN_HOUR);
      if (minutes !== null || (await this.entries.append(open, entry)) === 'exists') return;
      change.record(fingerprintsAdded({}));
      await this.lifecycle.reporterWrote(locked, change);
      await this.outbox.emit(messageReceived({ caseId, entryId: entry.id }));
    });
    return minutes === null ? null : { minutes };
  }
}
