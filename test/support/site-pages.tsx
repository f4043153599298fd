import { join } from 'node:path';
import type { VNode } from 'preact';
import { BUILT_IN_HELPLINES, NOTHING_KNOWN } from '../../src/modules/guidance/index.js';
import { projectRoot } from '../../src/platform/config/index.js';
import { Catalogues } from '../../src/platform/i18n/index.js';
import { Assets } from '../../src/reporter/assets.js';
import {
  REPORT_FORM,
  screenOnWay,
  summaryOf,
  walk,
  type Answers,
  type Form,
  type Screen,
} from '../../src/modules/report-form/index.js';
import type { ReporterMessage, ReporterThread } from '../../src/modules/messages/index.js';
import { BrokenPage } from '../../src/reporter/pages/broken.page.js';
import { CheckPage } from '../../src/reporter/pages/check.page.js';
import { answerBy } from '../../src/reporter/pages/answer-by.js';
import { CodePage, DonePage } from '../../src/reporter/pages/code.page.js';
import { EnterCodePage } from '../../src/reporter/pages/enter-code.page.js';
import { toHtml } from '../../src/reporter/pages/layout.js';
import { SentAlreadyPage } from '../../src/reporter/pages/sent-already.page.js';
import { DraftExpiredPage } from '../../src/reporter/pages/draft-expired.page.js';
import type { PageContext } from '../../src/reporter/pages/page-context.js';
import { PrivacyPage } from '../../src/reporter/pages/privacy.page.js';
import { SignedOutPage } from '../../src/reporter/pages/signed-out.page.js';
import { HelpPage, StartPage } from '../../src/reporter/pages/start.page.js';
import { StepPage, type StepView } from '../../src/reporter/pages/step.page.js';
import {
  dutyWords,
  preparedWords,
  type ReporterConsent,
  type ReporterDuty,
} from '../../src/modules/consents/index.js';
import type { ReporterEscalation } from '../../src/modules/escalations/index.js';
import type { ReporterLink } from '../../src/modules/takedowns/index.js';
import { MESSAGE_FIELD, ThreadPage } from '../../src/reporter/pages/thread.page.js';
import { TroublePage } from '../../src/reporter/pages/trouble.page.js';
import { situationOf } from '../../src/reporter/who-reads.js';
import { fingerprintPages, guidePages, referralsOf } from './pages-beside.js';

/** The catalogues of the project. */
export const catalogues = Catalogues.load(join(projectRoot(), 'locales'));

/** The context of a page of the public site, as a person in India who writes English has it in the middle of a draft. */
export function pageContext(over: Partial<PageContext> = {}): PageContext {
  return {
    words: catalogues.translator('en'),
    languages: catalogues.languages,
    publicName: 'Help desk',
    address: 'help.example',
    helplines: BUILT_IN_HELPLINES,
    assets: new Assets('/assets/site.0123456789.css', '/assets/site.0123456789.js'),
    country: 'IN',
    situation: NOTHING_KNOWN,
    path: '/',
    query: '',
    csrf: 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE',
    faultPolicy: null,
    draftMinutes: 60,
    endsIn: 60,
    answerMinutes: 1440,
    ...over,
  };
}

/** The HTML of one screen for some answers. */
export function screenHtml(
  screen: Screen,
  answers: Answers,
  over: Partial<StepView> = {},
  form: Form = REPORT_FORM,
): string {
  const way = walk(form, answers);
  return toHtml(
    <StepPage
      page={over.page ?? pageContext({ path: `/h/${screen.page}`, situation: situationOf(way.answers) })}
      screen={screenOnWay(way, screen)}
      number={way.screens.findIndex(({ id }) => id === screen.id) + 1}
      answers={way.answers}
      values={(question) => [answers[question] ?? []].flat()}
      errors={[]}
      back="/h/1"
      returning={false}
      {...over}
    />,
  );
}

/** Every page that a person with these answers sees from the first screen to the check page, by path. */
export function walkHtml(
  answers: Answers,
  form: Form = REPORT_FORM,
  over: Partial<PageContext> = {},
): Map<string, string> {
  const pages = new Map<string, string>();
  const way = walk(form, answers);
  const situation = situationOf(way.answers);
  for (const screen of way.screens) {
    const page = pageContext({ path: `/h/${screen.page}`, situation, ...over });
    pages.set(`/h/${screen.page}`, screenHtml(screen, answers, { page }, form));
  }
  pages.set('/h/check', checkHtml(answers, form, over));
  return pages;
}

function checkHtml(answers: Answers, form: Form, over: Partial<PageContext>): string {
  const page = pageContext({ path: '/h/check', ...over });
  return toHtml(
    <CheckPage
      page={page}
      rows={summaryOf(form, answers)}
      answers={walk(form, answers).answers}
      back="/h/51"
      unseen={null}
    />,
  );
}

const NOW = new Date('2026-11-24T10:00:00Z');

