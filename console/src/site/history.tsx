import { Button } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../shared/dialog.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { VisuallyHidden } from '../shared/visually-hidden.js';
import type { SiteState } from './site-query.js';

interface HistoryProps {
  state: SiteState;
  /** Resolves once it is published, or could not be. */
  onAgain(version: number): Promise<void>;
}

/** Who published what when, and an earlier version once more. */
export function History({ state, onAgain }: HistoryProps) {
  const [asked, setAsked] = useState<number | null>(null);
  return (
    <section aria-labelledby="site-history" className={layout.section}>
      <h2 id="site-history">{t('site.history')}</h2>
      {state.versions.length === 0 ? (
        <p className={layout.quiet}>{t('site.noHistory')}</p>
      ) : (
        <div className={layout.scroll} role="group" aria-label={t('site.history')} tabIndex={0}>
          <table className={layout.table}>
            <caption className="visually-hidden">{t('site.history')}</caption>
            <thead>
              <tr>
                {[t('site.version'), t('site.when'), t('site.who'), t('site.how'), t('site.action')].map(
                  (head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {state.versions.map(({ version, on, by, note }) => (
                <tr key={version}>
                  <th scope="row">{version}</th>
                  <td>
                    <time dateTime={on}>{on}</time>
                  </td>
                  <td>{by}</td>
                  <td>{t(`siteNote.${note}`)}</td>
                  <td>
                    {version === state.version ? (
                      t('site.current')
                    ) : (
                      <Button variant="default" size="compact-sm" onClick={() => setAsked(version)}>
                        {t('site.again')}
                        <VisuallyHidden> {version}</VisuallyHidden>
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asked !== null && (
        <Dialog title={t('site.againTitle', { version: asked })} onClose={() => setAsked(null)}>
          <p>{t('site.againText')}</p>
          <div className={layout.foot}>
            <Button onClick={() => void onAgain(asked).finally(() => setAsked(null))}>
              {t('site.againDo')}
            </Button>
            <Button variant="default" onClick={() => setAsked(null)}>
              {t('site.cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}
