import * as z from 'zod';
import { nameInTag } from '../../lib/runtime/mail-tags.ts';
import type { MailFailure } from '../../lib/sync/mail-failed.ts';

/** A failure, and when the message was sent. */
export type SentMailFailure = MailFailure & { readonly sentAt: Date };

const tag = z.tuple([z.string().min(1).transform(nameInTag)]).rest(z.string());
const recipients = z.array(z.object({ diagnosticCode: z.string().nullish() })).default([]);

// https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
const mailEventSchema = z.object({
  eventType: z.string(),
  mail: z.object({
    messageId: z.string().min(1),
    timestamp: z.iso.datetime({ offset: true }).optional(),
    tags: z.object({ tenant: tag.optional(), integration: tag.optional() }).default({}),
  }),
  bounce: z.object({ bounceType: z.string(), bounceSubType: z.string(), bouncedRecipients: recipients }).optional(),
  complaint: z.object({ complaintFeedbackType: z.string().nullish() }).optional(),
  reject: z.object({ reason: z.string().nullish() }).optional(),
});

/** What an event of the mail service says of a document's message. Undefined: nothing that a receipt should know. */
export function readMailEvent(text: string): SentMailFailure | undefined {
  const parsed = mailEventSchema.safeParse(jsonOf(text));
  if (!parsed.success) return undefined;
  const { mail, bounce, complaint, reject } = parsed.data;
  const [tenant, integration] = [mail.tags.tenant?.[0], mail.tags.integration?.[0]];
  // Mails without these tags are no documents: notices to people.
  if (tenant === undefined || integration === undefined) return undefined;
  const sentAt = new Date(mail.timestamp ?? 0);
  const place = { tenant, integration, messageId: mail.messageId, sentAt };
  if (bounce !== undefined) {
    const said = bounce.bouncedRecipients.map(({ diagnosticCode }) => diagnosticCode ?? '').join('; ');
    return { ...place, problem: problem('mail-bounced', `${bounce.bounceType} ${bounce.bounceSubType} ${said}`) };
  }
  if (reject !== undefined) return { ...place, problem: problem('mail-bounced', `not sent: ${reject.reason ?? ''}`) };
  if (complaint === undefined) return undefined;
  return { ...place, problem: problem('mail-complaint', complaint.complaintFeedbackType ?? 'no reason was given') };
}

function problem<Code extends 'mail-bounced' | 'mail-complaint'>(code: Code, words: string) {
  const vendorWords = words
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 500);
  return { code, field: 'receptionAddress', vendorWords };
}

function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    // Not an event of the mail service: nothing to be told.
    return undefined;
  }
}
