import type { FormErrors, UseFormReturnType } from '@mantine/form';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../api/problem.js';
import { useAction, type Action } from './use-action.js';

/** Where a form shows what the server says of a field, and in which words. Null: the form has no such place. */
export type PlaceOf = (field: string, message: string) => readonly [path: string, text: string] | null;

/**
 * The errors of a form from the fields that a problem names.
 *
 * @returns null where it names none, or one that has no place in the form: the problem is then shown as a whole
 */
export function fieldErrors(error: unknown, placeOf: PlaceOf): FormErrors | null {
  if (!(error instanceof ApiError) || error.fields.length === 0) return null;
  const places = error.fields.map(({ field, message }) => placeOf(field, message));
  return places.every((place) => place !== null) ? Object.fromEntries(places) : null;
}

interface FormAction extends Pick<Action, 'busy' | 'done'> {
  /** The ref of the element around the fields. */
  root(element: HTMLElement | null): void;
  /** Why the last run failed, unless fields say it; null: it did not. */
  problem: unknown;
  /**
   * Runs `work` and announces `said`; what the server says of fields is shown at them, by default where they have the same
   * path. Resolves whether it worked.
   */
  run(work: () => Promise<unknown>, said?: string, placeOf?: PlaceOf): Promise<boolean>;
  /** Shows a failure that came another way at the fields that it names. Returns false where it names none. */
  showAtFields(error: unknown): boolean;
  /** Takes the focus to the first field with an error and forgets the problem: for `form.onSubmit(save, refuse)`. */
  refuse(): void;
  /** Forgets the problem. */
  clear(): void;
}

/** Submits a form: one run at a time, with the errors of fields at the fields and any other above its button. */
export function useFormAction<V extends object>(form: UseFormReturnType<V>): FormAction {
  const action = useAction();
  const element = useRef<HTMLElement | null>(null);
  const root = useCallback((next: HTMLElement | null): void => {
    element.current = next;
  }, []);
  const [refused, setRefused] = useState(0);
  const [atFields, setAtFields] = useState(false);
  const samePath: PlaceOf = (field, message) =>
    (field.split('.')[0] ?? '') in form.getValues() ? [field, message] : null;

  // After the errors are on the screen.
  useEffect(() => {
    if (refused > 0) element.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [refused]);
  const toFirst = (): void => setRefused((count) => count + 1);
  const showAtFields = (error: unknown, placeOf = samePath): boolean => {
    const errors = fieldErrors(error, placeOf);
    setAtFields(errors !== null);
    if (!errors) return false;
    form.setErrors(errors);
    toFirst();
    return true;
  };

  const run: FormAction['run'] = (work, said, placeOf) =>
    action.run(async () => {
      form.clearErrors();
      try {
        await work();
      } catch (error) {
        showAtFields(error, placeOf);
        throw error;
      }
    }, said);
  return {
    busy: action.busy,
    done: action.done,
    problem: atFields ? null : action.error,
    root,
    run,
    showAtFields: (error) => showAtFields(error),
    refuse: () => {
      action.clear();
      toFirst();
    },
    clear: action.clear,
  };
}

/**
 * Whether anything differs from what the form began with. The form's own isDirty() does not see an item added to or removed
 * from a list once another field was changed and set back.
 */
export function isChanged(form: Pick<UseFormReturnType<unknown>, 'getValues' | 'getInitialValues'>): boolean {
  return JSON.stringify(form.getValues()) !== JSON.stringify(form.getInitialValues());
}

/** Forgets the errors at the paths and of everything below them. */
export function forgetErrors<V>(form: UseFormReturnType<V>, ...paths: string[]): void {
  const isOf = (path: string): boolean => paths.some((one) => path === one || path.startsWith(`${one}.`));
  form.setErrors((errors) => Object.fromEntries(Object.entries(errors).filter(([path]) => !isOf(path))));
}
