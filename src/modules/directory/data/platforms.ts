import type { Confidence, TakenKind } from '../../vocabulary/index.js';
import type { DirectoryChannel, DirectoryClock } from '../record.js';
import { LEGAL_TIMES } from '../legal-times.js';
import { field, form, legalClock, mail, optional, seed } from './seed.js';
import type { Seed } from './seed.js';

const TAKEN: TakenKind[] = ['intimate_images', 'child_material', 'sextortion', 'impersonation', 'harassment'];
const IN_2H = legalClock(
  LEGAL_TIMES.inRemoveIntimate,
  'IT Rules (India), rule 3(2)(b): remove or disable, where the platform serves India',
);
const US_48H = legalClock(
  LEGAL_TIMES.usRemove,
  'TAKE IT DOWN Act (US), section 3, where the platform serves the United States',
);
const LAWS = [IN_2H, US_48H];

const NOTICE = [
  field('url', 'Link of the post, profile or message'),
  field('depicted', 'Whether the reporter is the person in the picture, or acts for them'),
  field('statement', 'Statement that it is there without consent'),
  optional('signature', 'Signature, for the United States'),
];
const IN_APP = (note: string): DirectoryChannel =>
  form(null, { key: 'in_app', needs: ['account'], note, fields: [field('url', 'Post, profile or message')] });

interface Platform {
  id: string;
  name: string;
  about: string;
  channels: DirectoryChannel[];
  source: string;
  confidence: Confidence;
  clocks?: DirectoryClock[];
  see?: string[];
}

const platform = ({ id, clocks = LAWS, see = [], ...rest }: Platform): Seed =>
  seed({
    ...rest,
    id: `platform-${id}`,
    kind: 'platform',
    country: null,
    takes: TAKEN,
    whoMayFile: 'authorised',
    clocks,
    see: ['in-grievance-officer', 'us-tida-platform', ...see],
    legalBasis: 'The law of the country it serves: IT Rules in India, TAKE IT DOWN Act in the United States',
  });

const CHAYN = 'chaynHQ/tools @402533f, read 2026-07-04';
const META_FORM = 'https://www.facebook.com/help/contact/634636250523119';
const META_IN = mail('fbgoindia@support.facebook.com', {
  key: 'india_mail',
  languages: ['en'],
  ready: false,
  note: 'Grievance officer in India, from a page without a date: check it first.',
  fields: NOTICE,
});
const PARTNERS = ['stopncii', 'us-ncmec-take-it-down'];

