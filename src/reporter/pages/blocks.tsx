import type { VNode } from 'preact';
import {
  CHILD_NEVER_OFFENDER,
  firstSteps,
  guideNumbers,
  guidePictures,
  legalLimit,
  removalService,
  type GuideKind,
  type GuideReader,
  type Reader,
} from '../../modules/guidance/index.js';
import type { MessageKey } from '../../platform/i18n/index.js';
import { factsOf, phraseArgs, type Answers, type Block } from '../../modules/report-form/index.js';
import { checkedWords, Numbers } from './numbers.js';
import type { PageContext } from './page-context.js';
import { pictureAge } from './picture-age.js';

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
        <OneBlock page={page} block={block} answers={answers} />
      ))}
    </>
  );
}

function OneBlock({ page, block, answers }: { page: PageContext; block: Block; answers: Answers }): VNode {
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
      return <FirstSteps page={page} reader={readerOf(answers)} />;
    case 'guide_numbers': {
      const { who, kind } = readerOf(answers);
      return <Numbers page={page} uses={guideNumbers(who, kind)} />;
    }
    case 'legal_limit':
      return <LegalLimit page={page} answers={answers} />;
    case 'child_never_offender':
      return <p class="govuk-inset-text">{t(CHILD_NEVER_OFFENDER[block.said], args)}</p>;
    case 'removal':
      return <Removal page={page} answers={answers} />;
  }
}

/** The arguments that any text of the form may use. */
export function textArgs(page: PageContext, answers: Answers): Record<string, string | number> {
  return { ...phraseArgs(answers), minutes: page.draftMinutes, within: page.words.span(page.answerMinutes) };
}

/** The steps of the first hour on the way through a report, and where nothing is known of who reads. */
export function FirstSteps({ page, reader }: { page: PageContext; reader: Reader }): VNode {
  return <Steps page={page} steps={firstSteps(reader)} />;
}

/** Steps, numbered. */
export function Steps({ page, steps }: { page: PageContext; steps: readonly MessageKey[] }): VNode {
  if (steps.length === 1) return <p>{steps.map((key) => page.words.t(key))}</p>;
  return (
    <ol class="steps">
      {steps.map((key) => (
        <li>{page.words.t(key)}</li>
      ))}
    </ol>
  );
}

/** Who writes about somebody else, by who that is to them. */
const HELPERS: Readonly<Record<string, GuideReader>> = { my_child: 'parent', pupil: 'teacher' };

/** Who reads the steps, and what happened: the person themselves by their age, or whoever helps them. */
function readerOf(answers: Answers): Reader {
  const facts = factsOf(answers, { country: null, language: '', partial: true });
  const kinds: Readonly<Record<string, GuideKind>> = {
    pressure_on_child: 'pressure',
    account_taken: 'account',
  };
  const kind = facts.kind === 'other' ? (kinds[facts.otherKind ?? ''] ?? 'other') : facts.kind;
  return { who: whoReads(answers), kind, adultPictures: pictureAge(answers) === 'adult' };
}

function whoReads(answers: Answers): GuideReader {
  const { kind, about, ageBand } = factsOf(answers, { country: null, language: '', partial: true });
  const relation = answers['relation'];
  if (kind === 'found' && about !== 'other' && relation === undefined) return 'saw';
  if (about === 'other' || kind === 'found') return HELPERS[String(answers['relation'])] ?? 'friend';
  return ageBand === 'under_13' ? 'child' : ageBand === 'adult' ? 'adult' : 'young';
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
  const { who, kind } = readerOf(answers);
  const age = pictureAge(answers);
  if (answers['about'] === 'other' || !guidePictures(who, kind).includes(age)) return null;
  const service = removalService(age);
  return service && <RemovalLink page={page} service={service} />;
}

/** A service that takes pictures down, with what it is for. */
export function RemovalLink({
  page,
  service,
}: {
  page: PageContext;
  service: NonNullable<ReturnType<typeof removalService>>;
}): VNode {
  return (
    <p>
      <a href={service.url} rel="noreferrer noopener">
        {service.name}
      </a>
      {': '}
      {page.words.t(service.text)} <small>{checkedWords(page, service)}</small>
    </p>
  );
}
