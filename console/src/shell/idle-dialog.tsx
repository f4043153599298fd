import { Button } from '@mantine/core';
import { idleWarning } from '../session/idle.js';
import { Dialog } from '../shared/dialog.js';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { exactTime } from '../shared/time.js';

/** Asks whether the person is still there before the window locks itself. Any sign of activity closes it. */
export function IdleDialog() {
  const warning = useStore(idleWarning);
  if (!warning) return null;
  const stay = (): void => idleWarning.set(null);
  return (
    <Dialog title={t('idle.title')} onClose={stay}>
      <p>{t('idle.text', { time: exactTime(new Date(warning.locksAt).toISOString(), Date.now()) })}</p>
      <p>
        <Button onClick={stay}>{t('idle.stay')}</Button>
      </p>
    </Dialog>
  );
}
