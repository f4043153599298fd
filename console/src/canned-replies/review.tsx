import { t } from '../shared/messages/index.js';
import type { CannedReply } from './canned-query.js';
import css from './canned-replies.module.css';

/** Whether somebody has to look at the text again. */
export const needsReview = ({ review, retired }: Pick<CannedReply, 'review' | 'retired'>): boolean =>
  !retired && review !== 'current';

/** How far the text is reviewed, in words and with a sign where it is not. */
export function Review({ reply }: { reply: Pick<CannedReply, 'review' | 'reviewBy' | 'retired'> }) {
  if (reply.retired) return <span className={css.review}>{t('canned.retired')}</span>;
  const words = t(`cannedReview.${reply.review}`, { day: reply.reviewBy ?? '' });
  return (
    <span className={css.review} data-review={reply.review}>
      {needsReview(reply) && <span aria-hidden="true">⚠ </span>}
      {words}
    </span>
  );
}
