import { api, field, form, mail, optional, seed } from './seed.js';
import type { Seed } from './seed.js';

const HOSTED = ['child_material', 'intimate_images', 'sextortion'] as const;

/** Who hosts, or stands in front of, a site without a route of its own. */
export const HOSTS: readonly Seed[] = [
  seed({
    id: 'host-cloudflare',
    kind: 'host',
    country: null,
    name: 'Cloudflare',
    takes: [...HOSTED],
    about:
      'Stands in front of many sites and passes a report on to whoever hosts them. What is filed may be shown to third parties such as the Lumen database: file as the organisation, without a name of the person, and ask for no name to be passed on.',
    channels: [
      form(null, {
        languages: ['en'],
        note: 'The abuse form of cloudflare.com; its address is not confirmed.',
        fields: [
          field('act', 'Kind: child abuse material, or intimate images without consent'),
          field('name', 'Name of the organisation'),
          field('e_mail', 'E-mail of the organisation'),
          field('urls', 'Links, one host name, at most 250'),
          optional('justification', 'Justification', 5000),
        ],
      }),
      api(null, {
        needs: ['credentials'],
        ready: false,
        note: 'An account with the right to file abuse reports; without it the API answers 401.',
      }),
    ],
    see: ['host-any'],
    source: 'developers.cloudflare.com',
    confidence: 'high',
  }),
  seed({
    id: 'host-aws',
    kind: 'host',
    country: null,
    name: 'Amazon Web Services',
    takes: [...HOSTED],
    about:
      'Takes reports of content on its machines in the XARF format by its Abuse Signal API. Links, fingerprints and ids only: never a picture, a video or a copy.',
    channels: [
      api(null, {
        needs: ['credentials'],
        ready: false,
        note: 'Signed requests with an account of the organisation.',
        fields: [
          field('url', 'Link'),
          field('source_identifier', 'Domain or IP'),
          field('type', 'XARF type'),
        ],
      }),
    ],
    see: ['host-any'],
    source: 'docs.aws.amazon.com, abuse signal',
    confidence: 'high',
  }),
  seed({
    id: 'host-any',
    kind: 'host',
    country: null,
    name: 'Any other host, network or registrar (RDAP)',
    takes: [...HOSTED],
    about:
      'RDAP names the abuse contact of an address or a domain. Only the registrable domain is looked up, on a person’s click, and never the link itself. Child abuse material can go as XARF type content/csem; pictures of adults go by a plain notice.',
    channels: [
      mail(null, {
        languages: ['en'],
        note: 'The address comes from the look-up of this one host.',
        fields: [
          field('url', 'Link'),
          optional('ip', 'IP address and time'),
          field('law', 'The law that binds the host'),
          field('contact', 'Contact of the organisation'),
        ],
      }),
    ],
    see: ['eu-dsa-notice', 'in-ncii-sop-host'],
    source: 'RFC 9083; xarf-spec 4.2.0',
    confidence: 'high',
  }),
];
