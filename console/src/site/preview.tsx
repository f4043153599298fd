import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { PREVIEW_PAGES } from '../api/enums.js';
import { ApiError } from '../api/problem.js';
import { ProblemAlert } from '../shared/alert.js';
import { announce } from '../shared/announcer.js';
import { Choice } from '../shared/choice.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { ChoiceSelect } from './choice-select.js';
import { bodyOf, type Draft } from './draft.js';
import css from './site.module.css';
import { framed } from './framed.js';
import { previewSite, type PreviewBody, type SiteState } from './site-query.js';

interface PreviewProps {
  state: SiteState;
  draft: Draft;
  /** The version that the draft follows. */
  basedOn: number;
  onFaults(error: ApiError): boolean;
}

/** A page of the site as the draft would make it, on a telephone. */
export function Preview({ state, draft, basedOn, onFaults }: PreviewProps) {
  const [page, setPage] = useState<PreviewBody['page']>('start');
  const [language, setLanguage] = useState(state.languages.find(({ always }) => always)?.language ?? 'en');
  const [country, setCountry] = useState('');
  const [shown, setShown] = useState<{ html: string; style: string } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    if (shown && frame.current) frame.current.srcdoc = framed(shown) as string;
  }, [shown]);

  const show = async (wanted: PreviewBody['page']): Promise<void> => {
    setPage(wanted);
    setFailure(null);
    setBusy(true);
    try {
      const home = draft.defaultCountry || state.defaults.defaultCountry;
      setShown(
        await previewSite({ ...bodyOf(draft, basedOn), page: wanted, language, country: country || home }),
      );
      announce(t('site.previewed'));
    } catch (error) {
      if (!(error instanceof ApiError && onFaults(error))) setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-labelledby="site-preview" className={layout.section}>
      <h2 id="site-preview">{t('site.preview')}</h2>
      <p className={layout.quiet}>{t('site.previewHint')}</p>
      <EnumSelect
        label={t('site.previewLanguage')}
        className={layout.field}
        value={language}
        onChange={setLanguage}
        values={state.languages.map((one) => one.language)}
        text={(code) => state.languages.find((one) => one.language === code)?.name ?? code}
      />
      <ChoiceSelect
        label={t('site.previewCountry')}
        choices={state.choices.countries}
        none={t('site.previewHome')}
        value={country}
        onChange={setCountry}
      />
      <Choice
        label={t('site.previewPage')}
        value={page}
        options={PREVIEW_PAGES.map((value) => ({ value, text: t(`site.page.${value}`) }))}
        onChange={(wanted) => void show(wanted)}
      />
      <Button variant="default" loading={busy} onClick={() => void show(page)}>
        {t('site.showPreview')}
      </Button>
      <ProblemAlert error={failure} />
      {shown && <iframe ref={frame} sandbox="" title={t('site.previewFrame')} className={css.frame} />}
    </section>
  );
}
