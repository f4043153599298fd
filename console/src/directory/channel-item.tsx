import { CopyButton } from '../shared/copy-button.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, dayOf, nameOf } from '../shared/time.js';
import type { DirectoryChannel } from './directory-query.js';
import css from './directory.module.css';
import { Fingerprint } from './fingerprint.js';

/** One way to reach somebody: where, what it needs, and what it asks for in its order. */
export function ChannelItem({ channel }: { channel: DirectoryChannel }) {
  const { type, address, needs, fields, irrevocable, languages, ready, note, pgpKey } = channel;
  const now = useStore(clock);
  const facts = [
    ...(ready ? [] : [t('directory.notReady')]),
    ...(irrevocable ? [t('directory.irrevocable')] : []),
    ...(needs.length === 0
      ? []
      : [`${t('directory.needs')}: ${needs.map((one) => t(`channelNeed.${one}`)).join(', ')}`]),
    ...languages.map((code) => nameOf('language', code)),
  ];
  return (
    <li className={css.item}>
      <p className={css.name}>{t(`channelType.${type}`)}</p>
      <p>
        {address === null ? (
          t('directory.noAddress')
        ) : (
          <>
            <bdi>{address}</bdi> <CopyButton text={address} what={t(`channelType.${type}`)} />
          </>
        )}
      </p>
      {facts.length > 0 && <p className={layout.quiet}>{facts.join(' · ')}</p>}
      {pgpKey && (
        <p>
          {t('directory.encryptedTo')} <Fingerprint of={pgpKey.fingerprint} />
          {pgpKey.goodUntil !== null &&
            ` · ${t('directory.keyGoodUntil', { day: dayOf(pgpKey.goodUntil, now) })}`}
        </p>
      )}
      {note !== '' && (
        <p className={css.text} lang="en">
          {note}
        </p>
      )}
      {fields.length > 0 && (
        <details>
          <summary>{t('directory.fields')}</summary>
          <ol className={layout.list} lang="en">
            {fields.map(({ key, label, required, max }) => (
              <li key={key}>
                {t('directory.field', { label, max: max ?? 0 })}
                {!required && ` (${t('directory.optional')})`}
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  );
}
