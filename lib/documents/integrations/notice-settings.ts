import * as z from 'zod';

/** The longest address that mail servers take: https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.3 */
const longestAddress = 254;

/** An address that fits a mail header: one line of plain ASCII, no display name. */
const address = z
  .email('an e-mail address, without a name')
  .max(longestAddress)
  .regex(/^[\x21-\x7e]+$/, 'an e-mail address without spaces and line breaks');

/** Settings that every kind of integration has: who is told, in which language. */
export const noticeSettings = {
  errorEmails: z
    .array(address)
    .max(20, 'at most 20 addresses')
    .default([])
    .describe(
      'E-mail addresses that are told when documents need a person, at most once an hour, and when all is well again.',
    ),
  language: z.enum(['no', 'en']).default('no').describe('Language of these e-mails. no: Norwegian. en: English.'),
} as const;

/** The settings of notices alone, read from the stored settings of any kind. */
export const noticeSettingsSchema = z.object(noticeSettings);
export type NoticeSettings = z.infer<typeof noticeSettingsSchema>;