/** The routes of the platforms themselves. The id ends with the platform’s name in the vocabulary. */
export const PLATFORM_RECORDS: readonly Seed[] = [
  platform({
    id: 'facebook',
    name: 'Facebook',
    about:
      'Intimate pictures by a form without an account; a child’s pictures in the app and by Take It Down. It takes part in StopNCII.',
    channels: [
      form(META_FORM, { fields: NOTICE, note: 'No account needed.' }),
      form('https://www.facebook.com/help/contact/295309487309948', {
        key: 'impersonation',
        needs: ['identity_document'],
        note: 'A false profile; asks for a picture of an ID.',
      }),
      META_IN,
    ],
    source: `${CHAYN}; Meta help page`,
    confidence: 'medium',
    see: PARTNERS,
  }),
  ...(['instagram', 'threads'] as const).map((id) =>
    platform({
      id,
      name: id === 'instagram' ? 'Instagram' : 'Threads',
      about:
        'Intimate pictures by Meta’s form without an account; a child’s pictures in the app and by Take It Down. It takes part in StopNCII.',
      channels: [
        form(META_FORM, { fields: NOTICE, note: 'No account needed.' }),
        form('https://help.instagram.com/contact/636276399721841', {
          key: 'impersonation',
          needs: ['identity_document'],
          note: 'A false profile; asks for a picture of an ID.',
        }),
        META_IN,
      ],
      source: `${CHAYN}; Meta help page`,
      confidence: 'medium' as const,
      see: PARTNERS,
    }),
  ),
  platform({
    id: 'whatsapp',
    name: 'WhatsApp',
    about:
      'Reports in the app; messages are not scanned, so that no fingerprint helps inside it. In India a signed mail to the grievance officer with the phone number and its country code.',
    channels: [
      IN_APP('Open the chat, then the contact, then Report.'),
      mail('grievance_officer_wa@support.whatsapp.com', {
        key: 'india_mail',
        languages: ['en'],
        needs: ['signature'],
        note: 'India; a signed mail. The address is of 2022 or 2023: check it first.',
        fields: [
          field('phone', 'Phone number with country code'),
          field('what', 'What was sent'),
          field('contact', 'Contact'),
        ],
      }),
    ],
    source: 'WhatsApp page for India, 2022-23',
    confidence: 'low',
  }),
  platform({
    id: 'telegram',
    name: 'Telegram',
    about:
      'Reports in the app or by mail; child abuse material to stopCA. A member of the IWF since December 2024. It takes no part in StopNCII. Its grievance officer in India is not confirmed.',
    channels: [
      mail('abuse@telegram.org', { languages: ['en'], fields: NOTICE }),
      mail('stopCA@telegram.org', {
        key: 'child',
        languages: ['en'],
        note: 'Child abuse material: links only.',
        fields: [field('url', 't.me link')],
      }),
      IN_APP('Open the message or channel, then Report.'),
    ],
    source: 'Telegram; IWF December 2024',
    confidence: 'medium',
    see: ['gb-iwf'],
  }),
  platform({
    id: 'x',
    name: 'X',
    about:
      'A form under the TAKE IT DOWN Act without an account; impersonation and child safety in the app. It takes no part in StopNCII.',
    channels: [
      form('https://help.x.com/forms/safety-and-sensitive-content/take-it-down', {
        needs: ['signature'],
        fields: NOTICE,
        note: 'No account needed.',
      }),
      IN_APP('Child safety and impersonation: the address of a form is not confirmed.'),
      mail('grievance-officer-in@twitter.com', {
        key: 'india_mail',
        ready: false,
        note: 'Of 2021 and surely out of date: do not use it before somebody has checked it.',
        fields: NOTICE,
      }),
    ],
    source: 'help.x.com/en/rules-and-policies/us-tida',
    confidence: 'high',
  }),
  platform({
    id: 'google',
    name: 'Google Search',
    about:
      'Takes pages and pictures out of the results, not off the site. Only the links that are named are looked at. Who acts for a person says by what right.',
    channels: [
      form('https://support.google.com/websearch/answer/6302812', {
        fields: [
          field('page', 'Link of the page'),
          field('image', 'Link of the picture'),
          field('authority', 'Right to act for the person'),
        ],
        note: 'For a child choose the option for under 18.',
      }),
    ],
    source: 'support.google.com',
    confidence: 'high',
    clocks: [
      US_48H,
      legalClock(LEGAL_TIMES.inProcedure, 'MeitY SOP (India): search takes it out of its results'),
    ],
    see: PARTNERS,
  }),
  platform({
    id: 'youtube',
    name: 'YouTube',
    about:
      'The privacy form takes the person or a legal representative and no third party in general. A child’s video can be flagged.',
    channels: [
      form('https://support.google.com/youtube/answer/142443', {
        key: 'privacy',
        fields: [field('url', 'Link'), field('timestamp', 'Time in the video')],
      }),
      form('https://support.google.com/youtube/answer/17071740', {
        note: 'Intimate images: this link is to be verified.',
        fields: NOTICE,
      }),
      form('https://support.google.com/youtube/answer/2801999', { key: 'child', note: 'Child safety.' }),
    ],
    source: 'support.google.com',
    confidence: 'medium',
  }),
  platform({
    id: 'snapchat',
    name: 'Snapchat',
    about:
      'Reports in the app, with categories for intimate images and for children; in most cases answered within 24 hours by its own words. It takes part in StopNCII.',
    channels: [IN_APP('Press and hold the snap or profile, then Report.'), form('https://help.snapchat.com')],
    source: 'snap.com (hi-IN)',
    confidence: 'medium',
    see: PARTNERS,
  }),
  platform({
    id: 'tiktok',
    name: 'TikTok',
    about:
      'A form without an account; for a child the web form of its support, which tells progress by SMS or mail. It takes part in StopNCII.',
    channels: [
      form('https://www.tiktok.com/legal/report/privacy', { fields: NOTICE, note: 'No account needed.' }),
      form('https://www.tiktok.com/legal/report/impersonation', {
        key: 'impersonation',
        needs: ['identity_document'],
      }),
      form('https://support.tiktok.com', {
        key: 'child',
        note: 'Look for "Report sexual abuse".',
        fields: [field('url', 'Link or handle')],
      }),
    ],
    source: `TikTok pages; ${CHAYN}`,
    confidence: 'high',
    see: PARTNERS,
  }),
  platform({
    id: 'discord',
    name: 'Discord',
    about:
      'A form of its own; under the TAKE IT DOWN Act one report for each picture and the legal name. It takes no part in StopNCII.',
    channels: [
      form('https://discord.com/report', {
        fields: [field('url', 'Message links'), field('ids', 'Message and user IDs')],
      }),
      form('https://support.discord.com/hc/articles/38675715591831', {
        key: 'tida',
        needs: ['signature'],
        note: 'United States.',
      }),
    ],
    source: 'discord.com',
    confidence: 'high',
  }),
  platform({
    id: 'reddit',
    name: 'Reddit',
    about:
      'In the app: "non-consensual intimate media". It takes part in StopNCII. The address of its form under the TAKE IT DOWN Act was not found.',
    channels: [IN_APP('Report the post, then "non-consensual intimate media".')],
    source: 'WIRED 2026-05 (copies)',
    confidence: 'low',
    see: PARTNERS,
  }),
  platform({
    id: 'pornhub',
    name: 'Pornhub and other sites of Aylo',
    about:
      'What is reported is suspended at once, by an order of the FTC of September 2025; a case manager on request. NGOs can ask to become trusted flaggers. It takes part in StopNCII.',
    channels: [
      form('https://www.pornhub.com/content-removal', {
        fields: [field('url', 'Link'), field('relation', 'Relation to the person')],
      }),
    ],
    source: 'pornhub.com; FTC order of September 2025',
    confidence: 'high',
    see: PARTNERS,
  }),
  platform({
    id: 'onlyfans',
    name: 'OnlyFans',
    about:
      'By mail. Never by its copyright form: that needs a statement under penalty of perjury, and the name goes to whoever uploaded it. It takes part in StopNCII.',
    channels: [mail('support@onlyfans.com', { languages: ['en'], fields: NOTICE })],
    source: CHAYN,
    confidence: 'low',
    see: PARTNERS,
  }),
  platform({
    id: 'microsoft',
    name: 'Microsoft (Bing, OneDrive)',
    about:
      '"Report a Concern", with the service, the link and the type "Non-Consensual Intimate Imagery". Bing takes part in StopNCII.',
    channels: [
      form(null, {
        note: 'On microsoft.com look for "Report a Concern".',
        fields: [
          field('service', 'Service'),
          field('url', 'Link'),
          field('type', 'Non-Consensual Intimate Imagery'),
        ],
      }),
    ],
    source: 'WIRED 2026-05 (copies)',
    confidence: 'medium',
    see: PARTNERS,
  }),
  platform({
    id: 'sharechat',
    name: 'ShareChat, Moj and Josh',
    about:
      'Reports in the app. The addresses of their grievance officers are not confirmed: look them up on the page of the app.',
    channels: [
      IN_APP('Report the post in the app.'),
      mail(null, {
        key: 'india_mail',
        ready: false,
        note: 'Not confirmed: look it up on the page of the app.',
        fields: NOTICE,
      }),
    ],
    source: 'none found',
    confidence: 'low',
    clocks: [IN_2H],
  }),
  platform({
    id: 'other',
    name: 'Any other platform or site',
    about:
      'Look for "report", "content removal" or "grievance officer" on the site itself. Adult sites that take cards must have a page for removal and answer within 7 working days by the rules of the card networks. Without a route of its own: whoever hosts the site.',
    channels: [
      form(null, {
        note: 'Found on the site by a person who knows its name: the helpdesk opens no reported link.',
        fields: NOTICE,
      }),
    ],
    source: 'Policies of several sites',
    confidence: 'medium',
    see: ['host-any'],
  }),
];
