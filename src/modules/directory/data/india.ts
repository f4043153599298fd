import { LEGAL_TIMES } from '../legal-times.js';
import {
  ADULTS,
  ALL_AGES,
  CHILD_KINDS,
  clock,
  field,
  legalClock,
  form,
  letter,
  mail,
  MINORS,
  optional,
  phone,
  seed,
} from './seed.js';
import type { Seed } from './seed.js';

const NOTICE_KINDS = ['intimate_images', 'child_material', 'sextortion', 'impersonation'] as const;
const POCSO = 'POCSO Act 2012, sections 19 and 21; POCSO Rules 2020, rule 11';

/** Those who can order, investigate or remove in India. */
export const INDIA: readonly Seed[] = [
  seed({
    id: 'in-ncrp',
    kind: 'authority',
    country: 'IN',
    name: {
      en: 'National Cyber Crime Reporting Portal (cybercrime.gov.in)',
      hi: 'राष्ट्रीय साइबर अपराध रिपोर्टिंग पोर्टल (cybercrime.gov.in)',
    },
    takes: [...CHILD_KINDS, 'intimate_images', 'impersonation', 'harassment', 'money_lost', 'account_taken'],
    about:
      'A web portal of I4C, Ministry of Home Affairs. The police of the State act on it. Women and children can be reported about without a name; other complaints need an Indian mobile number. No public API was found, so a person fills it in. A complaint here is not an FIR: do not promise one.',
    channels: [
      form('https://cybercrime.gov.in', {
        needs: ['phone_number'],
        irrevocable: true,
        languages: ['en', 'hi'],
        note: 'A complaint about women or children cannot be withdrawn. To track it: an Indian mobile number with OTP; anonymously: only about women and children. The fields come from an older description: check them on the portal.',
        fields: [
          field('category', 'Category'),
          optional('sub_category', 'Sub-category'),
          field('date_time', 'Approximate date and time'),
          optional('delay', 'Reason for delay'),
          field('state', 'State'),
          field('district', 'District'),
          field('police_station', 'Police station'),
          field('platform', 'Where it occurred'),
          optional('url', 'URL or ID'),
          field('information', 'Additional information', { max: 1500 }),
          optional('suspect_name', 'Suspect: name'),
          optional('suspect_id', 'Suspect: ID, phone, e-mail or handle'),
        ],
      }),
    ],
    legalBasis:
      'POCSO Rules 2020, rule 11 names the cybercrime portal; IT Act 2000, sections 66E, 67, 67A, 67B',
    see: ['in-1930', 'in-police', 'in-police-pocso'],
    source: 'cybercrime.gov.in (old copy); bodhini; Business Standard; cyberdefender.in',
    confidence: 'medium',
  }),
  seed({
    id: 'in-1930',
    kind: 'authority',
    country: 'IN',
    name: { en: 'Cyber crime helpline 1930', hi: 'साइबर अपराध हेल्पलाइन 1930' },
    takes: ['money_lost'],
    whoMayFile: 'person',
    about:
      'The phone line for money lost by cyber fraud. It also helps to file on the national portal. The sooner the call, the better the chance to stop the money.',
    channels: [
      phone('1930', {
        fields: [
          field('amount', 'Amount and time of the payment'),
          field('from', 'Bank or wallet it was paid from'),
          field('transaction', 'Transaction number'),
          field('to', 'Account, UPI ID or number it went to'),
        ],
      }),
    ],
    see: ['in-ncrp'],
    source: 'Ministry of Home Affairs, through PIB and news',
    confidence: 'high',
  }),
  seed({
    id: 'in-police-pocso',
    kind: 'authority',
    country: 'IN',
    name: {
      en: 'Special Juvenile Police Unit or local police (POCSO section 19)',
      hi: 'विशेष किशोर पुलिस इकाई या स्थानीय पुलिस (पॉक्सो धारा 19)',
    },
    takes: CHILD_KINDS,
    ages: MINORS,
    about:
      'Whoever knows or fears an offence against a child tells the Special Juvenile Police Unit or the local police. The Act names no hour for a citizen; the police tell the Child Welfare Committee and the Special Court within 24 hours. Ask for the entry number and have it read back. Section 19(7) protects whoever reports in good faith.',
    channels: [
      letter(null, {
        key: 'visit',
        needs: ['visit'],
        irrevocable: true,
        note: 'Any police station, in person or in writing. Each district has a Special Juvenile Police Unit.',
        fields: [
          field('facts', 'What is known, and since when'),
          field('child', 'The child: age band, where they are, who cares for them'),
          optional('device', 'Device where it was noticed'),
          optional('platform', 'Platform and suspected source'),
        ],
      }),
      phone('112', { note: 'When a child is in danger now.' }),
    ],
    legalBasis: `${POCSO}. Section 11(v): threatening to use a real or made-up depiction of a child. IT Act section 67B`,
    see: ['in-ncrp', 'in-1098', 'in-dcpu-cwc', 'in-ncb'],
    source:
      'constitutionofindia.in; lawgratis; drishti 2025-04-26 (the Supreme Court looks at section 19 for adolescents)',
    confidence: 'high',
  }),
  seed({
    id: 'in-police',
    kind: 'authority',
    country: 'IN',
    name: { en: 'Police station (BNSS section 173)', hi: 'थाना (बीएनएसएस धारा 173)' },
    takes: ['intimate_images', 'sextortion', 'impersonation', 'harassment', 'account_taken'],
    ages: ADULTS,
    whoMayFile: 'person',
    about:
      'A cognizable offence can be told at any station, whatever the place, by word of mouth or electronically. What is told electronically counts once the person signs within 3 days. A preliminary enquiry of up to 14 days is allowed; after a refusal the Superintendent of Police can be asked.',
    channels: [
      letter(null, {
        key: 'visit',
        needs: ['signature', 'visit'],
        irrevocable: true,
        note: 'Electronic information: the person signs at the station within 3 days. A police officer may call them.',
        fields: [
          field('facts', 'What happened, where and when'),
          field('identifiers', 'Handles, numbers, payment accounts and links'),
          optional('evidence', 'What is kept, and where'),
        ],
      }),
    ],
    legalBasis:
      'BNSS section 173(1) and (3); IT Act sections 66E, 67, 67A; BNS sections 77 and 78 (of a woman), 308, 351',
    clocks: [
      clock('in-bnss-sign', 72, 'BNSS section 173(1): electronic information is signed within 3 days'),
    ],
    see: ['in-ncrp', 'in-one-stop-centre', 'in-nalsa'],
    source: 'advocatetanwar; finology; cyberlawconsulting; bnsbareact.org',
    confidence: 'high',
  }),
  seed({
    id: 'in-grievance-officer',
    kind: 'authority',
    country: 'IN',
    name: {
      en: 'Grievance officer of a platform (IT Rules 2021, rule 3(2))',
      hi: 'प्लेटफ़ॉर्म के शिकायत अधिकारी (आईटी नियम 2021, नियम 3(2))',
    },
    takes: [...NOTICE_KINDS, 'harassment'],
    whoMayFile: 'authorised',
    about:
      'Each intermediary in India has a grievance officer. The person, or anyone on their behalf, names the content. The sanction is the loss of safe harbour and no fine. Rule 3(1)(ca)(ii) lets the person ask who made synthetic content. Look the address up on the platform’s own page: store the page, not the officer.',
    channels: [
      mail(null, {
        languages: ['en'],
        note: 'Each platform has its own address: see the record of the platform.',
        fields: [
          field('url', 'Exact link or details to find the content'),
          field('what', 'What it shows: private area, nudity, sexual act, or impersonation'),
          field('whom', 'On whose behalf the notice is sent'),
          field('contact', 'Contact for the answer'),
          optional('identity', 'Request for the identity of who made synthetic content'),
        ],
      }),
    ],
    legalBasis: 'IT Rules 2021, rule 3(2)(a) and (b), as amended by G.S.R. 120(E), in force 2026-02-20',
    clocks: [
      legalClock(LEGAL_TIMES.inRemoveIntimate, 'IT Rules, rule 3(2)(b): remove or disable'),
      legalClock(LEGAL_TIMES.inAcknowledge, 'IT Rules, rule 3(2)(a)(i): acknowledge'),
      legalClock(
        LEGAL_TIMES.inRemoveOther,
        'IT Rules, rule 3(2)(a)(i), proviso: removal under other limbs of rule 3(1)(b)',
      ),
      clock('in-3-2-a-7d', 168, 'IT Rules, rule 3(2)(a)(i): any other grievance'),
    ],
    see: ['in-gac'],
    source:
      'Gazette no. 114 of 2026-02-10 (title, dates, definitions); lexplosion; Financial Express; vivrti.in 2026',
    confidence: 'high',
  }),
  seed({
    id: 'in-gac',
    kind: 'authority',
    country: 'IN',
    name: { en: 'Grievance Appellate Committee (gac.gov.in)', hi: 'शिकायत अपील समिति (gac.gov.in)' },
    takes: ['appeal'],
    ages: ALL_AGES,
    whoMayFile: 'person',
    about:
      'An appeal against a grievance officer, within 30 days of the officer’s answer. It needs the person’s own Aadhaar number and OTP: the desk cannot file it, and it is no use to somebody who stays without a name or is not in India. How long it decides is not confirmed.',
    channels: [
      form('https://gac.gov.in', {
        needs: ['aadhaar', 'phone_number'],
        irrevocable: false,
        note: 'Only the person themselves. No agent and no anonymous way.',
        fields: [
          field('complaint', 'Number and date of the complaint to the officer'),
          field('answer', 'What the officer answered, or that none came'),
          field('e_mail', 'E-mail'),
        ],
      }),
    ],
    legalBasis: 'IT Rules 2021, rule 3A',
    see: ['in-grievance-officer'],
    source: 'hapka.info 2023-03; policyedge (SOP 2025)',
    confidence: 'medium',
  }),
  seed({
    id: 'in-sahyog',
    kind: 'authority',
    country: 'IN',
    name: { en: 'Sahyog portal of I4C', hi: 'आई4सी का सहयोग पोर्टल' },
    takes: ['intimate_images', 'child_material'],
    whoMayFile: 'agencies',
    about:
      'Agencies only: the way from government agencies to intermediaries under section 79(3)(b). Not open to an NGO or to the person. Through the police: what they decide is sent here. Orders under rule 3(1)(d) come from a Joint Secretary or a police DIG and are carried out within 3 hours.',
    channels: [
      form(null, {
        needs: ['credentials'],
        ready: false,
        note: 'Agencies only: through the police, who were told with the package.',
      }),
    ],
    legalBasis: 'IT Act section 79(3)(b); IT Rules, rule 3(1)(d)',
    see: ['in-police', 'in-police-pocso', 'in-ncrp'],
    source: 'SFLC; Indian Express; MeitY SOP in the news; G.S.R. 775(E) of 2025-10-22',
    confidence: 'high',
  }),
  seed({
    id: 'in-ncb',
    kind: 'authority',
    country: 'IN',
    name: 'NCB New Delhi (CBI), the national bureau of Interpol',
    takes: ['child_material'],
    ages: ALL_AGES,
    whoMayFile: 'agencies',
    about:
      'Police to police. There is no way for a citizen or an NGO. The State police asks the bureau, and the bureau asks the police of other countries. What the desk can do is to give the police a complete package. India joined Interpol’s ICSE in July 2022 through the CBI.',
    channels: [
      letter(null, {
        needs: ['police_request'],
        ready: false,
        note: 'Agencies only: through the State police; the CBI’s Bharatpol portal is for agencies.',
      }),
    ],
    see: ['in-police-pocso', 'interpol-icse'],
    source: 'cbi.gov.in; Republic 2024-12; Indian Express through ksgindia',
    confidence: 'high',
  }),
  seed({
    id: 'in-ncii-sop-host',
    kind: 'host',
    country: 'IN',
    name: 'Any intermediary, network or registrar under the MeitY procedure on intimate images',
    takes: ['intimate_images'],
    whoMayFile: 'authorised',
    about:
      'The standard operating procedure of October 2025 binds all intermediaries, also search, content networks and registrars: 24 hours. Where the IT Rules apply, their 2 hours are the target. Large platforms look for copies and give fingerprints to the bank of I4C. The forms in its annexes were not found.',
    channels: [
      mail(null, {
        note: 'Look up who hosts it: see any host.',
        fields: [field('url', 'Exact link'), field('whom', 'On whose behalf'), field('contact', 'Contact')],
      }),
    ],
    legalBasis: 'Madras High Court, WP 25017/2025, order of 2025-07-15; MeitY SOP version 1 of October 2025',
    clocks: [legalClock(LEGAL_TIMES.inProcedure, 'MeitY SOP: content networks and registrars')],
    see: ['in-grievance-officer', 'host-any'],
    source: 'sekarreporter.com (filed copy, its opening); policyedge; PIB coverage of 2025-11-11',
    confidence: 'high',
  }),
];
