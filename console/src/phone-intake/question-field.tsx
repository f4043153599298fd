import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { Check } from '../shared/check.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import type { IntakeQuestion } from './intake.js';
import css from './phone-intake.module.css';

interface QuestionFieldProps {
  question: IntakeQuestion;
  /** The language that it is asked in. */
  language: string;
  values: readonly string[];
  /** What is wrong with the answer; null: nothing that is known. */
  fault: string | null;
  onChange(values: readonly string[]): void;
}

/** One question of the form, in the language of the person, and what they answer. */
export function QuestionField(props: QuestionFieldProps) {
  const { question, language, values, fault, onChange } = props;
  const { id, type, label, hint, options, ltr } = question;
  if (type === 'radios' || type === 'checkboxes') return <Options {...props} />;
  const shared = {
    id: fieldId(id),
    lang: language,
    label,
    description: hint,
    error: fault,
    className: css.field,
    value: values[0] ?? '',
  };
  if (type === 'country')
    return (
      <NativeSelect
        {...shared}
        onChange={(event) => onChange([event.currentTarget.value])}
        data={[
          { value: '', label: t('intake.notSaid') },
          ...options.map(({ value, text }) => ({ value, label: text })),
        ]}
      />
    );
  const typed = { ...shared, autoComplete: 'off', dir: ltr ? 'ltr' : 'auto' };
  // The server says how far a text is too long, and nothing of it is cut off.
  if (type === 'text')
    return <TextInput {...typed} onChange={(event) => onChange([event.currentTarget.value])} />;
  return (
    <Textarea
      {...typed}
      autosize
      minRows={type === 'lines' ? 2 : 5}
      maxRows={16}
      onChange={(event) => onChange([event.currentTarget.value])}
    />
  );
}

function Options({ question, language, values, fault, onChange }: QuestionFieldProps) {
  const { id, type, label, hint, options } = question;
  const one = type === 'radios';
  const described = [hint === null ? '' : `${fieldId(id)}-hint`, fault === null ? '' : `${fieldId(id)}-fault`]
    .join(' ')
    .trim();
  return (
    <fieldset
      className={css.options}
      lang={language}
      {...(described !== '' && { 'aria-describedby': described })}
    >
      <legend>{label}</legend>
      {hint !== null && (
        <p id={`${fieldId(id)}-hint`} className={layout.quiet}>
          {hint}
        </p>
      )}
      {fault !== null && (
        <p id={`${fieldId(id)}-fault`} className={css.fault}>
          {fault}
        </p>
      )}
      {options.map(({ value, text, hint: more }, at) => (
        <div key={value}>
          <Check
            type={one ? 'radio' : 'checkbox'}
            name={fieldId(id)}
            {...(at === 0 && { id: fieldId(id) })}
            checked={values.includes(value)}
            onChange={(on) => {
              if (one) onChange([value]);
              else onChange(on ? [...values, value] : values.filter((other) => other !== value));
            }}
          >
            {text}
          </Check>
          {more !== null && <p className={`${css.more} ${layout.quiet}`}>{more}</p>}
        </div>
      ))}
      {one && values.length > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => onChange([])}>
          {t('intake.clear')}
        </Button>
      )}
    </fieldset>
  );
}

/** Where the focus goes when an answer is wrong. */
export const fieldId = (question: string): string => `intake-${question}`;
