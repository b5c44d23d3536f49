import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';

/** One mail to the people of an integration. */
export type Mail = {
  /** Names the mail: the same text gives the same Message-ID, so that a doubled mail can be told. */
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly at: Date;
};

/** The name beside the sending address. */
const senderName = 'Ledgerbridge';

/**
 * The message as it goes over the wire. @throws RangeError for a header with a line break or a NUL: whoever could put one
 * there could write headers of his own
 */
export async function composeMail(mail: Mail): Promise<Uint8Array> {
  const { from, to, subject, text, html, at: date } = mail;
  refuseBreaks({ id: mail.id, from, subject, to: to.join(', ') });
  const id = createHash('sha256').update(mail.id).digest('hex').slice(0, 32);
  const composer = new MailComposer({
    from: { name: senderName, address: from },
    to: to.map((address) => ({ name: '', address })),
    subject,
    text,
    html,
    date,
    messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    // An automatic answer to this mail would find nobody: https://www.rfc-editor.org/rfc/rfc3834#section-5
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

function refuseBreaks(headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (/[\r\n\0]/.test(value)) throw new RangeError(`the mail's ${name} holds a line break or a NUL`);
  }
}
