import type { Channel } from './helpline.js';

/** A number as it is written. */
export const phone = (label: string): Channel => ({
  kind: 'phone',
  label,
  dial: label.replace(/[^0-9+]/g, ''),
});
/** A site, by its address without the scheme. */
export const site = (label: string): Channel => ({ kind: 'site', label, url: `https://${label}` });
