import { NativeSelect, type NativeSelectProps } from '@mantine/core';

type Shared = Omit<NativeSelectProps, 'data' | 'value' | 'defaultValue' | 'onChange'>;

interface Offer<T> extends Shared {
  values: readonly T[];
  /** The words for a value. */
  text(value: NoInfer<T>): string;
}
/** One of the values is always chosen. */
interface Required<T> extends Offer<T> {
  none?: undefined;
  value: NoInfer<T> | undefined;
  onChange(value: NoInfer<T>): void;
}
/** The first line, `none`, stands for null. */
interface Optional<T> extends Offer<T> {
  none: string;
  value: NoInfer<T> | null;
  onChange(value: NoInfer<T> | null): void;
}

/** A list of which one value is chosen. What is chosen and is none of the values counts as not chosen. */
export function EnumSelect<T extends string | number>(props: Required<T> | Optional<T>) {
  const { values, text, none, value, onChange, ...shared } = props;
  const chosen = values.find((one) => one === value);
  const choose = (written: string): void => {
    const next = values.find((one) => String(one) === written);
    if (next !== undefined) onChange(next);
    else if (props.none !== undefined) props.onChange(null);
  };
  return (
    <NativeSelect
      {...shared}
      value={chosen === undefined ? '' : String(chosen)}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[
        ...(none === undefined ? [] : [{ value: '', label: none }]),
        ...values.map((one) => ({ value: String(one), label: text(one) })),
      ]}
    />
  );
}
