import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import type { Action } from '../shared/use-action.js';
import { setPerson, type Panel, type Person } from './referrals.js';

const GENDERS = ['female', 'male', 'other', 'unsaid'] as const satisfies readonly Person['gender'][];
type Age = NonNullable<Person['ageBand']>;
const AGES = ['under_13', '13_15', '16_17', 'adult', 'unsaid'] as const satisfies readonly Age[];

interface PersonFormProps {
  caseId: string;
  panel: Panel;
  disabled: boolean;
  action: Action;
}

/** Who the person is whom a service is to help: services ask for it. What is chosen is kept at once, sealed. */
export function PersonForm({ caseId, panel, disabled, action }: PersonFormProps) {
  const { person, ageOfCase } = panel;
  const save = (changed: Partial<Person>): void => {
    void action.run(() => setPerson(caseId, { ...person, ...changed }), t('referral.personSaved'));
  };
  return (
    <div className={layout.form}>
      <EnumSelect
        size="xs"
        disabled={disabled || action.busy}
        label={t('referral.gender')}
        description={t('referral.personHint')}
        value={person.gender}
        onChange={(gender) => save({ gender })}
        values={GENDERS}
        text={(one) => t(`personGender.${one}`)}
      />
      <EnumSelect
        size="xs"
        disabled={disabled || action.busy}
        label={t('referral.age')}
        none={t('referral.ageOfCase', { age: t(`age.${ageOfCase}`) })}
        value={person.ageBand}
        onChange={(ageBand: Age | null) => save({ ageBand })}
        values={AGES}
        text={(one) => t(`age.${one}`)}
      />
    </div>
  );
}