/** Of the page of a thread of which nothing may leave. */
const NOTHING_PASSED = {
  ...{ consents: [], duties: [], passed: [], links: [], linkTold: false, answered: null },
  ...{ referrals: [], appointments: [], referralAnswered: null },
};

/** What has left, with all that can come of it. */
const PASSED: readonly ReporterEscalation[] = (
  [
    ...['waits', 'has_it', 'answered', 'refused', 'silent'],
    ...['failed', 'acted', 'passed_on', 'not_acted', 'unknown'],
  ] as const
).map((came) => ({ recipient: 'Blue Line', day: '2026-11-23', came }));

/** Links as each of them can stand. */
const LINKS: readonly ReporterLink[] = (
  ['not_asked', 'asked', 'gone', 'refused', 'late', 'again'] as const
).map((standing, at) => ({
  id: `00000000-0000-4000-8000-00000000000${at}`,
  number: at + 1,
  host: at === 3 ? null : 'pictures.example',
  standing,
  seen: ([null, 'gone', 'again'] as const)[at % 3] ?? null,
  sayable: ([[], ['again'], ['gone', 'again']] as const)[at % 3] ?? [],
}));

/** Questions for consent as they stand after each answer, each in the words that the desk begins with. */
function consentsOf({ words }: PageContext): ReporterConsent[] {
  const about = [
    ['asked', 'authority', 'report', ['given', 'refused']],
    ['given', 'platform', 'takedown', ['taken_back']],
    ['refused', 'hotline', 'report', ['given']],
    ['taken_back', 'host', 'takedown', ['given']],
    ['expired', 'service', 'referral', []],
  ] as const;
  return about.map(([standing, kind, purpose, answers]) => ({
    id: standing,
    recipient: 'Blue Line',
    language: words.language,
    words: preparedWords(words, { kind, name: 'Blue Line', purpose }),
    standing,
    answers,
    said: standing === 'given' ? 'Yes, you can.' : null,
    leftOn: standing === 'taken_back' ? ['2026-11-23'] : [],
  }));
}

function message(
  author: ReporterMessage['author'],
  text: string,
  at: string,
  over: Partial<ReporterMessage> = {},
): ReporterMessage {
  const createdAt = new Date(at);
  return { id: at, author, kind: 'message', isNew: false, value: { text }, text, createdAt, ...over };
}

/** What is told of duties, in the words that the desk begins with. */
function dutiesOf({ words }: PageContext): ReporterDuty[] {
  return [false, true].map((isDanger) => ({
    recipient: 'Blue Line',
    language: words.language,
    words: dutyWords(words, { name: 'Blue Line', isDanger }),
    leftOn: isDanger ? ['2026-11-23'] : [],
  }));
}

/** The page of a thread with what may leave it, a part at a time. */
function consentPages(page: PageContext, thread: ReporterThread): Record<string, VNode> {
  const view = {
    ...{ page, thread, now: NOW, nonce: 'n', typed: {}, errors: [], sent: false, told: null, wordSet: false },
    ...NOTHING_PASSED,
  };
  const [asked, given, refused, takenBack, expired] = consentsOf(page).map((one) => [one]);
  return {
    referrals: (
      <ThreadPage
        {...view}
        referrals={referralsOf(page)}
        appointments={(['planned', 'cancelled'] as const).map((state) => ({
          ...{ startsAt: new Date('2026-11-25T05:00:00Z'), zone: 'Asia/Kolkata', state },
          words: state === 'planned' ? 'By phone.' : null,
        }))}
        referralAnswered={{ became: 'accepted', referralId: 'accepted' }}
      />
    ),
    'consent asked': <ThreadPage {...view} consents={asked ?? []} answered={{ became: 'gone' }} />,
    'consent given': (
      <ThreadPage {...view} consents={given ?? []} answered={{ became: 'given', consentId: 'given' }} />
    ),
    'consent refused': (
      <ThreadPage {...view} consents={refused ?? []} answered={{ became: 'refused', consentId: 'refused' }} />
    ),
    'consent taken back': (
      <ThreadPage
        {...view}
        consents={takenBack ?? []}
        answered={{ became: 'taken_back', consentId: 'taken_back' }}
      />
    ),
    'consent expired': (
      <ThreadPage {...view} consents={expired ?? []} answered={{ became: 'wait', minutes: 20 }} />
    ),
    duties: <ThreadPage {...view} duties={dutiesOf(page)} />,
    passed: <ThreadPage {...view} passed={PASSED} />,
    links: <ThreadPage {...view} links={LINKS} linkTold />,
  };
}

