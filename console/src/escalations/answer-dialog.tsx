import { Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { Dialog } from '../shared/dialog.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';
import {
  ANSWERS,
  close,
  noteAnswer,
  OUTCOMES,
  type Escalation,
  type EscalationAnswer,
  type EscalationMove,
  type EscalationOutcome,
} from './escalation.js';

interface AnswerProps {
  caseId: string;
  one: Escalation;
  onClose(): void;
}

const MOVE_TO = {
  acknowledged: 'acknowledge',
  answered: 'answer',
  refused: 'refuse',
  no_answer: 'stay_silent',
} as const satisfies Record<EscalationAnswer['answer'], EscalationMove>;

/** What the recipient said, or that they said nothing; and, once that is known, what became of it. */
export function AnswerDialog({ caseId, one, onClose }: AnswerProps) {
  const action = useAction();
  const answers = ANSWERS.filter((answer) => one.moves.includes(MOVE_TO[answer]));
  const [answer, setAnswer] = useState<EscalationAnswer['answer'] | null>(null);
  const [reference, setReference] = useState('');
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<EscalationOutcome | null>(null);
  const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed);

  const tell = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (answer === null) return;
    const body = { answer, reference: orNull(reference), text: orNull(text) };
    if (await action.run(() => noteAnswer(caseId, one.id, body), t('escalation.noted'))) onClose();
  };
  const end = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (outcome === null) return;
    if (await action.run(() => close(caseId, one.id, outcome), t('escalation.closed'))) onClose();
  };
  return (
    <Dialog title={t('escalation.noteOf', { recipient: one.recipient })} onClose={onClose}>
      <ProblemAlert error={action.error} />
      {answers.length > 0 && (
        <form className={layout.form} onSubmit={(event) => void tell(event)} noValidate>
          <EnumSelect
            label={t('escalation.answer')}
            none={t('escalation.choose')}
            values={answers}
            text={(one) => t(`escalationAnswer.${one}`)}
            value={answer}
            onChange={setAnswer}
          />
          <TextInput
            label={t('escalation.reference')}
            description={t('escalation.referenceHint')}
            autoComplete="off"
            value={reference}
            onChange={(event) => setReference(event.currentTarget.value)}
          />
          <Textarea
            label={t('escalation.words')}
            autosize
            minRows={2}
            dir="auto"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <div>
            <ActionButton type="submit" busy={action.busy} disabled={answer === null}>
              {t('escalation.noteIt')}
            </ActionButton>
          </div>
        </form>
      )}
      {one.moves.includes('close') && (
        <form className={layout.form} onSubmit={(event) => void end(event)} noValidate>
          <EnumSelect
            label={t('escalation.outcome')}
            none={t('escalation.choose')}
            values={OUTCOMES}
            text={(one) => t(`escalationOutcome.${one}`)}
            value={outcome}
            onChange={setOutcome}
          />
          <div>
            <ActionButton type="submit" variant="default" busy={action.busy} disabled={outcome === null}>
              {t('escalation.close')}
            </ActionButton>
          </div>
        </form>
      )}
      <ActionButton variant="default" busy={false} onClick={onClose}>
        {t('escalation.back')}
      </ActionButton>
    </Dialog>
  );
}
