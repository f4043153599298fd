import type { Mark, Playbook, TaskGround } from '../vocabulary/index.js';
import type { PlaybookTask, TaskFacts } from './playbook-task.js';

/** Goes up by one whenever a task comes, goes or gets another time. A task of a case keeps the version that it came from. */
export const PLAYBOOK_VERSION = 1;

const CHECKED_ON = '2026-11-30';
const HOUR = 60;
const DAY = 24 * HOUR;

type Holds = (facts: TaskFacts) => boolean;

const always: Holds = () => true;
const of =
  (...playbooks: readonly Playbook[]): Holds =>
  ({ playbook }) =>
    playbooks.some((one) => one === playbook);
const marked =
  (...wanted: readonly Mark[]): Holds =>
  ({ marks }) =>
    wanted.some((mark) => marks.includes(mark));
const both =
  (...all: readonly Holds[]): Holds =>
  (facts) =>
    all.every((holds) => holds(facts));
const either =
  (...some: readonly Holds[]): Holds =>
  (facts) =>
    some.some((holds) => holds(facts));

/** Whose age is not known to be 18 or more counts as under 18. */
const child: Holds = either(({ ageBand }) => ageBand !== 'adult', marked('child'));
const adult: Holds = ({ ageBand }) => ageBand === 'adult';
const inIndia: Holds = ({ country }) => country === 'IN';

const threatened = of('sextortion_child', 'sextortion_adult');
const threatenedChild = either(of('sextortion_child'), both(of('sextortion_adult'), child));
const threatenedAdult = of('sextortion_adult');
const sharedChild = both(of('pictures_shared'), child);
const sharedAdult = both(of('pictures_shared'), adult);

const why = (
  title: string,
  ground: TaskGround = 'sourced',
): { source: PlaybookTask['source']; ground: TaskGround } => ({
  source: { title, checkedOn: CHECKED_ON },
  ground,
});

/**
 * What each kind of case asks for. Whether one holds only grows with what is marked: to learn more of a case never takes a task
 * away. A task that the rules of one country ask for stands for cases of that country alone.
 */
