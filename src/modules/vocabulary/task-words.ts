/** Where a task of a case stands. */
export const TASK_STATES = ['open', 'done', 'not_needed'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** Who a task is for where nobody in particular has it: who works on the case, or who leads its desk. */
export const TASK_ROLES = ['case', 'lead'] as const;
export type TaskRole = (typeof TASK_ROLES)[number];

/** Whether a source says that a task belongs to a kind of case, or the helpdesk judged so. */
export const TASK_GROUNDS = ['sourced', 'judged'] as const;
export type TaskGround = (typeof TASK_GROUNDS)[number];

/** What playbooks ask for. They are stored: one that no playbook asks for any more stays here. */
export const PLAYBOOK_TASKS = [
  'ask_danger',
  'say_what_happens',
  'get_help_now',
  'plan_meeting',
  'stop_paying',
  'note_accounts_child',
  'note_accounts_adult',
  'money_back',
  'take_down_child',
  'report_child_india',
  'stop_ncii',
  'trusted_adult',
  'decide_duty_india',
  'ask_entry_number',
  'child_not_offender',
  'cybertip',
  'police_india',
  'call_back_day',
  'call_back_three_days',
  'call_back_two_weeks',
  'keep_links',
  'send_notices',
  'second_notice',
  'gone_three_days',
  'gone_two_weeks',
  'finder_url_only',
  'finder_distress',
  'keep_chat',
  'recover_account',
  'plan_safety',
  'say_outcome',
] as const;
export type PlaybookTaskId = (typeof PLAYBOOK_TASKS)[number];

/** A task that staff wrote for one case; its words are sealed. */
export const OWN_TASK = 'own';
/** A task of a playbook that follows from what is sealed of a case: which one is sealed too. */
export const MARKED_TASK = 'marked';
export const TASK_KINDS = [...PLAYBOOK_TASKS, OWN_TASK, MARKED_TASK] as const;
export type TaskKind = (typeof TASK_KINDS)[number];
