import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { Dialog } from '../shared/dialog.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';
import { EncloseFields } from './enclose-fields.js';
import { save, type Escalation } from './escalation.js';

interface WriteProps {
  caseId: string;
  one: Escalation;
  onClose(): void;
}

/** The recipient's fields in the recipient's order, with its limits. What is saved may be incomplete. */
export function WriteDialog({ caseId, one, onClose }: WriteProps) {
  const action = useAction();
  // A newer version of a colleague must not replace what is being typed; saving says that there is one.
  const [opened] = useState(one);
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(opened.fields.map(({ key, value }) => [key, value])),
  );
  const [enclose, setEnclose] = useState<readonly string[]>(opened.enclosed);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const fields = opened.fields.map(({ key }) => ({ key, value: values[key] ?? '' }));
    if (await action.run(() => save(caseId, opened, fields, [...enclose]), t('escalation.saved'))) onClose();
  };
  return (
    <Dialog title={t('escalation.writeTo', { recipient: one.recipient })} onClose={onClose}>
      <form className={layout.form} onSubmit={(event) => void submit(event)} noValidate>
        <p className={layout.quiet}>{t('escalation.writeLead')}</p>
        {opened.fields.map(({ key, label, required, max, oneLine, choices }) => {
          const value = values[key] ?? '';
          const length = [...value.trim()].length;
          const shared = {
            label,
            value,
            required,
            dir: 'auto',
            autoComplete: 'off',
            description: t('escalation.length', { length, max }),
            error: length > max ? t('escalation.tooLong') : null,
          } as const;
          const set = (typed: string): void => setValues((before) => ({ ...before, [key]: typed }));
          if (choices.length > 0)
            return (
              <NativeSelect
                key={key}
                {...{ label, value, required }}
                data={['', ...choices]}
                onChange={(event) => set(event.currentTarget.value)}
              />
            );
          return oneLine ? (
            <TextInput key={key} {...shared} onChange={(event) => set(event.currentTarget.value)} />
          ) : (
            <Textarea
              key={key}
              {...shared}
              autosize
              minRows={2}
              maxRows={14}
              onChange={(event) => set(event.currentTarget.value)}
            />
          );
        })}
        {opened.encloses && <EncloseFields caseId={caseId} chosen={enclose} onChange={setEnclose} />}
        <ProblemAlert error={action.error} />
        <div className={layout.foot}>
          <ActionButton type="submit" busy={action.busy}>
            {t('escalation.save')}
          </ActionButton>
          <ActionButton variant="default" busy={false} onClick={onClose}>
            {t('escalation.back')}
          </ActionButton>
        </div>
      </form>
    </Dialog>
  );
}
