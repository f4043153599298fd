import { CONCERNS_CHILD, PERSON_UNDER_18, type Condition } from './conditions.js';
import { DANGEROUS_DEMANDS, LADDERS, type Ladder } from './danger.data.js';
import type { Rule, Source } from './rule.js';
import { RULES } from './rules.data.js';

type Texts = Readonly<Record<string, string>>;

const INTRODUCTION = `# The triage rules

Written by \`npm run rules-doc\` from \`src/modules/triage/rules.data.ts\`; a test fails where this page and the rules differ.

The rules decide by what a reporter chose, never by a word they typed. Each rule stands alone. Of those that hold, the most
urgent decides (1 is the most urgent, and a case for which no rule says more is 4), the first playbook in the order of
\`PLAYBOOKS\` is taken, all marks are shown, and the tightest clock counts. The order of the rules says nothing.

A first answer is due within the minutes that \`FIRST_ANSWER_MINUTES\` gives the urgency. A rule may set fewer, never more.

The answer "I might hurt myself" puts a case in front and does nothing else. It is not a score, it is added to nothing, no
screen waits for it or is kept back because of it, and help is offered to everyone, whatever they answer.

The child is never the offender: \`child-not-offender\` tells staff so, just where the site tells the person themselves
(\`src/modules/guidance/child-never-offender.ts\`); a test holds the two together.

No rule passes a report to anybody. \`legal-duty\` tells staff that a law may ask for it: a person decides.
Nothing here is legal advice.

A source speaks for the fact that a rule looks at. How urgent the fact makes a case is a decision of this project. A source
of low confidence is marked "to be verified": someone has to look it up before it is relied on.`;

const NAMED: readonly { condition: Condition; name: string; not: string }[] = [
  { condition: CONCERNS_CHILD, name: 'it concerns a child', not: 'it does not concern a child' },
  { condition: PERSON_UNDER_18, name: 'the person is under 18', not: 'the person is not under 18' },
];

/** The page docs/triage-rules.md. `texts` is the console's catalogue, which holds the reason that staff read for each rule. */
export function rulesPage(texts: Texts, rules: readonly Rule[] = RULES): string {
  const section = (title: string, urgency: Rule['urgency']): string[] => {
    const those = rules.filter((rule) => rule.urgency === urgency);
    return those.length === 0 ? [] : [`## ${title}`, ...those.map((rule) => ruleText(rule, texts))];
  };
  const parts = [
    INTRODUCTION,
    ...NAMED.map(({ condition, name }) => `"${capital(name)}" means: ${inWords(condition, true)}.`),
    ...section('Urgency 1', 1),
    ...section('Urgency 2', 2),
    ...section('Urgency 3', 3),
    ...section('Urgency 4', 4),
    ...section('No urgency of their own', undefined),
    '## What never makes a case less urgent',
    'Each step to the right, with everything else as it was. A test takes them all.',
    [...LADDERS.map(ladderText), demandsText()].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function ruleText(rule: Rule, texts: Texts): string {
  const lines = [
    `- Holds when: ${inWords(rule.when)}.`,
    `- Sets: ${effects(rule, texts).join('; ')}.`,
    `- Source: ${sourceText(rule.source)}.`,
  ];
  return `### \`${rule.id}\`\n\n${texts[`reason.${rule.id}`]}.\n\n${lines.join('\n')}`;
}

function effects({ urgency, playbook, marks = [], clocks }: Rule, texts: Texts): string[] {
  return [
    ...(urgency ? [`urgency ${urgency}`] : []),
    ...(playbook ? [`playbook "${texts[`playbook.${playbook}`]}"`] : []),
    ...marks.map((mark) => `mark "${texts[`mark.${mark}`]}"`),
    ...(clocks ? [`first answer within ${clocks.firstAnswer} min`] : []),
  ];
}

function sourceText(source: Source | null): string {
  if (!source) return 'none, a decision of this project';
  const where = source.url ? ` (<${source.url}>)` : '';
  const trust = source.confidence === 'low' ? 'low, **to be verified**' : 'high';
  return `${source.title}${where}. Checked on ${source.checkedOn}, confidence ${trust}`;
}

/** A condition as a reader says it. `spelled`: the named condition itself is told, not its name. */
function inWords(condition: Condition, spelled = false): string {
  const named = NAMED.find((one) => one.condition === condition);
  if (named && !spelled) return named.name;
  if ('all' in condition) return condition.all.map(grouped).join(' and ');
  if ('any' in condition) return condition.any.map(grouped).join(' or ');
  if ('not' in condition) return inWordsNot(condition.not);
  return `\`${condition.fact}\` is ${values(condition.is)}`;
}

function inWordsNot(condition: Condition): string {
  const named = NAMED.find((one) => one.condition === condition);
  if (named) return named.not;
  return 'fact' in condition
    ? `\`${condition.fact}\` is not ${values(condition.is)}`
    : `not (${inWords(condition)})`;
}

function grouped(condition: Condition): string {
  const whole = inWords(condition);
  const isNamed = NAMED.some((one) => one.condition === condition);
  return !isNamed && ('all' in condition || 'any' in condition) ? `(${whole})` : whole;
}

function ladderText({ fact, rungs }: Ladder): string {
  return `- \`${fact}\`: ${rungs.map((rung) => values(rung)).join(' → ')}`;
}

function demandsText(): string {
  return `- \`demands\`: one more of ${values(DANGEROUS_DEMANDS)}`;
}

function values(list: readonly (string | boolean | null)[]): string {
  const words = list.map((value) => {
    if (value === null) return 'not said';
    return typeof value === 'boolean' ? (value ? 'yes' : 'no') : `\`${value}\``;
  });
  return words.join(' or ');
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
