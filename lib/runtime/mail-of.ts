import type { MailPort } from '../sync/mail-port.ts';

/** Opens the mail of an integration; undefined where the deployment has no address to send from. */
export type MailOf = (scope: { readonly tenant: string; readonly integration: string }) => MailPort | undefined;
