import type { VNode } from 'preact';
import type { Channel, Checked, Helpline, Use } from '../../modules/guidance/index.js';
import type { MessageKey } from '../../platform/i18n/index.js';
import type { PageContext } from './page-context.js';

interface NumbersProps {
  page: PageContext;
  uses: readonly Use[];
  /** Said above the list, and only where there is one. */
  lead?: MessageKey | undefined;
}

/** The numbers of the country for these uses, with when each was checked and whether a person has verified it. */
export function Numbers({ page, uses, lead }: NumbersProps): VNode {
  const { lines, hasEmergency } = page.helplines.numbersFor(page.country, uses);
  return (
    <>
      {!hasEmergency && uses.includes('emergency') && <p>{page.words.t('guidance.local_emergency')}</p>}
      {lines.length > 0 && lead && <p>{page.words.t(lead)}</p>}
      {lines.length > 0 && <Lines page={page} lines={lines} />}
    </>
  );
}

/** These lines, each with when it was checked. */
export function Lines({ page, lines }: { page: PageContext; lines: readonly Helpline[] }): VNode {
  return (
    <ul class="numbers">
      {lines.map((line) => (
        <Line page={page} line={line} />
      ))}
    </ul>
  );
}

/** `Checked on Nov 24, 2026 (to be verified)`. */
export function checkedWords({ words }: PageContext, fact: Pick<Checked, 'checkedOn' | 'verified'>): string {
  const checked = words.t('guidance.checked', { day: words.day(fact.checkedOn) });
  return fact.verified ? checked : `${checked} (${words.t('guidance.to_be_verified')})`;
}

function Line({ page, line }: { page: PageContext; line: Helpline }): VNode {
  const { words } = page;
  const details = [line.hours, line.note].flatMap((key) => (key ? [words.t(key)] : []));
  return (
    <li>
      <span class="for">{words.t(line.audience)}</span>
      {line.name && <span class="who">{line.name}</span>}
      {line.channels.map((channel) => (
        <Reach channel={channel} />
      ))}
      {details.length > 0 && <span class="when">{details.join(' · ')}</span>}
      <small>{checkedWords(page, line)}</small>
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

/** The line on top of every page; `more` leads to all numbers. */
export function CrisisLine({ page, more }: { page: PageContext; more: VNode | false }): VNode {
  const { t } = page.words;
  const { lines, hasEmergency } = page.helplines.crisisLines(page.country);
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
      {lines.length > 0 && <small>{checkedWords(page, weakest(lines))}</small>}
      {more}
    </nav>
  );
}

/** What holds for all of them: the earliest day, and verified only where every one is. */
function weakest(lines: readonly Helpline[]): Pick<Checked, 'checkedOn' | 'verified'> {
  const days = lines.map((line) => line.checkedOn).sort();
  return { checkedOn: days[0] ?? '', verified: lines.every((line) => line.verified) };
}
