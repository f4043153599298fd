import { Injectable } from '@nestjs/common';
import { formatReceiptCode } from '../../platform/crypto/index.js';
import { ownName } from '../../platform/i18n/index.js';
import { requireText } from '../../platform/text/index.js';
import { Audit } from '../audit/index.js';
import { CaseAccess } from '../cases/index.js';
import type { TakenReport } from '../entries/index.js';
import { contentOf, REPORT_FORM, STAFF_LANGUAGE } from '../report-form/index.js';
import { Drafts, ReportError, SubmitReport, type Draft, type KeptDraft } from '../reports/index.js';
import { CurrentSite } from '../site-settings/index.js';
import type { StaffSession } from '../staff/index.js';
import type { AskIntakeFormDto, FiledIntakeDto, FileIntakeDto, IntakeFormDto } from './intake.dto.js';
import { IntakeError } from './intake.errors.js';
import { reportTaken } from './intake.definitions.js';
import { presentForm, readAnswers } from './intake-form.js';

const MOST_TRIES = 5;
const PROMISED = 2_000;
const REACH = 1_000;

/**
 * Files the report of a person who tells it to somebody of the staff: by the same form, rules, seals and clocks as one that they
 * send themselves. Nothing of it is kept before it is filed.
 */
@Injectable()
export class FileIntake {
  constructor(
    private readonly drafts: Drafts,
    private readonly submit: SubmitReport,
    private readonly site: CurrentSite,
    private readonly access: CaseAccess,
    private readonly audit: Audit,
  ) {}

  /** The questions that answers lead to, and what still keeps them from being filed. @throws INTAKE_LANGUAGE_UNKNOWN */
  form({ language, answers }: AskIntakeFormDto): IntakeFormDto {
    const site = this.site.get();
    const words = site.translator(this.languageOf(language));
    const languages = site.languages.map((code) => ({ code, name: ownName(code) }));
    return { ...presentForm(readAnswers(answers), words), languages };
  }

  /** Begins a report. What comes back files it once, however often it is sent. */
  async begin(): Promise<{ draft: string }> {
    const { defaultCountry: country, defaultLanguage: language } = this.site.get();
    const { token } = await this.drafts.start({ country, language });
    return { draft: token };
  }

  /**
   * Files the report, or tells once more what it became. `client`: whose turn the making of the code is.
   *
   * @throws INTAKE_GONE, INTAKE_INCOMPLETE, INTAKE_LANGUAGE_UNKNOWN, INTAKE_CHANGING, TextError, BUSY
   */
  async file(session: StaffSession, given: FileIntakeDto, client: string): Promise<FiledIntakeDto> {
    const language = this.languageOf(given.language);
    const { answers, errors, screens } = readAnswers(given.answers);
    const taken: TakenReport = {
      staffId: session.staffId,
      channel: given.channel,
      promised: optional(given.promised, PROMISED),
      reach: optional(given.reach, REACH),
    };
    let kept = await this.drafts.read(given.draft);
    if (!kept) throw new IntakeError('INTAKE_GONE');
    if (kept.draft.sent) return this.filed(session, kept.draft);
    if (errors.length > 0) throw new IntakeError('INTAKE_INCOMPLETE');
    const chosen = answers['country'];
    const visited = screens.map(({ id }) => id);
    const change = (before: Draft): Draft => ({
      ...before,
      ...{ language, answers, visited },
      country: typeof chosen === 'string' ? chosen : before.country,
    });
    kept = await this.drafts.write(given.draft, change, kept);
    return this.filed(session, await this.send(session, given.draft, kept, { taken, client }));
  }

  private async send(
    { staffId: actorId }: StaffSession,
    cookieText: string,
    first: KeptDraft | null,
    { taken, client }: { taken: TakenReport; client: string },
  ): Promise<Draft> {
    const words = this.site.get().translator(STAFF_LANGUAGE);
    let kept = first;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      if (!kept) throw new IntakeError('INTAKE_GONE');
      const { facts, document } = contentOf(REPORT_FORM, kept.draft, words);
      const content = { facts, document: { ...document, taken } };
      const outcome = await this.submitted({ cookieText, kept, content, client });
      if (outcome === 'sent') {
        const { caseId } = kept.draft;
        await this.audit.record({
          actorId,
          action: reportTaken.name,
          subject: 'case',
          subjectId: caseId,
          detail: { channel: taken.channel },
        });
        return kept.draft;
      }
      kept = await this.drafts.read(cookieText);
    }
    throw new IntakeError('INTAKE_CHANGING');
  }

  private async submitted(submission: Parameters<SubmitReport['run']>[0]): Promise<'sent' | 'changed'> {
    try {
      return await this.submit.run(submission);
    } catch (error) {
      if (error instanceof ReportError && error.code === 'DRAFT_GONE') throw new IntakeError('INTAKE_GONE');
      throw error;
    }
  }

  /** Who took a report may be one whom its reporter wants kept away: then they get the code to read out, and nothing else. */
  private async filed(session: StaffSession, { code, caseId }: Draft): Promise<FiledIntakeDto> {
    const found = await this.access.find(session, caseId);
    const { id = null, reference = null } = found?.case ?? {};
    return { code: formatReceiptCode(code), caseId: id, reference };
  }

  private languageOf(wanted: string | undefined): string {
    const { languages, defaultLanguage } = this.site.get();
    if (wanted === undefined) return defaultLanguage;
    if (!languages.includes(wanted)) throw new IntakeError('INTAKE_LANGUAGE_UNKNOWN');
    return wanted;
  }
}

function optional(typed: string | undefined, max: number): string | null {
  return typed === undefined || typed.trim() === '' ? null : requireText(typed, { max });
}
