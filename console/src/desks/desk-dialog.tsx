import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { KINDS } from '../api/enums.js';
import { Alert, ProblemAlert } from '../shared/alert.js';
import { Check } from '../shared/check.js';
import { Dialog } from '../shared/dialog.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { nameOf } from '../shared/time.js';
import { useFormAction } from '../shared/use-form-action.js';
import css from './desks.module.css';
import { changeDesk, createDesk, type Desks, type Kind, type ManagedDesk } from './desks-query.js';

interface DeskDialogProps {
  all: Desks;
  /** The desk that is changed; left out: a new one. */
  desk?: ManagedDesk;
  onClose(): void;
}

interface Fields {
  name: string;
  country: string | null;
  languages: string[];
  kinds: Kind[];
  inUse: boolean;
  memberIds: string[];
}

/** Makes a desk, or changes one: its name and which reports it takes. */
export function DeskDialog({ all, desk, onClose }: DeskDialogProps) {
  const form = useForm<Fields>({
    initialValues: {
      name: desk?.name ?? '',
      country: desk?.country ?? null,
      languages: desk?.languages ?? [],
      kinds: desk?.kinds ?? [],
      inUse: desk?.inUse ?? true,
      memberIds: [],
    },
    validate: {
      name: (name) => (name.trim() === '' ? t('desks.nameMissing') : null),
      memberIds: (ids) => (desk || ids.length > 0 ? null : t('desks.membersMissing')),
    },
  });
  const action = useFormAction(form);
  const { values, setFieldValue } = form;
  const countries = [...all.countries].sort((a, b) => nameOf('region', a).localeCompare(nameOf('region', b)));

  const save = form.onSubmit(async ({ memberIds, inUse, ...reach }) => {
    const name = reach.name.trim();
    const said = t(desk ? 'desks.saved' : 'desks.added', { name });
    const work = () =>
      desk ? changeDesk(desk.id, { ...reach, inUse }) : createDesk({ ...reach, memberIds });
    if (await action.run(work, said)) onClose();
  }, action.refuse);

  return (
    <Dialog title={desk ? t('desks.editTitle', { name: desk.name }) : t('desks.addTitle')} onClose={onClose}>
      <form ref={action.root} noValidate className={layout.form} onSubmit={save}>
        <TextInput label={t('desks.name')} {...form.getInputProps('name')} />
        <EnumSelect
          label={t('desks.country')}
          none={t('desks.anyCountry')}
          values={countries}
          text={(code) => nameOf('region', code)}
          value={values.country}
          onChange={(country: string | null) => setFieldValue('country', country)}
        />
        <Boxes
          legend={t('desks.languages')}
          hint={t('desks.anyLanguage')}
          values={all.languages}
          text={(code) => nameOf('language', code)}
          chosen={values.languages}
          onChange={(languages) => setFieldValue('languages', languages)}
        />
        <Boxes
          legend={t('desks.kinds')}
          hint={t('desks.anyKind')}
          values={KINDS}
          text={(kind) => t(`kind.${kind}`)}
          chosen={values.kinds}
          onChange={(kinds) => setFieldValue('kinds', kinds)}
        />
        {desk ? (
          <Check checked={values.inUse} onChange={(inUse) => setFieldValue('inUse', inUse)}>
            {t('desks.inUse')}
          </Check>
        ) : (
          <Boxes
            legend={t('desks.people')}
            hint={t('desks.peopleHint')}
            values={all.people.map(({ id }) => id)}
            text={(id) => all.people.find((person) => person.id === id)?.name ?? id}
            chosen={values.memberIds}
            onChange={(ids) => setFieldValue('memberIds', ids)}
            error={form.errors['memberIds']}
          />
        )}
        {!desk && values.memberIds.length === 1 && (
          <Alert tone="warning">{t('desks.few', { count: 1 })}</Alert>
        )}
        <ProblemAlert error={action.problem} />
        <div className={layout.foot}>
          <Button type="submit" loading={action.busy}>
            {t(desk ? 'desks.save' : 'desks.create')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('desks.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface BoxesProps<T extends string> {
  legend: string;
  hint: string;
  values: readonly T[];
  text(value: T): string;
  chosen: readonly T[];
  onChange(chosen: T[]): void;
  error?: unknown;
}

/** Several of a list. */
function Boxes<T extends string>({ legend, hint, values, text, chosen, onChange, error }: BoxesProps<T>) {
  return (
    <fieldset className={css.boxes}>
      <legend>{legend}</legend>
      <p className={layout.quiet}>{hint}</p>
      {error !== undefined && (
        <p className={layout.fieldError} role="alert">
          {String(error)}
        </p>
      )}
      <div className={css.columns}>
        {values.map((value) => (
          <Check
            key={value}
            checked={chosen.includes(value)}
            aria-invalid={error !== undefined}
            onChange={(on) => onChange(on ? [...chosen, value] : chosen.filter((one) => one !== value))}
          >
            {text(value)}
          </Check>
        ))}
      </div>
    </fieldset>
  );
}
