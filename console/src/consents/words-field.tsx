import { Textarea } from '@mantine/core';
import { WORDS_LIMIT } from './consents.js';

interface WordsFieldProps {
  label: string;
  description?: string;
  /** Of the words, where it is known. */
  lang?: string;
  minRows: number;
  value: string;
  onChange(value: string): void;
}

/** Words of a consent or a duty, in whatever language they are. */
export function WordsField({ onChange, ...given }: WordsFieldProps) {
  return (
    <Textarea
      {...given}
      size="xs"
      maxLength={WORDS_LIMIT}
      autosize
      dir="auto"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
