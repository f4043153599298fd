import { ADULTS, form, letter, phone, seed } from './seed.js';
import type { Seed } from './seed.js';

/** Systems above the countries, many of which take nothing from the public. */
export const WORLDWIDE: readonly Seed[] = [
  seed({
    id: 'emergency-local',
    kind: 'service',
    country: null,
    name: 'The emergency number where the person is',
    takes: ['danger'],
    about:
      'No emergency number of this country is in the directory: ask the person for it, or the operator of their phone.',
    channels: [phone(null, { note: 'Call the emergency number where the person is.' })],
    source: 'none needed: it names no number',
    confidence: 'high',
  }),
  seed({
    id: 'police-local',
    kind: 'authority',
    country: null,
    name: 'The police where the person is',
    takes: [
      'child_material',
      'grooming',
      'sextortion',
      'intimate_images',
      'impersonation',
      'harassment',
      'money_lost',
      'account_taken',
    ],
    whoMayFile: 'person',
    about:
      'Where the directory has nobody for a country, the local police take a complaint. The desk can prepare what they need.',
    channels: [
      letter(null, {
        key: 'visit',
        needs: ['visit'],
        irrevocable: true,
        note: 'In person or in writing, with the package of the case. A police officer may call the person.',
      }),
    ],
    see: ['inhope'],
    source: 'none needed: it names no office',
    confidence: 'high',
  }),
  seed({
    id: 'interpol-icse',
    kind: 'authority',
    country: null,
    name: 'Interpol, database on child sexual exploitation (ICSE)',
    takes: ['child_material'],
    whoMayFile: 'agencies',
    about:
      'Takes nothing from the public. The national police reach it through the national bureau (in India the NCB at the CBI), and hotlines feed it through ICCAM. What helps is a complete package for the police: links, identifiers, fingerprints with their times. 68 countries took part in 2022.',
    channels: [
      letter(null, {
        ready: false,
        needs: ['police_request'],
        note: 'Agencies only: through the national police and the national bureau. The package is what they need.',
      }),
    ],
    see: ['in-police-pocso', 'in-ncb', 'inhope', 'police-local'],
    source: 'inhope.org; Interpol sheet; nextias; Federal',
    confidence: 'high',
  }),
  seed({
    id: 'virtual-global-taskforce',
    kind: 'authority',
    country: null,
    name: 'Virtual Global Taskforce',
    takes: ['child_material'],
    whoMayFile: 'agencies',
    about:
      'An alliance of 15 police agencies, led by the Australian Federal Police since late 2024. No reporting channel: here is who in your country does take reports.',
    channels: [],
    see: ['in-police-pocso', 'us-ncmec-cybertipline', 'au-accce', 'police-local'],
    source: 'nationalcrimeagency.gov.uk; wired-gov',
    confidence: 'high',
  }),
  seed({
    id: 'weprotect',
    kind: 'authority',
    country: null,
    name: 'WeProtect Global Alliance, Model National Response',
    takes: ['child_material'],
    whoMayFile: 'agencies',
    about:
      'An alliance with a framework of 21 capabilities in 6 areas. No reporting channel: here is who in your country does take reports. India was not on its list of governments in the copy that was read.',
    channels: [],
    see: ['in-ncrp', 'inhope', 'police-local'],
    source: 'safefutureshub.org; weprotect.org, list of governments (stored copy without a date)',
    confidence: 'medium',
  }),
  seed({
    id: 'project-arachnid',
    kind: 'hotline',
    country: null,
    name: 'Project Arachnid (Canadian Centre for Child Protection)',
    takes: ['child_material'],
    whoMayFile: 'authorised',
    about:
      'Looks for child abuse material and sends notices. Survivors, and organisations that support them, can give it pictures with the permission of the person; an organisation asks for an account. This helpdesk holds no pictures: the survivor does it.',
    channels: [
      form('https://projectarachnid.ca', {
        needs: ['account', 'consent'],
        languages: ['en', 'fr'],
        ready: false,
        note: 'By an account of the organisation, asked for by contact.',
      }),
    ],
    see: ['ca-cybertip', 'us-ncmec-take-it-down'],
    source: 'projectarachnid.ca, FAQ on uploading files',
    confidence: 'high',
  }),
  seed({
    id: 'stopncii',
    kind: 'service',
    country: null,
    name: 'StopNCII.org (SWGfL)',
    takes: ['intimate_images', 'sextortion'],
    ages: ADULTS,
    whoMayFile: 'person',
    about:
      'For people of 18 and more, and pictures taken when they were. A fingerprint is made on the person’s own device and given to the platforms that take part, among them Facebook, Instagram, Threads, TikTok, Bumble, Reddit, OnlyFans, Aylo, Snap, Niantic and Bing; not X, Telegram or Discord. The person keeps a case number and a PIN that nobody can restore, and can take it back.',
    channels: [
      form('https://stopncii.org', {
        languages: ['en', 'hi'],
        note: 'The person uses it on their own device. Pictures from under 18: Take It Down.',
      }),
    ],
    see: ['us-ncmec-take-it-down', 'gb-rph', 'stopncii-clearing-centre'],
    source: 'stopncii.org, how it works and FAQ; swgfl.org.uk',
    confidence: 'high',
  }),
  seed({
    id: 'stopncii-clearing-centre',
    kind: 'service',
    country: null,
    name: 'Global Clearing Centre of SWGfL (pilot)',
    takes: ['intimate_images'],
    ages: ADULTS,
    whoMayFile: 'authorised',
    about:
      'A pilot of December 2025 by which organisations give fingerprints and links to StopNCII directly. How to take part is to be asked.',
    channels: [
      form(null, {
        needs: ['account', 'consent'],
        ready: false,
        note: 'Organisations in the pilot only; ask SWGfL.',
      }),
    ],
    see: ['stopncii'],
    source: 'africasolutionsmediahub.org 2025-12-03',
    confidence: 'low',
  }),
  seed({
    id: 'lantern',
    kind: 'authority',
    country: null,
    name: 'Lantern (Tech Coalition)',
    takes: ['child_material', 'sextortion', 'grooming'],
    whoMayFile: 'providers',
    about:
      'Companies share signals about offenders among themselves. Members only: there is no way in for an NGO or the public.',
    channels: [],
    see: ['us-ncmec-cybertipline'],
    source: 'technologycoalition.org; bsr.relayto',
    confidence: 'high',
  }),
  seed({
    id: 'find-a-helpline',
    kind: 'service',
    country: null,
    name: 'findahelpline.com',
    takes: ['distress'],
    about: 'Helplines for people in distress, by country.',
    channels: [form('https://findahelpline.com')],
    source: 'ThroughLine',
    confidence: 'high',
  }),
];
