import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { INSIGHT_SPANS } from '../api/enums.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, dayOf } from '../shared/time.js';
import { useAction } from '../shared/use-action.js';
import { BarTable } from './bar-table.js';
import { categoryText } from './category-text.js';
import css from './insight.module.css';
import {
  downloadTable,
  insightQuery,
  type Insight,
  type InsightMeasure,
  type InsightView,
} from './insight.js';
import { repliedBy } from './reply-shares.js';

/** What the desks received and how soon they replied: published figures, through which no single case shows. */
export function InsightPage() {
  const [view, setView] = useState<InsightView>({ weeks: 13, deskId: null });
  const insight = useQuery(insightQuery(view));
  const action = useAction();
  const desks = insight.data?.desks ?? [];
  return (
    <main id="main" className={layout.page} tabIndex={-1}>
      <title>{`${t('insight.title')} · ${t('app.name')}`}</title>
      <h1>{t('insight.title')}</h1>
      <p>{t('insight.lead')}</p>
      <div className={css.view}>
        <EnumSelect
          label={t('insight.span')}
          value={view.weeks}
          onChange={(weeks) => setView({ ...view, weeks })}
          values={INSIGHT_SPANS}
          text={(weeks) => t('insight.weeks', { weeks })}
        />
        {desks.length > 1 && (
          <EnumSelect
            label={t('insight.desk')}
            value={view.deskId}
            none={t('insight.allDesks')}
            onChange={(deskId: string | null) => setView({ ...view, deskId })}
            values={desks.map(({ id }) => id)}
            text={(wanted) => desks.find(({ id }) => id === wanted)?.name ?? wanted}
          />
        )}
        <ActionButton
          variant="default"
          busy={action.busy}
          onClick={() => void action.run(() => downloadTable(view), t('insight.saved'))}
        >
          {t('insight.save')}
        </ActionButton>
      </div>
      <ProblemAlert error={action.error} />
      <div role="status">
        {insight.isPending && <p className={layout.quiet}>{t('insight.loading')}</p>}
        {insight.data?.weeks.length === 0 && <p>{t('insight.none')}</p>}
      </div>
      <ProblemAlert error={insight.error} retry={insight.refetch} />
      {insight.data && insight.data.weeks.length > 0 && <Figures insight={insight.data} />}
    </main>
  );
}

function Figures({ insight: { weeks, measures } }: { insight: Insight }) {
  const now = useStore(clock);
  const id = useId();
  return (
    <>
      <section aria-labelledby={id} className={layout.section}>
        <h2 id={id}>{t('insight.byWeek')}</h2>
        <p className={layout.quiet}>{t('insight.byWeekHint')}</p>
        <BarTable
          caption={t('insight.byWeek')}
          of={t('insight.week')}
          none={t('insight.few')}
          bars={weeks.map(({ week, count }) => ({ key: week, name: dayOf(week, now), count }))}
        />
      </section>
      <div className={css.parts}>
        {measures
          .filter(({ measure }) => measure !== 'received')
          .map((measure) => (
            <Measure key={measure.measure} of={measure} />
          ))}
      </div>
    </>
  );
}

function Measure({ of: { measure, cells, few } }: { of: InsightMeasure }) {
  const id = useId();
  const title = t(`insightMeasure.${measure}`);
  return (
    <section aria-labelledby={id} className={layout.section}>
      <h2 id={id}>{title}</h2>
      {measure === 'first_reply' && <ReplyShares of={cells} />}
      {measure === 'chi' && <p className={layout.quiet}>{t('insight.chiHint')}</p>}
      {measure === 'set_aside' && <p className={layout.quiet}>{t('insight.setAsideHint')}</p>}
      <BarTable
        caption={title}
        of={t('insight.category')}
        none={t('insight.few')}
        bars={[
          ...cells.map(({ category, count }) => ({
            key: category,
            name: categoryText(measure, category),
            count,
          })),
          ...(few > 0 ? [{ key: 'few', name: t('insight.others'), count: 0 }] : []),
        ]}
      />
    </section>
  );
}

function ReplyShares({ of }: { of: InsightMeasure['cells'] }) {
  const [half, most] = [repliedBy(of, 0.5), repliedBy(of, 0.9)];
  if (half === null || most === null) return null;
  return (
    <p>
      {t('insight.shares', {
        half: categoryText('first_reply', half),
        most: categoryText('first_reply', most),
      })}
    </p>
  );
}