/** Every page that is not a screen of the form, by a name. */
export function otherPages(
  page: PageContext = pageContext({ csrf: null, endsIn: null, path: '/r' }),
): Map<string, string> {
  const thread = {
    status: 'answered' as const,
    answerBy: new Date('2026-11-24T13:00:00Z'),
    promisedBy: new Date('2026-11-25T13:00:00Z'),
    closed: null,
    nextTry: null,
    lateTold: false,
    report: {
      version: 1 as const,
      language: 'en',
      country: 'IN',
      partial: false,
      answers: [
        { id: 'happening', question: 'What', values: ['threatened'], options: ['Threatened'], text: null },
        { id: 'handles', question: 'Who', values: [], options: [], text: '@bad.person_99' },
      ],
      keepOut: null,
    },
    aside: [],
    messages: [
      message('helper', 'Hello, we are here.', '2026-11-24T09:30:00Z', { isNew: true }),
      message('you', '', '2026-11-24T09:10:00Z', {
        kind: 'safety_told',
        value: { safety: 'danger', text: 'I am in danger' },
      }),
      message('you', '', '2026-11-24T09:00:00Z', {
        kind: 'details_added',
        value: {
          text: 'x',
          answers: [{ id: 'handles', question: 'Who', values: [], options: [], text: '@x.y' }],
        },
      }),
      message('you', 'Hello.', '2026-11-22T10:00:00Z'),
    ],
    page: 1,
    pages: 2,
  };
  const closedAnswer = answerBy(
    page,
    new Date('2026-11-27T04:30:00Z'),
    NOW,
    { zone: 'Asia/Kolkata', closedNow: true },
    'site.code.answer_at',
  );
  const typed = { more: 'What I wrote', t: 'x', go: 'next' };
  const pages: Record<string, VNode> = {
    start: <StartPage page={page} />,
    help: <HelpPage page={page} back={null} />,
    'help on the way': <HelpPage page={page} back="/h/13?c=IN&l=en" />,
    ...guidePages(page),
    privacy: <PrivacyPage page={page} back={null} />,
    'privacy on the way': <PrivacyPage page={page} back="/h/13?c=IN&l=en" />,
    done: <DonePage page={page} />,
    code: (
      <CodePage
        page={page}
        code="1234 5678 9012 3456 7890"
        answer="We try to answer by today at 3:15 pm (India Standard Time). Come back here with your code then."
        answers={{ about: 'self', happening: 'threatened', age: '13_15' }}
      />
    ),
    'code of a closed desk': (
      <CodePage
        page={page}
        code="1234 5678 9012 3456 7890"
        answer={closedAnswer}
        answers={{ about: 'saw' }}
      />
    ),
    ...fingerprintPages(page),
    enter: <EnterCodePage page={page} typed="" error={null} />,
    'enter again': <EnterCodePage page={page} typed="1234" error="site.enter.length" />,
    thread: (
      <ThreadPage
        page={{ ...page, endsIn: 30 }}
        thread={thread}
        now={NOW}
        nonce="n"
        typed={{}}
        errors={[]}
        sent
        told={null}
        wordSet
        {...NOTHING_PASSED}
      />
    ),
    'thread of a closed desk': (
      <ThreadPage
        page={{ ...page, endsIn: 30 }}
        thread={{ ...thread, closed: { zone: 'Asia/Kolkata', closedNow: true } }}
        now={NOW}
        nonce="n"
        typed={{}}
        errors={[]}
        sent={false}
        told={{ safety: 'self_harm', isKept: true }}
        wordSet={false}
        {...NOTHING_PASSED}
      />
    ),
    'thread again': (
      <ThreadPage
        page={{ ...page, endsIn: 30 }}
        thread={thread}
        now={NOW}
        nonce="n"
        typed={{ [MESSAGE_FIELD]: 'What I wrote' }}
        errors={[{ question: MESSAGE_FIELD, message: 'site.thread.needed' }]}
        sent={false}
        told={{ safety: 'watched', isKept: false }}
        wordSet={false}
        {...NOTHING_PASSED}
      />
    ),
    'thread without an answer': (
      <ThreadPage
        page={{ ...page, endsIn: 30 }}
        thread={{
          ...thread,
          status: 'received',
          answerBy: new Date('2026-11-24T09:50:00Z'),
          nextTry: new Date('2026-11-24T10:05:00Z'),
          lateTold: true,
          promisedBy: null,
          page: 2,
        }}
        now={NOW}
        nonce="n"
        typed={{ handles: '@x' }}
        errors={[]}
        sent={false}
        told={{ safety: 'danger', isKept: true }}
        wordSet={false}
        {...NOTHING_PASSED}
      />
    ),
    ...consentPages({ ...page, endsIn: 30 }, { ...thread, report: null, messages: [], pages: 1 }),
    broken: <BrokenPage page={page} typed={['What I wrote']} />,
    late: <SentAlreadyPage page={page} words={['What I wrote']} />,
    lost: <DraftExpiredPage page={page} posted={null} />,
    'lost with words': <DraftExpiredPage page={page} posted={typed} />,
    'signed out': <SignedOutPage page={page} posted={{ message: 'What I wrote' }} />,
    trouble: (
      <TroublePage
        page={page}
        title="site.trouble.title"
        text="site.trouble.busy"
        resend={{ action: '/h/50', fields: typed, button: 'site.trouble.again', text: 'site.error.saving' }}
        next={[{ path: '/', label: 'site.trouble.start' }]}
      />
    ),
  };
  return new Map(Object.entries(pages).map(([name, node]) => [name, toHtml(node)]));
}
