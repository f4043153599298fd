interface Policy {
  createHTML(html: string): unknown;
}
interface Policies {
  createPolicy(name: string, rules: { createHTML(html: string): string }): Policy;
}

const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
/** For the preview alone: what it makes goes into a frame whose sandbox runs no script and has no origin. */
const policy = policies?.createPolicy('site-preview', { createHTML: (html) => html });

/**
 * A page of the site for the preview's frame: with the style sheet, which the console's own policy lets in by its nonce, and
 * with links that lead nowhere, since the frame may open no window.
 */
export function framed({ html, style }: { html: string; style: string }): unknown {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
  const head = `<base target="_blank"><style nonce="${nonce}">${style}</style></head>`;
  const whole = html.replace('</head>', () => head);
  return policy ? policy.createHTML(whole) : whole;
}
