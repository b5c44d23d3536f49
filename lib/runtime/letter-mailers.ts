import type { MailPort } from '../sync/mail-port.ts';
import type { Environment } from './environment.ts';
import { once } from './once.ts';

/** Opens the mail of an integration; undefined where the deployment has no address to send from. */
export type MailOf = (scope: { readonly tenant: string; readonly integration: string }) => MailPort | undefined;

/** The mail of this deployment. The client and the composer are loaded with the first letter: most documents are none. */
export function letterMailers(environment: Environment): MailOf {
  const load = once(() => import('./letter-mailer.ts'));
  return (scope) => {
    if (environment.MAIL_FROM === undefined) return undefined;
    return {
      async send(letter) {
        const mailer = (await load()).createLetterMailer(environment, scope);
        return mailer === undefined ? { kind: 'refused', words: 'no address to send from' } : mailer.send(letter);
      },
    };
  };
}
