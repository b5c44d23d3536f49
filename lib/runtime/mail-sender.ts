import { SESv2Client, SESv2ServiceException, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { composeMail, type Mail } from './compose-mail.ts';
import type { Environment } from './environment.ts';

/** The mail surely did not go out. */
export class MailNotTaken extends Error {}

/** Hands one mail over. @throws MailNotTaken; after any other error nobody knows whether it went out */
export type SendMail = (mail: Mail) => Promise<void>;

/**
 * Mail through SES. One try only: SendEmail has no idempotency token, so a second one after a lost answer may send twice.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 */
export function createMailSender({ AWS_ENDPOINT_URL_SESV2: endpoint }: Environment): SendMail {
  const client = new SESv2Client({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 10_000 },
    ...(endpoint !== undefined && { endpoint }),
  });
  return async (mail) => {
    const order = new SendEmailCommand({
      FromEmailAddress: mail.from,
      Destination: { ToAddresses: [...mail.to] },
      Content: { Raw: { Data: await composed(mail) } },
    });
    try {
      await client.send(order);
    } catch (error) {
      throw isRefusal(error) ? new MailNotTaken(`SES refused the mail: ${error.name}`, { cause: error }) : error;
    }
  };
}

async function composed(mail: Mail): Promise<Uint8Array> {
  try {
    return await composeMail(mail);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown';
    throw new MailNotTaken(`the mail could not be written: ${reason}`, { cause: error });
  }
}

/** Statuses from 400 to 499: throttled, not verified, not allowed. */
function isRefusal(error: unknown): error is SESv2ServiceException {
  if (!(error instanceof SESv2ServiceException)) return false;
  const status = error.$metadata.httpStatusCode ?? 0;
  return status >= 400 && status < 500;
}
