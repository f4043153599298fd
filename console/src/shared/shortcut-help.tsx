import { Button } from '@mantine/core';
import { Check } from './check.js';
import { Dialog } from './dialog.js';
import { Key } from './key.js';
import { t, type PlainKey } from './messages/index.js';
import { setSingleKeys, singleKeys } from './preferences.js';
import css from './shortcut-help.module.css';
import { useStore } from './store.js';

type Line = readonly [keys: readonly string[], what: PlainKey];

const SECTIONS: readonly { title: PlainKey; lines: readonly Line[] }[] = [
  {
    title: 'keys.everywhere',
    lines: [
      [['?'], 'keys.help'],
      [['q'], 'keys.queue'],
      [['/'], 'keys.search'],
      [['z'], 'keys.takeBack'],
    ],
  },
  {
    title: 'keys.inQueue',
    lines: [
      [['j', 'k'], 'keys.move'],
      [['Enter'], 'keys.open'],
      [['1', '2', '3', '4'], 'keys.urgency'],
      [['a'], 'keys.assign'],
      [['e'], 'keys.status'],
      [['x'], 'keys.select'],
    ],
  },
  {
    title: 'keys.inCase',
    lines: [
      [['o'], 'keys.story'],
      [['r'], 'keys.reply'],
      [['n'], 'keys.note'],
      [[';'], 'keys.canned'],
      [['a'], 'keys.assign'],
      [['1', '2', '3', '4'], 'keys.setUrgency'],
      [['e'], 'keys.status'],
      [[']', '['], 'keys.nextCase'],
      [['d'], 'keys.tasks'],
      [['t'], 'keys.takedowns'],
      [['0'], 'keys.noCounselling'],
      [['h'], 'keys.hand'],
      [['Ctrl', 'Enter'], 'keys.send'],
      [['Ctrl', 'Shift', 'Enter'], 'keys.sendNext'],
      [['Esc'], 'keys.leaveBox'],
    ],
  },
];

/** What each key does, and the switch that turns single keys off. */
export function ShortcutHelp({ onClose }: { onClose(): void }) {
  const on = useStore(singleKeys);
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <Check checked={on} onChange={setSingleKeys}>
        {t('keys.switch')}
      </Check>
      {SECTIONS.map(({ title, lines }) => (
        <section key={title} className={css.section}>
          <h3>{t(title)}</h3>
          <dl className={css.list}>
            {lines.map(([keys, what]) => (
              <div key={what} className={css.line}>
                <dt>
                  {keys.map((key) => (
                    <Key key={key}>{key}</Key>
                  ))}
                </dt>
                <dd>{t(what)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <Button onClick={onClose}>{t('keys.close')}</Button>
    </Dialog>
  );
}