export const PLAYBOOK_TASK_LIST: readonly PlaybookTask[] = [
  {
    ...{ id: 'ask_danger', due: 'first_answer', role: 'case', when: always },
    ...why('NICE guideline NG225: ask kindly, offer help to everybody, never score'),
  },
  {
    ...{ id: 'say_what_happens', due: 'first_answer', role: 'case', when: always },
    ...why('First-hours guidance of NCMEC and Childline: it is not your fault'),
  },
  {
    ...{ id: 'get_help_now', due: 15, role: 'case', when: marked('danger', 'child_in_danger', 'self_harm') },
    ...why('eSafety: in immediate danger, call the emergency number', 'judged'),
  },
  {
    ...{ id: 'plan_meeting', due: 15, role: 'case', when: either(of('grooming'), marked('meeting')) },
    ...why('Cybertip.ca, report form: asks first about a plan to meet'),
  },
  {
    ...{ id: 'stop_paying', due: HOUR, role: 'case', when: threatened },
    ...why('First-hours guidance of NCMEC and FBI: do not pay, do not send more, do not delete'),
  },
  {
    ...{ id: 'note_accounts_child', due: HOUR, role: 'case', when: threatenedChild },
    ...why('TikTok and ncsei-support: keep names, links and times; no picture of somebody under 18'),
  },
  {
    ...{ id: 'note_accounts_adult', due: HOUR, role: 'case', when: threatenedAdult },
    ...why('TikTok and ncsei-support: keep names, links and times'),
  },
  {
    ...{ id: 'money_back', due: HOUR, role: 'case', when: marked('paid') },
    ...why('Helpline 1930 (India), Ministry of Home Affairs: to be told as soon as possible'),
  },
  {
    ...{ id: 'take_down_child', due: HOUR, role: 'case', when: either(threatenedChild, sharedChild) },
    ...why('NCMEC, Take It Down; IWF and Childline, Report Remove'),
  },
  {
    ...{
      id: 'report_child_india',
      due: 2 * HOUR,
      role: 'case',
      when: both(inIndia, either(threatenedChild, sharedChild)),
    },
    ...why('IWF annual report 2023: reporting portal in India; Meri Trustline'),
  },
  {
    ...{ id: 'stop_ncii', due: 2 * HOUR, role: 'case', when: either(threatenedAdult, sharedAdult) },
    ...why('StopNCII.org: the person keeps the case number and the PIN'),
  },
  {
    ...{ id: 'trusted_adult', due: DAY, role: 'case', when: threatenedChild },
    ...why('NCMEC: talk to an adult whom the child trusts'),
  },
  {
    ...{
      id: 'decide_duty_india',
      due: DAY,
      role: 'lead',
      when: both(inIndia, either(threatenedChild, sharedChild)),
    },
    ...why('POCSO Act 2012 (India), sections 19 and 21'),
  },
  {
    ...{ id: 'ask_entry_number', due: 2 * DAY, role: 'case', when: both(inIndia, sharedChild) },
    ...why('POCSO Act 2012 (India), section 19(2) and (6): an entry number; the committee within 24 hours'),
  },
  {
    ...{ id: 'child_not_offender', due: 'first_answer', role: 'case', when: sharedChild },
    ...why('First-hours guidance of NCMEC and FBI: you are not in trouble'),
  },
  {
    ...{ id: 'cybertip', due: DAY, role: 'case', when: either(threatenedChild, of('grooming')) },
    ...why('NCMEC CyberTipline: online enticement', 'judged'),
  },
  {
    ...{ id: 'police_india', due: 3 * DAY, role: 'case', when: both(inIndia, threatenedAdult) },
    ...why('BNSS 2023 (India), section 173: information by electronic means is signed within three days'),
  },
  {
    ...{ id: 'call_back_day', due: DAY, role: 'case', when: threatenedChild },
    ...why('Childline, after your report: blackmail often goes on', 'judged'),
  },
  {
    ...{ id: 'call_back_three_days', due: 3 * DAY, role: 'case', when: threatenedChild },
    ...why('Childline, after your report: blackmail often goes on', 'judged'),
  },
  {
    ...{ id: 'call_back_two_weeks', due: 14 * DAY, role: 'case', when: threatenedChild },
    ...why('Childline, after your report: blackmail often goes on', 'judged'),
  },
  {
    ...{ id: 'keep_links', due: HOUR, role: 'case', when: sharedAdult },
    ...why('Revenge Porn Helpline (SWGfL): keep evidence before removal if the law is wanted'),
  },
  {
    ...{ id: 'send_notices', due: HOUR, role: 'case', when: sharedAdult },
    ...why('IT Rules, rule 3(2)(b) (India); TAKE IT DOWN Act (US): one notice for each link'),
  },
  {
    ...{ id: 'second_notice', due: null, role: 'case', when: sharedAdult },
    ...why('IT Rules (India): grievance, then appeal to the committee by the person; FTC after 48 hours'),
  },
  {
    ...{ id: 'gone_three_days', due: 3 * DAY, role: 'case', when: sharedAdult },
    ...why('The reporter looks, never the helpdesk', 'judged'),
  },
  {
    ...{ id: 'gone_two_weeks', due: 14 * DAY, role: 'case', when: sharedAdult },
    ...why('The reporter looks, never the helpdesk', 'judged'),
  },
  {
    ...{ id: 'finder_url_only', due: HOUR, role: 'case', when: of('finder') },
    ...why('IWF: takes the address alone; POCSO Rules 2020 (India), rule 11'),
  },
  {
    ...{ id: 'finder_distress', due: 'first_answer', role: 'case', when: of('finder') },
    ...why('IWF: welfare of people who came upon it', 'judged'),
  },
  {
    ...{ id: 'keep_chat', due: DAY, role: 'case', when: of('grooming') },
    ...why('NCMEC CyberTipline: online enticement'),
  },
  {
    ...{ id: 'recover_account', due: HOUR, role: 'case', when: of('account_taken') },
    ...why('Recovery pages of the platforms', 'judged'),
  },
  {
    ...{ id: 'plan_safety', due: 4 * HOUR, role: 'case', when: marked('known_person') },
    ...why('Thorn 2025, survey of 1,200 people of 13 to 20: 36 % knew the person', 'judged'),
  },
  {
    ...{ id: 'say_outcome', due: null, role: 'case', when: always },
    ...why('Childline: what came of it, and that they can write again'),
  },
];
