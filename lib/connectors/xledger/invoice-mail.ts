import type { XledgerInvoice } from '../../documents/xledger-invoice.ts';
import { SyncError } from '../../sync/errors.ts';
import type { WriteOutcome } from '../../sync/outcome.ts';
import type { XledgerConnection } from './client.ts';

type MailInvoice = Extract<XledgerInvoice, { delivery: 'email' }>;

/**
 * One message with the invoice's PDF as its only attachment; the text is not read there. Taken mail is never sent again by
 * itself: neither SES nor the receiver can be asked. https://fabeko.no/aktuelt/nye-rutiner-for-fakturaer-i-fabeko
 */
export async function mailInvoice(connection: XledgerConnection, target: MailInvoice): Promise<WriteOutcome> {
  const { mail } = connection;
  if (mail === undefined) {
    const vendorWords = 'this deployment has no address to send mail from';
    return { kind: 'not-applied', problem: { code: 'module-missing', field: 'MAIL_FROM', vendorWords } };
  }
  const { invoiceNumber, pdf, receptionAddress } = target;
  const content = await bytesOf(connection, pdf.name);
  if (content instanceof SyncError) return notSent(content);
  const sent = await mail.send({
    id: [connection.tenant, connection.integration, 'invoice', invoiceNumber, pdf.sha256].join(' '),
    to: receptionAddress,
    subject: `Faktura ${invoiceNumber}`,
    text: `Faktura ${invoiceNumber} ligger ved.`,
    attachment: { fileName: `faktura-${fileSafe(invoiceNumber)}.pdf`, contentType: 'application/pdf', content },
  });
  if (sent.kind === 'taken') return { kind: 'delivered', targetId: sent.messageId, number: sent.messageId };
  if (sent.kind === 'unknown') return { kind: 'unknown', vendorWords: sent.words };
  return { kind: 'not-applied', problem: { code: 'vendor-error', vendorWords: sent.words } };
}

async function bytesOf(connection: XledgerConnection, name: string): Promise<Uint8Array | SyncError> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of connection.files.open(name)) chunks.push(chunk);
  } catch (error) {
    if (error instanceof SyncError) return error;
    throw error;
  }
  return Buffer.concat(chunks);
}

/** The file could not be read: nothing was sent. */
function notSent({ reason, retryAt }: SyncError): WriteOutcome {
  if (reason.advice === 'refuse') return { kind: 'rejected', problem: reason.problem };
  return { kind: 'not-applied', problem: reason.problem, retryAt };
}

function fileSafe(text: string): string {
  return text.replace(/[^A-Za-z0-9_-]/g, '_');
}
