import type { VNode } from 'preact';
import type { ShownPlanContent } from '../../modules/plan/index.js';
import { zoneOf } from './answer-by.js';
import type { PageContext } from './page-context.js';
import { TypedText } from './typed-text.js';

/** What of the plan staff show to the reporter; it is read here and changed in the thread. */
export function ShownPlan({
  page,
  plan,
  now,
}: {
  page: PageContext;
  plan: ShownPlanContent;
  now: Date;
}): VNode {
  const { t } = page.words;
  const { goals, steps, end } = plan;
  const reviewAt = plan.reviewAt === null ? null : new Date(plan.reviewAt);
  return (
    <section aria-labelledby="plan">
      <h2 id="plan" class="govuk-heading-m">
        {t('site.plan.title')}
      </h2>
      {goals.length > 0 && (
        <>
          <h3 class="govuk-heading-s">{t('site.plan.goals')}</h3>
          <ul class="govuk-list govuk-list--bullet">
            {goals.map((text) => (
              <li>
                <TypedText page={page} text={text} />
              </li>
            ))}
          </ul>
        </>
      )}
      {steps.length > 0 && (
        <>
          <h3 class="govuk-heading-s">{t('site.plan.steps')}</h3>
          <ul class="govuk-list govuk-list--bullet">
            {steps.map(({ text, done }) => (
              <li>
                <strong>{t(done ? 'site.plan.done' : 'site.plan.open')}</strong>{' '}
                <TypedText page={page} text={text} />
              </li>
            ))}
          </ul>
        </>
      )}
      {reviewAt && (
        <p>
          {t('site.plan.review', {
            day: page.words.moment(reviewAt, now, zoneOf(page.country, reviewAt)).day,
          })}
        </p>
      )}
      {end !== null && (
        <p>
          <strong>{t('site.plan.end')}</strong> <TypedText page={page} text={end} />
        </p>
      )}
    </section>
  );
}
