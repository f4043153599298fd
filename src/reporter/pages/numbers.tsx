import type { VNode } from 'preact';
import {
  crisisLines,
  numbersFor,
  type Channel,
  type Helpline,
  type Use,
} from '../../modules/guidance/index.js';
import { link, type PageContext } from './page-context.js';

/** The numbers of the country for these uses, with when each was checked and whether a person has verified it. */
export function Numbers({ page, uses }: { page: PageContext; uses: readonly Use[] }): VNode {
  const { lines, hasEmergency } = numbersFor(page.country, uses);
  return (
    <>
      {!hasEmergency && uses.includes('emergency') && <p>{page.words.t('guidance.local_emergency')}</p>}
      <ul class="numbers">
        {lines.map((line) => (
          <Line page={page} line={line} />
        ))}
      </ul>
    </>
  );
}

function Line({ page, line }: { page: PageContext; line: Helpline }): VNode {
  const { words } = page;
  const details = [line.hours, line.note].flatMap((key) => (key ? [words.t(key)] : []));
  const checked = words.t('guidance.checked', { day: words.day(line.checkedOn) });
  return (
    <li>
      <span class="for">{words.t(line.audience)}</span>
      {line.name && <span class="who">{line.name}</span>}
      {line.channels.map((channel) => (
        <Reach channel={channel} />
      ))}
      {details.length > 0 && <span class="when">{details.join(' · ')}</span>}
      <small>
        {checked}
        {!line.verified && ` (${words.t('guidance.to_be_verified')})`}
      </small>
    </li>
  );
}

/** A number to tap or a site to open; numbers read from left to right in every language. */
function Reach({ channel }: { channel: Channel }): VNode {
  if (channel.kind === 'phone') {
    return (
      <a class="number" href={`tel:${channel.dial}`} dir="ltr">
        {channel.label}
      </a>
    );
  }
  return (
    <a class="number" href={channel.url} rel="noreferrer noopener" dir="ltr">
      {channel.label}
    </a>
  );
}

/** The line on top of every page. */
export function CrisisLine({ page }: { page: PageContext }): VNode {
  const { t } = page.words;
  const { lines, hasEmergency } = crisisLines(page.country);
  return (
    <nav class="crisis" aria-label={t('site.crisis.label')}>
      {!hasEmergency && <span>{t('guidance.local_emergency')}</span>}
      {lines.map((line) => (
        <span>
          {t(line.audience)}{' '}
          {line.channels.slice(0, 1).map((channel) => (
            <Reach channel={channel} />
          ))}
        </span>
      ))}
      {lines.some((line) => !line.verified) && <small>({t('guidance.to_be_verified')})</small>}
      <a href={link(page, '/help')}>{t('site.crisis.more')}</a>
    </nav>
  );
}
