import { createHash } from 'node:crypto';
import { SESv2Client, SESv2ServiceException, SendEmailCommand } from '@aws-sdk/client-sesv2';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Letter, MailPort } from '../sync/mail-port.ts';
import type { Environment } from './environment.ts';
import { tagOf } from './mail-tags.ts';

/** Who the letters of one integration come from, and what bounces are told apart by. */
type Sender = { readonly tenant: string; readonly integration: string };

/**
 * Letters through SES, for documents that are mailed. One try only: SendEmail has no idempotency token, so after a lost answer
 * nobody knows. The tags come back with bounces and complaints.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 */
export function createLetterMailer(
  { AWS_ENDPOINT_URL_SESV2: endpoint, MAIL_FROM: from, MAIL_EVENTS: eventRules }: Environment,
  sender: Sender,
): MailPort | undefined {
  if (from === undefined) return undefined;
  const client = new SESv2Client({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 20_000 },
    ...(endpoint !== undefined && { endpoint }),
  });
  return {
    async send(letter) {
      const raw = await composeLetter(letter, from).catch(unwritten);
      if (typeof raw === 'string') return { kind: 'refused', words: raw };
      const order = new SendEmailCommand({
        FromEmailAddress: from,
        ...(eventRules !== undefined && { ConfigurationSetName: eventRules }),
        Destination: { ToAddresses: [letter.to] },
        Content: { Raw: { Data: raw } },
        EmailTags: [
          { Name: 'tenant', Value: tagOf(sender.tenant) },
          { Name: 'integration', Value: tagOf(sender.integration) },
        ],
      });
      try {
        const { MessageId: messageId } = await client.send(order);
        if (messageId === undefined) return { kind: 'unknown', words: 'SES named no message' };
        return { kind: 'taken', messageId };
      } catch (error) {
        // Statuses from 400 to 499: throttled, not verified, not allowed. After anything else nobody knows.
        const status = error instanceof SESv2ServiceException ? (error.$metadata.httpStatusCode ?? 0) : 0;
        const words = error instanceof Error ? `SES: ${error.name}` : 'SES: unknown';
        return status >= 400 && status < 500 ? { kind: 'refused', words } : { kind: 'unknown', words };
      }
    },
  };
}

/** Nothing was sent: the message could not be written. */
function unwritten(error: unknown): string {
  return error instanceof Error ? error.message : 'the letter could not be written';
}

/** The message as it goes over the wire: one text, one file. @throws RangeError for a header with a line break or a NUL */
export async function composeLetter(letter: Letter, from: string): Promise<Uint8Array> {
  const { id, to, subject, text, attachment } = letter;
  for (const [name, value] of Object.entries({ from, to, subject, fileName: attachment.fileName })) {
    if (/[\r\n\0]/.test(value)) throw new RangeError(`the letter's ${name} holds a line break or a NUL`);
  }
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 32);
  const composer = new MailComposer({
    from,
    to,
    subject,
    text,
    messageId: `<${hash}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: [
      {
        filename: attachment.fileName,
        contentType: attachment.contentType,
        content: Buffer.from(attachment.content),
      },
    ],
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
