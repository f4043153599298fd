import type { NativeSelectProps } from '@mantine/core';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import type { Choice } from './site-query.js';

interface ChoiceSelectProps extends Omit<NativeSelectProps, 'data' | 'value' | 'onChange'> {
  /** What the server offers, in its words. */
  choices: readonly Choice[];
  /** The words of the first line, which stands for the empty value. Without it one of the choices is always chosen. */
  none?: string;
  value: string;
  onChange(value: string): void;
}

/** A list of what the server offers. */
export function ChoiceSelect({ choices, none, onChange, ...shared }: ChoiceSelectProps) {
  const offer = {
    className: layout.field,
    ...shared,
    values: choices.map(({ value }) => value),
    text: (value: string) => wordsFor(choices, value),
  };
  return none === undefined ? (
    <EnumSelect {...offer} onChange={onChange} />
  ) : (
    <EnumSelect {...offer} none={none} onChange={(value: string | null) => onChange(value ?? '')} />
  );
}

export const wordsFor = (choices: readonly Choice[], value: string): string =>
  choices.find((choice) => choice.value === value)?.words ?? value;
