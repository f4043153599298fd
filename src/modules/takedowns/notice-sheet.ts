import type { TakedownElement, TakedownLaw } from '../vocabulary/index.js';

/** What staff say for a notice. Nothing of it is the person's own: no law here asks for who they are. */
export interface NoticeFacts {
  /** Who signs for the organisation; null: nobody. */
  readonly signedBy: string | null;
  /** Where the organisation is reached; null: not said. */
  readonly contact: string | null;
  /** The person shown did not agree to its being there, as far as the organisation believes in good faith. */
  readonly goodFaith: boolean;
  /** The picture was made or changed by a computer so that it looks real. */
  readonly made: boolean;
}

export const NO_FACTS: NoticeFacts = {
  signedBy: null,
  contact: null,
  goodFaith: false,
  made: false,
};

/** A part of a notice, as the platform reads it. */
export interface NoticeElement {
  readonly element: TakedownElement;
  readonly text: string;
}

/** What a notice is about. */
export interface NoticeOf {
  readonly law: TakedownLaw;
  readonly link: string;
  readonly facts: NoticeFacts;
  /** It is sent for the person, who allows it; false: it speaks for nobody. */
  readonly forPerson: boolean;
  /** The notice before this one; null: this is the first. */
  readonly earlier: EarlierNotice | null;
}

export interface EarlierNotice {
  readonly law: TakedownLaw;
  /** YYYY-MM-DD. */
  readonly day: string;
  /** The content was removed after it, and came back. */
  readonly again: boolean;
}

/**
 * Which of the elements that a law asks for a notice would lack. In the United States a platform need not heed a request without
 * all four of signature, place, good faith and contact (Public Law 119-12, section 3(a)(1)(B)).
 */
export function missingElements(law: TakedownLaw, facts: NoticeFacts): TakedownElement[] {
  const lacking: Partial<Record<TakedownElement, boolean>> = {
    good_faith: !facts.goodFaith,
    signature: facts.signedBy === null,
    contact: facts.contact === null,
  };
  return REQUIRED[law].filter((element) => lacking[element] === true);
}

/** What each law asks for besides the place, which a notice always has, and that the person allows it (`needsConsent`). */
const REQUIRED: Readonly<Record<TakedownLaw, readonly TakedownElement[]>> = {
  in_3_2_b: [],
  in_3_2_a: [],
  in_sop: [],
  us_tida: ['good_faith', 'signature', 'contact'],
  uk_osa: ['good_faith', 'contact'],
  platform_rules: [],
};

const RULES_2021 =
  'the Information Technology (Intermediary Guidelines and Digital Media Ethics Code) Rules, 2021';

/** How each law is named and what it gives time for. */
const ASKS: Readonly<Record<TakedownLaw, string>> = {
  in_3_2_b: `This is a complaint under rule 3(2)(b) of ${RULES_2021}. The content shows the private area of a person, full or partial nudity or a sexual act, or impersonates them, also by a changed picture. The rule gives you 2 hours from receipt to remove it or disable access to it; rule 3(2)(a)(i) gives you 24 hours to acknowledge this complaint.`,
  in_3_2_a: `This is a request for removal under the proviso to rule 3(2)(a)(i) of ${RULES_2021}, for content that rule 3(1)(b) does not allow. The proviso gives you 36 hours to act on it; the same rule gives you 24 hours to acknowledge it.`,
  in_sop:
    'This is a request under the standard operating procedure of the Ministry of Electronics and Information Technology on non-consensual intimate images (October 2025), which asks content delivery networks and registrars to act within 24 hours.',
  us_tida:
    'This is a notice for removal under section 3 of the TAKE IT DOWN Act (Public Law 119-12). It gives you 48 hours from a valid request to remove the intimate visual depiction, and to make reasonable efforts to remove known identical copies. Please give this request a number and tell us the number.',
  uk_osa:
    'This is an intimate image content report. We declare that intimate image content is present, and ask you to remove it and content that is substantially the same.',
  platform_rules:
    'This address was reported to us as breaking your rules. Please look at it, remove what breaks them, and tell us what you did.',
};

const INDIA: ReadonlySet<TakedownLaw> = new Set(['in_3_2_b', 'in_3_2_a', 'in_sop']);

/** The notice, part by part, in the order in which it is read. Facts that its law does not ask for are left out. Pure. */
export function noticeElements({ law, link, facts, forPerson, earlier }: NoticeOf): NoticeElement[] {
  const elements: NoticeElement[] = [{ element: 'rule', text: ruleText(law, earlier) }];
  elements.push({ element: 'locate', text: `The content is at this address: ${link}` });
  if (forPerson)
    elements.push({ element: 'on_behalf', text: 'We write on behalf of the person shown, with consent.' });
  if (facts.goodFaith && REQUIRED[law].includes('good_faith'))
    elements.push({
      element: 'good_faith',
      text: 'We believe in good faith that it was published without the consent of the person shown.',
    });
  if (facts.made && INDIA.has(law))
    elements.push({
      element: 'identity',
      text: 'The picture is synthetically generated information (rule 2(1)(wa)). We ask you to disclose the identity of who posted it to the person shown, as rule 3(1)(ca)(ii) provides.',
    });
  if (facts.contact !== null)
    elements.push({ element: 'contact', text: `We are reached at: ${facts.contact}` });
  if (facts.signedBy !== null)
    elements.push({
      element: 'signature',
      text: `${forPerson ? 'Signed, on behalf of the person shown' : 'Signed'}: ${facts.signedBy}`,
    });
  return elements;
}

function ruleText(law: TakedownLaw, earlier: EarlierNotice | null): string {
  if (earlier === null) return ASKS[law];
  const { day, again } = earlier;
  if (again) return `It was removed after our notice of ${day}, and is there again. ${ASKS[law]}`;
  if (law === 'in_3_2_a' && earlier.law === 'in_3_2_b')
    return `Our complaint of ${day} under rule 3(2)(b) was not acted on within its 2 hours. ${ASKS[law]}`;
  return `The content is still there after our notice of ${day}. ${ASKS[law]}`;
}
