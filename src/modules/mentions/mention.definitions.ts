import { defineErrors } from '../../platform/errors/index.js';
import { defineCaseTable } from '../case-tables/index.js';
import { defineNotice } from '../staff-notices/index.js';
import { defineTimelineEvent } from '../timeline/index.js';

export class MentionError extends defineErrors({
  /** The caller is not mentioned there, or may not see the case. */
  MENTION_NOT_FOUND: 404,
}) {}

export const staffMentioned = defineTimelineEvent<{ mentionedId: string }>('staff_mentioned', {
  staffIn: ['mentionedId'],
});

/** To those whom a note mentions: one mail a note, without a word of it. */
export const mentionedNotice = defineNotice({
  reason: 'mentioned',
  mailKey: 'mail.mentioned',
  recipients: null,
  isCurrent: null,
  coalesce: 'subject',
});

const mentions = defineCaseTable({
  name: 'mentions',
  closing: { truncateToDays: ['created_at'] },
  erasing: 'delete',
  exporting: { columns: ['entry_id', 'staff_id', 'author_id', 'seen', 'created_at'] },
});

/** What every process has to know of mentions. */
export const MENTION_DEFINITIONS = [staffMentioned, mentionedNotice, mentions];
