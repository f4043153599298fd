import { Injectable } from '@nestjs/common';
import { Consents } from '../consents/index.js';
import type { ConsentPurpose } from '../vocabulary/index.js';
import { Directory, type DirectoryChannel, type DirectoryRecord } from '../directory/index.js';
import { EscalationError, type PackageContent } from './escalation.definitions.js';
import { EscalationRepository, type EscalationRow } from './escalation.repository.js';
import { packageText } from './package.js';

/** What was written, as far as it says what would leave. */
type Written = Pick<PackageContent, 'fields' | 'enclosed' | 'text'>;

/** A recipient with the way to reach it. */
export interface Reached {
  record: DirectoryRecord;
  channel: DirectoryChannel;
}

/** Whom packages are for, and whether one may leave for them. */
@Injectable()
export class Recipients {
  constructor(
    private readonly directory: Directory,
    private readonly consents: Consents,
    private readonly rows: EscalationRepository,
  ) {}

  /** Null where the directory has no such recipient, or not this way to reach it. */
  async find(recipientId: string, channelKey: string): Promise<Reached | null> {
    const record = await this.directory.get(recipientId);
    const channel = record?.channels.find(({ key }) => key === channelKey);
    return record && channel ? { record, channel } : null;
  }

  /** @throws ESCALATION_RECIPIENT_UNKNOWN */
  async require(recipientId: string, channelKey: string): Promise<Reached> {
    const found = await this.find(recipientId, channelKey);
    if (!found) throw new EscalationError('ESCALATION_RECIPIENT_UNKNOWN');
    return found;
  }

  /** Every recipient of the directory. */
  list(): Promise<DirectoryRecord[]> {
    return this.directory.list();
  }

  /** For which purposes a consent lets a package leave for this recipient. */
  async purposesOf(recipientId: string): Promise<readonly ConsentPurpose[]> {
    const kind = (await this.directory.get(recipientId))?.kind;
    if (kind === 'platform' || kind === 'host') return ['report', 'takedown'];
    return kind === 'service' ? ['report', 'referral'] : ['report'];
  }

  /** Whether consent that holds, or a confirmed duty, covers this recipient for the case, or nobody has to be asked. */
  async covers(caseId: string, recipientId: string): Promise<boolean> {
    for (const purpose of await this.purposesOf(recipientId))
      if (await this.consents.covers(caseId, recipientId, purpose)) return true;
    return this.asksNobody(caseId, recipientId);
  }

  /**
   * Whether a hotline may be told where illegal material is without anybody's consent: it takes that from anyone, and who reported it
   * found it and is not in it. A finder who was asked all the same and said no is heard.
   */
  private async asksNobody(caseId: string, recipientId: string): Promise<boolean> {
    const record = await this.directory.get(recipientId);
    if (!record || !takesFromFinders(record) || !(await this.rows.isFinders(caseId))) return false;
    const standing = await this.consents.standing(caseId, recipientId, 'report');
    return standing !== 'refused' && standing !== 'taken_back';
  }

  /**
   * The recipient, where the package may leave for it now: by what the directory says now the same would leave, and it is covered.
   *
   * @throws ESCALATION_RECIPIENT_UNKNOWN, ESCALATION_RECIPIENT_CHANGED, ESCALATION_NOT_COVERED
   */
  async requireMayLeave(row: EscalationRow, written: Written): Promise<Reached> {
    const found = await this.require(row.recipientId, row.channelKey);
    requireSame(found, written);
    if (!(await this.covers(row.caseId, row.recipientId)))
      throw new EscalationError('ESCALATION_NOT_COVERED');
    return found;
  }
}

/** Whether anybody may tell this hotline where material of child abuse is. Pure. */
export function takesFromFinders({
  kind,
  takes,
  whoMayFile,
}: Pick<DirectoryRecord, 'kind' | 'takes' | 'whoMayFile'>): boolean {
  return kind === 'hotline' && whoMayFile === 'anyone' && takes.kinds.includes('child_material');
}

/** Whether the same would leave by what the directory says now. Pure. */
export function isCurrent({ record, channel }: Reached, { fields, enclosed, text }: Written): boolean {
  return packageText(record, channel, fields, enclosed) === text;
}

/** @throws ESCALATION_RECIPIENT_CHANGED */
export function requireSame(reached: Reached, written: Written): void {
  if (!isCurrent(reached, written)) throw new EscalationError('ESCALATION_RECIPIENT_CHANGED');
}
