import type { VNode } from 'preact';
import {
  CHILD_NEVER_OFFENDER,
  fittingUses,
  legalLimit,
  REMOVAL_SERVICES,
  saysDuty,
  stepsFor,
  type PictureService,
  type Reader,
  type ServiceId,
  type Step,
} from '../../modules/guidance/index.js';
import { factsOf, phraseArgs, type Answers, type Block } from '../../modules/report-form/index.js';
import { pictureServiceFor, readerOf } from '../who-reads.js';
import { Duty } from './duty.js';
import { checkedWords, FirstNumber, Numbers } from './numbers.js';
import type { PageContext } from './page-context.js';

interface BlocksProps {
  page: PageContext;
  blocks: readonly Block[];
  answers: Answers;
}

/** What a screen says besides its questions; the conditions of the blocks hold. */
export function Blocks({ page, blocks, answers }: BlocksProps): VNode {
  return (
    <>
      {blocks.map((block) => (
        <OneBlock page={page} block={block} answers={answers} beside={blocks} />
      ))}
    </>
  );
}

interface OneBlockProps extends Pick<BlocksProps, 'page' | 'answers'> {
  block: Block;
  /** All blocks of the screen. */
  beside: readonly Block[];
}

function OneBlock({ page, block, answers, beside }: OneBlockProps): VNode | null {
  const { t } = page.words;
  const args = textArgs(page, answers);
  switch (block.type) {
    case 'text':
      return <p>{t(block.text, args)}</p>;
    case 'scripted_text':
      return (
        <p hidden data-scripted>
          {t(block.text, args)}
        </p>
      );
    case 'heading':
      return <h2 class="govuk-heading-m">{t(block.text, args)}</h2>;
    case 'note':
      return <p class="govuk-inset-text">{t(block.text, args)}</p>;
    case 'warning':
      return <p class="warning">{t(block.text, args)}</p>;
    case 'list':
      return (
        <ul class="govuk-list govuk-list--bullet">
          {block.items.map((item) => (
            <li>{t(item, args)}</li>
          ))}
        </ul>
      );
    case 'numbers':
      return <Numbers page={page} uses={block.uses} lead={block.lead} />;
    case 'first_steps':
      return <Steps page={page} steps={stepsFor(readerOf(answers))} />;
    case 'guide_numbers':
      return <Numbers page={page} uses={fittingUses(page.situation)} />;
    case 'legal_limit':
      return <LegalLimit page={page} answers={answers} />;
    case 'child_never_offender':
      return <p class="govuk-inset-text">{t(CHILD_NEVER_OFFENDER[block.said], args)}</p>;
    case 'removal':
      // The steps name the service themselves.
      return has(beside, 'first_steps') ? null : <Removal page={page} answers={answers} />;
  }
}

function has(blocks: readonly Block[], type: Block['type']): boolean {
  return blocks.some((block) => block.type === type);
}

/** The arguments that any text of the form may use. */
export function textArgs(page: PageContext, answers: Answers): Record<string, string | number> {
  return {
    ...phraseArgs(answers),
    minutes: page.draftMinutes,
    name: page.publicName,
    within: page.words.span(page.answerMinutes),
  };
}

/** The steps of the first hour, and what the law asks of who helps. */
export function FirstSteps({ page, reader }: { page: PageContext; reader: Reader | null }): VNode {
  return (
    <>
      <Steps page={page} steps={stepsFor(reader)} />
      {reader !== null && saysDuty(reader.who, reader.kind) && <Duty page={page} />}
    </>
  );
}

/** Steps, numbered; a number to call and a service stand in the step that names them. */
export function Steps({ page, steps }: { page: PageContext; steps: readonly Step[] }): VNode {
  return (
    <ol class="steps">
      {steps.map(({ text, use, service }) => (
        <li>
          {page.words.t(text)}
          {use !== undefined && <FirstNumber page={page} use={use} />}
          {service !== undefined && <ServiceLink service={service} />}
        </li>
      ))}
    </ol>
  );
}

/** Why the law may ask the desk: the person is under 18, does not say, or was under 18 in the pictures. */
function whyLaw(answers: Answers): 'under_18' | 'unsaid' | 'pictures' {
  const { ageBand } = factsOf(answers, { country: null, language: '', partial: true });
  return ageBand === 'adult' ? 'pictures' : ageBand === 'unsaid' ? 'unsaid' : 'under_18';
}

/** What cannot happen comes first, then what may, then whom the law is for; the law itself and its date last and small. */
function LegalLimit({ page, answers }: { page: PageContext; answers: Answers }): VNode {
  const { t } = page.words;
  const limit = legalLimit(page.country);
  const { who } = phraseArgs(answers);
  return (
    <div class="govuk-inset-text">
      <p>{t('form.law.cannot', { who })}</p>
      <p>
        {t('form.law.why', { who, why: whyLaw(answers) })} {t(limit.duty)} {t('form.law.so')}
      </p>
      {/* What a law is there for can be said only of one that is known. */}
      {limit.law !== null && <p>{t('guidance.law.not_against_you', { who })}</p>}
      <p>
        <small>
          {limit.law !== null && (
            <>
              <bdi>{limit.law}</bdi>
              {'. '}
            </>
          )}
          {checkedWords(page, limit)}
        </small>
      </p>
    </div>
  );
}

/** Only for somebody whose own pictures they are, and who may hold them: nobody is to look for a picture or keep one for this. */
function Removal({ page, answers }: { page: PageContext; answers: Answers }): VNode | null {
  const service = pictureServiceFor(answers);
  return service && <PictureServiceLine page={page} service={service} />;
}

/** A service that keeps pictures out of many apps, with what it is for. */
export function PictureServiceLine({ page, service }: { page: PageContext; service: PictureService }): VNode {
  return (
    <p>
      <ServiceLink service={service.id} />
      {page.words.t(service.text)} <small>{checkedWords(page, REMOVAL_SERVICES[service.id])}</small>
    </p>
  );
}

/** Its name, to be opened. */
function ServiceLink({ service }: { service: ServiceId }): VNode {
  const { name, url } = REMOVAL_SERVICES[service];
  return (
    <a class="service" href={url} rel="noreferrer noopener" dir="ltr">
      {name}
    </a>
  );
}
