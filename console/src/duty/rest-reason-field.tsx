import type { UseFormReturnType } from '@mantine/form';
import { REST_REASONS } from '../api/enums.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import type { Plan, RestReason } from './plan.js';

/** Asked for where the server says that somebody has too little rest; it stays while a plan has a reason. */
export function RestReasonField({ form }: { form: UseFormReturnType<Plan> }) {
  const error = form.errors['restReason'];
  if (!error && form.values.restReason === null) return null;
  return (
    <EnumSelect
      className={layout.field}
      label={t('duty.restReason')}
      description={t('duty.restHint')}
      error={error}
      none={t('duty.restNone')}
      value={form.values.restReason}
      onChange={(reason: RestReason | null) => form.setFieldValue('restReason', reason)}
      values={REST_REASONS}
      text={(reason) => t(`restReason.${reason}`)}
    />
  );
}
