import { Button, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ProblemAlert } from '../shared/alert.js';
import { Check } from '../shared/check.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { forgetErrors } from '../shared/use-form-action.js';
import { VisuallyHidden } from '../shared/visually-hidden.js';
import type { PartProps } from './basics.js';
import type { DraftText } from './draft.js';
import css from './site.module.css';
import { textsQuery, type SiteLanguage, type SiteText } from './site-query.js';

const MOST_SHOWN = 20;

/** The words of the site in a language: found by key or words, changed beside the English ones. */
export function TextsSection({ state, form }: PartProps) {
  const own = form.values.texts;
  const [code, setCode] = useState(state.languages.find(({ always }) => always)?.language ?? 'en');
  const [wanted, setWanted] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const { data: texts, error } = useQuery(textsQuery(code));
  const language = state.languages.find((one) => one.language === code);
  const changed = (text: SiteText): DraftText | undefined => find(own, code, text.key);
  const published = (text: SiteText) => find(state.settings.texts, code, text.key);
  const now = (text: SiteText): string => {
    const edited = changed(text);
    return edited ? (edited.text ?? text.builtIn) : (published(text)?.text ?? text.builtIn);
  };
  const words = wanted.trim().toLowerCase();
  const matching = (texts ?? []).filter((text) =>
    words === ''
      ? changed(text) !== undefined || published(text) !== undefined
      : [text.key, text.english, now(text)].some((one) => one.toLowerCase().includes(words)),
  );
  const shown = matching.slice(0, MOST_SHOWN);
  const indexOf = (key: string): number => own.findIndex((one) => one.language === code && one.key === key);
  const keep = (key: string, next: DraftText | null): void => {
    const at = indexOf(key);
    if (!next) {
      if (at >= 0) form.removeListItem('texts', at);
    } else if (at < 0) form.insertListItem('texts', next);
    else {
      forgetErrors(form, `texts.${at}`);
      form.replaceListItem('texts', at, next);
    }
  };
  const errorOf = (key: string): ReactNode => {
    const path = `texts.${indexOf(key)}.`;
    return Object.entries(form.errors).find(([one]) => one.startsWith(path))?.[1];
  };
  return (
    <section aria-labelledby="site-texts" className={layout.section}>
      <h2 id="site-texts">{t('site.texts')}</h2>
      <p className={layout.quiet}>{t('site.textsHint')}</p>
      <EnumSelect
        label={t('site.language')}
        className={layout.field}
        value={code}
        onChange={setCode}
        values={state.languages.map((one) => one.language)}
        text={(one) => state.languages.find(({ language: other }) => other === one)?.name ?? one}
      />
      <TextInput
        label={t('site.search')}
        description={t('site.searchHint')}
        className={layout.field}
        autoComplete="off"
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <ProblemAlert error={error} />
      <p className={layout.quiet}>
        {shown.length < matching.length
          ? t('site.foundFirst', { count: matching.length, shown: shown.length })
          : t('site.found', { count: matching.length })}
      </p>
      <ul className={css.texts}>
        {shown.map((text) => (
          <li key={`${code} ${text.key}`} className={css.text}>
            <code>{text.key}</code>
            <p lang={code} dir={language?.direction}>
              {now(text)}
            </p>
            {open !== text.key && errorOf(text.key) && (
              <p className={layout.fieldError}>{errorOf(text.key)}</p>
            )}
            <Button
              variant="default"
              size="compact-sm"
              aria-expanded={open === text.key}
              onClick={() => setOpen(open === text.key ? null : text.key)}
            >
              {open === text.key ? t('site.close') : t('site.edit')}
              <VisuallyHidden> {text.key}</VisuallyHidden>
            </Button>
            {open === text.key && language && (
              <OneText
                text={text}
                language={language}
                words={now(text)}
                reviewed={reviewedNow(text, changed(text), published(text))}
                published={published(text)}
                isOwn={changed(text)?.text !== null && (changed(text) ?? published(text)) !== undefined}
                error={errorOf(text.key)}
                onChange={(next) => keep(text.key, next)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function find<T extends { language: string; key: string }>(
  texts: readonly T[],
  language: string,
  key: string,
): T | undefined {
  return texts.find((one) => one.language === language && one.key === key);
}

function reviewedNow(
  text: SiteText,
  changed: DraftText | undefined,
  published: { reviewed: boolean } | undefined,
): boolean {
  if (changed) return changed.text === null ? text.reviewed === true : changed.reviewed;
  return published?.reviewed ?? text.reviewed === true;
}

interface OneProps {
  text: SiteText;
  language: SiteLanguage;
  words: string;
  reviewed: boolean;
  published: { text: string } | undefined;
  /** An administrator wrote it. */
  isOwn: boolean;
  error: ReactNode;
  /** Null: as it is published. */
  onChange(text: DraftText | null): void;
}

function OneText({ text, language, words, reviewed, published, isOwn, error, onChange }: OneProps) {
  const { key, english, builtIn } = text;
  const put = (next: string | null, isReviewed: boolean): void =>
    onChange({ language: language.language, key, text: next, reviewed: isReviewed });
  const asPublished = published !== undefined && published.text === words;
  return (
    <div className={layout.form}>
      <div>
        <p className={layout.quiet}>{t('site.english')}</p>
        <p lang="en">{english}</p>
      </div>
      <p className={layout.quiet}>
        {text.arguments.length > 0
          ? t('site.arguments', { names: text.arguments.map((name) => `{${name}}`).join(' ') })
          : t('site.noArguments')}
      </p>
      <Textarea
        label={t('site.words', { language: language.name })}
        lang={language.language}
        dir={language.direction}
        autosize
        minRows={2}
        className={css.wide}
        value={words}
        error={error}
        onChange={(event) => {
          const next = event.currentTarget.value;
          if (published?.text === next) onChange(null);
          else if (!published && next === builtIn) onChange(null);
          else put(next, false);
        }}
      />
      {asPublished ? (
        <Check checked={reviewed} onChange={(on) => put(words, on)}>
          {t('site.isReviewed')}
        </Check>
      ) : (
        <p className={layout.quiet}>
          {isOwn ? t('site.reviewLater') : t('site.reviewState', { reviewed: String(reviewed) })}
        </p>
      )}
      {isOwn && (
        <div>
          <Button variant="subtle" onClick={() => (published ? put(null, false) : onChange(null))}>
            {t('site.builtInAgain')}
          </Button>
        </div>
      )}
    </div>
  );
}
