import type { Environment } from './environment.ts';
import type { MailOf } from './mail-of.ts';
import { once } from './once.ts';

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
