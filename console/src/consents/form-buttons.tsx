import { ActionButton } from '../shared/action-button.js';
import { t } from '../shared/messages/index.js';
import css from './consents.module.css';

interface FormButtonsProps {
  submit: string;
  busy: boolean;
  disabled: boolean;
  onCancel(): void;
}

/** The two ends of a form: done, or not. */
export function FormButtons({ submit, busy, disabled, onCancel }: FormButtonsProps) {
  return (
    <div className={css.buttons}>
      <ActionButton type="submit" size="compact-sm" variant="default" busy={busy} disabled={disabled}>
        {submit}
      </ActionButton>
      <ActionButton size="compact-sm" variant="subtle" busy={false} onClick={onCancel}>
        {t('risk.cancel')}
      </ActionButton>
    </div>
  );
}
