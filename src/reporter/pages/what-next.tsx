import type { VNode } from 'preact';
import { saysDuty, STEPS, urgentUses } from '../../modules/guidance/index.js';
import type { Answers } from '../../modules/report-form/index.js';
import { pictureServiceFor, readerOf } from '../who-reads.js';
import { PictureServiceLine, Steps } from './blocks.js';
import { Duty } from './duty.js';
import { Numbers } from './numbers.js';
import type { PageContext } from './page-context.js';

/** What to do once a report is sent: whom to call, what the law still asks, what a finder and the person in the pictures can do. */
export function WhatNext({ page, answers }: { page: PageContext; answers: Answers }): VNode {
  const { t } = page.words;
  const reader = readerOf(answers);
  const service = pictureServiceFor(answers);
  const isFinder = reader?.kind === 'found';
  const hasDuty = reader !== null && saysDuty(reader.who, reader.kind);
  return (
    <>
      <IfItGetsWorse page={page} />
      {(isFinder || hasDuty || service) && <h2 class="govuk-heading-m">{t('site.code.next')}</h2>}
      {isFinder && (
        <>
          <p>{t('guidance.found.thanks')}</p>
          <Steps page={page} steps={[STEPS.do_not_go_back, STEPS.report_without_name]} />
        </>
      )}
      {hasDuty && <Duty page={page} />}
      {service && <PictureServiceLine page={page} service={service} />}
    </>
  );
}

/** Whom to call rather than to wait for an answer, by what is known of who reads. */
export function IfItGetsWorse({ page }: { page: PageContext }): VNode {
  return <Numbers page={page} uses={urgentUses(page.situation)} lead="guidance.worse" />;
}
