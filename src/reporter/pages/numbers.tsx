import type { VNode } from 'preact';
import {
  USES,
  type Channel,
  type Provenance,
  type Helpline,
  type Use,
} from '../../modules/guidance/index.js';
import type { MessageKey } from '../../platform/i18n/index.js';
import type { PageContext } from './page-context.js';

interface NumbersProps {
  page: PageContext;
  uses: readonly Use[];
  /** Said above the list, and only where there is one. */
  lead?: MessageKey | undefined;
  /** Where words would be lost by leaving the page, a site is named and not linked. */
  stays?: boolean;
}

/** The numbers that anyone is shown who asks for more. */
export const SHOWN_TO_EVERYONE = USES.filter((use) => use !== 'own_thoughts' && use !== 'found');

/** The numbers of the country for these uses that fit who reads, with when they were checked and whether a person has verified them. */
export function Numbers({ page, uses, lead, stays = false }: NumbersProps): VNode {
  const { lines, hasEmergency } = page.helplines.numbersFor(page.country, uses, page.situation);
  return (
    <>
      {!hasEmergency && uses.includes('emergency') && <p>{page.words.t('guidance.local_emergency')}</p>}
      {lines.length > 0 && lead && <p>{page.words.t(lead)}</p>}
      {lines.length > 0 && <Lines page={page} lines={lines} stays={stays} />}
    </>
  );
}

interface LinesProps extends Pick<NumbersProps, 'page' | 'stays'> {
  lines: readonly Helpline[];
}

/** These lines, and once below them when they were checked; where only some are verified, each other one is marked. */
export function Lines({ page, lines, stays = false }: LinesProps): VNode {
  const { t } = page.words;
  const isMixed = lines.some(({ verified }) => verified) && lines.some(({ verified }) => !verified);
  const checked = weakest(lines);
  return (
    <>
      <ul class="numbers">
        {lines.map((line) => (
          <Line
            page={page}
            line={line}
            stays={stays}
            mark={isMixed && !line.verified ? t('guidance.to_be_verified') : null}
          />
        ))}
      </ul>
      <p class="quiet">{checkedWords(page, isMixed ? { ...checked, verified: true } : checked)}</p>
    </>
  );
}

/** The first number for a use, inside a sentence that names it. */
export function FirstNumber({ page, use }: { page: PageContext; use: Use }): VNode | null {
  const [line] = page.helplines.numbersFor(page.country, [use], page.situation).lines;
  if (!line) return null;
  const { words } = page;
  const details = [line.name, line.hours && words.t(line.hours), line.note && words.t(line.note)];
  return (
    <span class="call">
      {line.channels.slice(0, 1).map((channel) => (
        <Reach channel={channel} />
      ))}
      <span class="when">{details.filter((detail) => detail).join(' · ')}</span>
    </span>
  );
}

/** `Checked on 24 Nov 2026 (to be verified)`. */
export function checkedWords(
  { words }: PageContext,
  fact: Pick<Provenance, 'checkedOn' | 'verified'>,
): string {
  const checked = words.t('guidance.checked', { day: words.day(fact.checkedOn) });
  return fact.verified ? checked : `${checked} (${words.t('guidance.to_be_verified')})`;
}

interface LineProps {
  page: PageContext;
  line: Helpline;
  stays: boolean;
  /** Said of this line alone. */
  mark: string | null;
}

function Line({ page, line, stays, mark }: LineProps): VNode {
  const { words } = page;
  const details = [line.hours, line.note].flatMap((key) => (key ? [words.t(key)] : []));
  return (
    <li>
      <span class="for">{words.t(line.audience)}</span>
      {line.name && <span class="who">{line.name}</span>}
      {line.channels.map((channel) => (
        <Reach channel={channel} stays={stays} />
      ))}
      {details.length > 0 && <span class="when">{details.join(' · ')}</span>}
      {mark !== null && <small>({mark})</small>}
    </li>
  );
}

/** A number to tap or a site to open; numbers read from left to right in every language. */
function Reach({ channel, stays = false }: { channel: Channel; stays?: boolean }): VNode {
  if (channel.kind === 'phone') {
    return (
      <a class="number" href={`tel:${channel.dial}`} dir="ltr">
        {channel.label}
      </a>
    );
  }
  if (stays) {
    return (
      <span class="number" dir="ltr">
        {channel.label}
      </span>
    );
  }
  return (
    <a class="number" href={channel.url} rel="noreferrer noopener" dir="ltr">
      {channel.label}
    </a>
  );
}

/** The first numbers of the country, on top of every page. What each is for is said to whoever listens to the page. */
export function CrisisLine({ page }: { page: PageContext }): VNode {
  const { t } = page.words;
  const { lines } = page.helplines.crisisLines(page.country, page.situation);
  return (
    <nav class="crisis" aria-label={t('site.crisis.label')}>
      {lines.map((line) =>
        line.channels.slice(0, 1).map((channel) => (
          <a
            class="number"
            href={channel.kind === 'phone' ? `tel:${channel.dial}` : channel.url}
            rel="noreferrer noopener"
            aria-label={`${channel.label}: ${t(line.audience)}`}
            dir="ltr"
          >
            {channel.label}
          </a>
        )),
      )}
    </nav>
  );
}

/** What holds for all of them: the earliest day, and verified only where every one is. */
function weakest(lines: readonly Helpline[]): Pick<Provenance, 'checkedOn' | 'verified'> {
  const days = lines.map((line) => line.checkedOn).sort();
  return { checkedOn: days[0] ?? '', verified: lines.every((line) => line.verified) };
}
