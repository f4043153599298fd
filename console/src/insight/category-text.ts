import { AGE_BANDS, CLOSE_REASONS, KINDS } from '../api/enums.js';
import { t } from '../shared/messages/index.js';
import { nameOf } from '../shared/time.js';
import type { InsightMeasure } from './insight.js';

const REPLY_TIMES = ['same_day', 'next_day', 'within_week', 'later', 'none'] as const;
const CHI_CATEGORIES = [
  'online_sexual_exploitation',
  'online_sexual_abuse',
  'information_other',
  'not_mapped',
  'adult',
  'age_unsaid',
] as const;
const DEADLINES = ['in_time', 'late', 'none'] as const;

const among = <T extends string>(values: readonly T[], word: string): T | undefined =>
  values.find((one) => one === word);

/** The words for a category of a measure; the category itself where the console does not know it. */
export function categoryText(measure: InsightMeasure['measure'], category: string): string {
  return knownText(measure, category) ?? (category === 'other' ? t('insight.other') : category);
}

function knownText(measure: InsightMeasure['measure'], category: string): string | undefined {
  if (measure === 'language') return category === 'other' ? undefined : nameOf('language', category);
  if (measure === 'kind') {
    const kind = among(KINDS, category);
    return kind && t(`kind.${kind}`);
  }
  if (measure === 'age_band') {
    const age = among(AGE_BANDS, category);
    return age && t(`age.${age}`);
  }
  if (measure === 'first_reply') {
    const time = among(REPLY_TIMES, category);
    return time && t(`replyTime.${time}`);
  }
  if (measure === 'reply_deadline') {
    const how = among(DEADLINES, category);
    return how && t(`replyDeadline.${how}`);
  }
  if (measure === 'chi') {
    const one = among(CHI_CATEGORIES, category);
    return one && t(`chi.${one}`);
  }
  const reason = among(CLOSE_REASONS, category);
  return reason && t(`close.${reason}`);
}
