export const BROWSERS = ['chrome', 'edge', 'firefox', 'opera', 'safari', 'samsung', 'other'] as const;
export const SYSTEMS = ['android', 'ios', 'linux', 'mac', 'windows', 'other'] as const;
export type Browser = (typeof BROWSERS)[number];
export type System = (typeof SYSTEMS)[number];

/** What kind of browser somebody signed in with: enough for its owner to know it again, and no version. */
export interface DeviceKind {
  readonly browser: Browser;
  readonly system: System;
}

/** Browsers name those whose pages they take besides themselves, so the first that fits is the one. */
const BROWSER_MARKS: readonly (readonly [RegExp, Browser])[] = [
  [/\bEdgA?\/|\bEdgiOS\//, 'edge'],
  [/\bOPR\/|\bOPT\//, 'opera'],
  [/\bSamsungBrowser\//, 'samsung'],
  [/\bFirefox\/|\bFxiOS\//, 'firefox'],
  [/\bChrome\/|\bCriOS\/|\bChromium\/|\bHeadlessChrome\//, 'chrome'],
  [/\bSafari\//, 'safari'],
];
const SYSTEM_MARKS: readonly (readonly [RegExp, System])[] = [
  [/\bAndroid\b/, 'android'],
  [/\biPhone\b|\biPad\b/, 'ios'],
  [/\bWindows\b/, 'windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'mac'],
  [/\bLinux\b|\bX11\b/, 'linux'],
];

/** Reads the header `User-Agent`. What it does not know, or is longer than any, is `other`. */
export function deviceKindOf(userAgent: string | undefined): DeviceKind {
  const text = (userAgent ?? '').slice(0, 500);
  return { browser: markOf(BROWSER_MARKS, text), system: markOf(SYSTEM_MARKS, text) };
}

function markOf<T extends string>(marks: readonly (readonly [RegExp, T])[], text: string): T | 'other' {
  return marks.find(([mark]) => mark.test(text))?.[1] ?? 'other';
}
