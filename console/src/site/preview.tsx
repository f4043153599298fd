import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { PREVIEW_PAGES } from '../api/enums.js';
import { ProblemAlert } from '../shared/alert.js';
import { Choice } from '../shared/choice.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';
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
  /** Whether the fields of the form tell why it was refused. */
  onRefused(error: unknown): boolean;
}

/** A page of the site as the draft would make it, on a telephone. */
export function Preview({ state, draft, basedOn, onRefused }: PreviewProps) {
  const [page, setPage] = useState<PreviewBody['page']>('start');
  const [language, setLanguage] = useState(state.languages.find(({ always }) => always)?.language ?? 'en');
  const [country, setCountry] = useState('');
  const [shown, setShown] = useState<{ html: string; style: string } | null>(null);
  const [atFields, setAtFields] = useState(false);
  const { busy, error, run } = useAction();
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    if (shown && frame.current) frame.current.srcdoc = framed(shown) as string;
  }, [shown]);

  const show = async (wanted: PreviewBody['page']): Promise<void> => {
    setPage(wanted);
    const home = draft.defaultCountry || state.defaults.defaultCountry;
    const body = { ...bodyOf(draft, basedOn), page: wanted, language, country: country || home };
    await run(async () => {
      try {
        setShown(await previewSite(body));
        setAtFields(false);
      } catch (error) {
        setAtFields(onRefused(error));
        throw error;
      }
    }, t('site.previewed'));
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
      <ProblemAlert error={atFields ? null : error} />
      {shown && <iframe ref={frame} sandbox="" title={t('site.previewFrame')} className={css.frame} />}
    </section>
  );
}
