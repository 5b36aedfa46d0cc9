/** What the page may do: it has nothing but its own files and the control API. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What a link in an e-mail may do: open in a window of its own, when a person follows it. Nothing else is let through. */
const mailSandbox = 'allow-popups allow-popups-to-escape-sandbox';

/** What the HTML of an e-mail may do: look as it likes, and show pictures that it brings along. */
const mailPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  `sandbox ${mailSandbox}`,
].join('; ');

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const;

/** The headers of the page and its files. */
export const pageHeaders: Readonly<Record<string, string>> = {
  ...always,
  'content-security-policy': pagePolicy,
  'cross-origin-opener-policy': 'same-origin',
};

/** The headers of the HTML of an e-mail, which somebody else has written. */
export const mailHeaders: Readonly<Record<string, string>> = {
  ...always,
  'content-security-policy': mailPolicy,
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
};
