import type { XledgerInvoice } from '../../documents/xledger-invoice.ts';
import type { WriteOutcome } from '../../sync/outcome.ts';
import type { Evidence } from '../../sync/receipt.ts';
import type { Step, Writer } from '../../sync/writer.ts';
import { askVouchers } from './ask-vouchers.ts';
import { outcomeOf, reading } from './call-failed.ts';
import { enqueueVoucher, lookUpVouchers, voucherEvidence } from './import-queue.ts';
import { findListed, listInvoice } from './invoice-list.ts';
import { mailInvoice } from './invoice-mail.ts';
import { settleSeconds } from './limits.ts';
import { referenceCalls } from './reference-lists.ts';
import { voucherProblems } from './voucher-check.ts';

/** Sends the invoice by the way that the integration has chosen: mail, list of the next file, or import queue. */
export const sendInvoice: Step<XledgerInvoice, 'xledger'> = {
  name: 'send',
  vendor: 'xledger',
  canUpdate: false,
  looksUpFirst: false,
  looksUpAnew: true,
  settleSeconds,
  calls: 1,
  checkCalls: referenceCalls,
  // Neither the mail service nor the receiver can be asked for a message.
  isSearchable: ({ delivery }) => delivery !== 'email',
  evidence: evidenceOf,
  check: async (connection, target, unmapped) =>
    target.delivery === 'api' ? reading(() => voucherProblems(connection, target.invoice, unmapped)) : [],
  write: async (connection, order) => {
    const { target } = order;
    if (target.delivery === 'email') return mailInvoice(connection, target);
    return target.delivery === 'file' ? listInvoice(connection, target) : enqueueVoucher(connection, order);
  },
  lookUp: async (connection, evidence) => {
    if (evidence.delivery === 'email') return { kind: 'unsearchable' };
    if (evidence.delivery === 'file') return findListed(connection, evidence);
    const [found] = await reading(() => lookUpVouchers(connection, [evidence]));
    return found ?? { kind: 'unsearchable' };
  },
};

/** How many queued vouchers are asked about in one call. */
const mostAsked = 200;

/** Asks what became of a queued voucher; what was mailed or listed is done. */
export const postedInvoice: Writer<XledgerInvoice, 'xledger'> = {
  vendor: 'xledger',
  canUpdate: false,
  looksUpFirst: false,
  asksOnly: true,
  settleSeconds,
  calls: 1,
  evidence: evidenceOf,
  check: async () => [],
  write: async (connection, order) => (await ask(connection, [order]))[0] ?? { kind: 'unknown', vendorWords: '' },
  lookUp: sendInvoice.lookUp,
  many: {
    most: mostAsked,
    write: ask,
    lookUp: (connection, evidences) =>
      Promise.all(evidences.map((evidence) => sendInvoice.lookUp(connection, evidence))),
  },
};

type Orders = readonly Parameters<typeof sendInvoice.write>[1][];

async function ask(connection: Parameters<typeof sendInvoice.write>[0], orders: Orders): Promise<WriteOutcome[]> {
  const queued = orders.filter(({ evidence }) => evidence.delivery === 'api');
  const answers =
    queued.length === 0
      ? []
      : await askVouchers(
          connection,
          queued.map(({ evidence, done }) => ({ evidence, sentAt: done.send?.at })),
        ).catch((error: unknown) => queued.map(() => outcomeOf(error)));
  return orders.map((order): WriteOutcome => {
    const place = queued.indexOf(order);
    const sent = order.done.send;
    if (place >= 0) return answers[place] ?? { kind: 'unknown', vendorWords: 'no answer for this invoice' };
    if (sent === undefined) return { kind: 'unknown', vendorWords: 'the sending left no trace' };
    return { kind: 'delivered', targetId: sent.targetId, number: sent.number };
  });
}

function evidenceOf(target: XledgerInvoice): Evidence {
  if (target.delivery === 'api') return voucherEvidence(target);
  if (target.delivery === 'email') return { delivery: 'email', invoiceNumber: target.invoiceNumber };
  const { invoiceNumber, total, customerNumber } = target.invoice;
  return { delivery: 'file', invoiceNumber, total: `${total.minor} ${total.currency} ${customerNumber}` };
}
