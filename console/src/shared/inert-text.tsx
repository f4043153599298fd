import { memo } from 'react';
import { CopyButton } from './copy-button.js';
import css from './inert-text.module.css';
import { t } from './messages/index.js';
import { piecesOf } from './pieces.js';

interface InertTextProps {
  text: string;
  lang?: string | undefined;
}

/**
 * Text exactly as a person typed it. Locations and identifiers in it can be copied and are never links: nothing here
 * may be opened, fetched or previewed by a slip of the hand. `lang` is the language it was written in, where known.
 */
export const InertText = memo(function InertText({ text, lang }: InertTextProps) {
  return (
    <p className={css.text} dir="auto" lang={lang}>
      {piecesOf(text).map((piece, at) =>
        piece.copy ? (
          <span key={at} className={css.piece}>
            <bdi className={css.identifier}>{piece.text}</bdi>{' '}
            <CopyButton text={piece.text} what={t('copy.identifier')} />
          </span>
        ) : (
          piece.text
        ),
      )}
    </p>
  );
});
