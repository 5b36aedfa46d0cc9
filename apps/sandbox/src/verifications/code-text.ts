import type { DefaultVerificationContent } from '@comms/verify';
import type { Wire } from '../api/wire.ts';
import type { Values } from '../templates/liquid.ts';

/** The usual texts of one language: Liquid templates. */
interface Wording {
  readonly text: string;
  /** For payments: what is paid must be seen beside the code. */
  readonly payment: string;
  readonly subject: string;
}

const wordings: Readonly<Record<string, Wording>> = {
  en: {
    text: 'Your {{ friendly_name }} verification code is: {{ code }}',
    payment: 'Your {{ friendly_name }} code to pay {{ amount }} to {{ payee }} is: {{ code }}',
    subject: 'Your verification code',
  },
  de: {
    text: 'Ihr Bestätigungscode für {{ friendly_name }} lautet: {{ code }}',
    payment: 'Ihr Code von {{ friendly_name }}, um {{ amount }} an {{ payee }} zu zahlen, lautet: {{ code }}',
    subject: 'Ihr Bestätigungscode',
  },
  es: {
    text: 'Su código de verificación de {{ friendly_name }} es: {{ code }}',
    payment: 'Su código de {{ friendly_name }} para pagar {{ amount }} a {{ payee }} es: {{ code }}',
    subject: 'Su código de verificación',
  },
  fr: {
    text: 'Votre code de vérification {{ friendly_name }} est : {{ code }}',
    payment: 'Votre code {{ friendly_name }} pour payer {{ amount }} à {{ payee }} est : {{ code }}',
    subject: 'Votre code de vérification',
  },
  pt: {
    text: 'Seu código de verificação de {{ friendly_name }} é: {{ code }}',
    payment: 'Seu código de {{ friendly_name }} para pagar {{ amount }} a {{ payee }} é: {{ code }}',
    subject: 'Seu código de verificação',
  },
};

/** The texts for a locale such as `de-AT`; English where there are none. */
function wordingFor(locale = 'en'): Wording {
  const [language = ''] = locale.split('-', 1);
  return (
    (Object.hasOwn(wordings, language) ? wordings[language] : wordings['en']) ?? { text: '', payment: '', subject: '' }
  );
}

/** The usual text around a code, as a template. */
export function usualText({ locale, amount }: Wire<DefaultVerificationContent>): string {
  const { text, payment } = wordingFor(locale);
  return amount === undefined ? text : payment;
}

/** The usual subject of an email, or title of a push notification. */
export function usualSubject({ locale }: Wire<DefaultVerificationContent>): string {
  return wordingFor(locale).subject;
}

/** A text that an Android application recognises as its own: its hash comes last, on a line of its own. */
export function withAppHash(text: string, { app_hash: hash }: Wire<DefaultVerificationContent>): string {
  return hash === undefined ? text : `${text}\n\n${hash}`;
}

/** The values of the variables that every text around a code can use, beside the code itself. */
export function valuesOf(content: Wire<DefaultVerificationContent>): Values {
  const { friendly_name: friendlyName = 'Sandbox', amount, payee } = content;
  return {
    friendly_name: friendlyName,
    ...(amount !== undefined && { amount }),
    ...(payee !== undefined && { payee }),
  };
}
