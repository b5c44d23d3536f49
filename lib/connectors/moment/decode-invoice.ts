import Big from 'big.js';
import type * as z from 'zod';
import type { Invoice, InvoiceLine } from '../../documents/invoice.ts';
import { type Money, moneyFromDecimal } from '../../documents/money.ts';
import type { Reading } from '../../sync/outcome.ts';
import { unreadable } from './decode.ts';
import { type MomentInvoice, type MomentInvoiceLine, momentInvoiceHeadSchema, momentInvoiceSchema } from './schema.ts';

/** An invoice's answer as our document. A draft is known by its state alone: the rest of it may still be missing. */
export function decodeInvoice(body: unknown): Reading<Invoice> {
  const head = momentInvoiceHeadSchema.safeParse(body);
  if (!head.success) return unreadable(head.error, body);
  const { id, invoiceState, description, lastModifiedDate } = head.data;
  if (invoiceState === 'draft') {
    return { kind: 'found', document: draft(id, description), label: description, modifiedAt: lastModifiedDate };
  }
  const parsed = momentInvoiceSchema.transform(toInvoice).safeParse(body);
  if (!parsed.success) return unreadable(parsed.error, body);
  return {
    kind: 'found',
    document: parsed.data,
    number: parsed.data.number,
    label: description,
    modifiedAt: lastModifiedDate,
  };
}

type Context = z.core.$RefinementCtx<unknown>;

function toInvoice(read: MomentInvoice, context: Context): Invoice {
  const amounts = amountReader(read.currencyCode, context);
  return {
    id: read.id,
    number: read.invoiceNumber,
    kind: read.invoiceType,
    creditedInvoiceNumber: read.creditedInvoiceNumber,
    finalized: true,
    transfer: read.transferState,
    description: read.description,
    customerId: read.customerId,
    customerNumber: read.customerNumber,
    projectId: read.projectId,
    projectNumber: read.projectNumber,
    invoiceDate: read.invoiceDate,
    dueDate: read.dueDate,
    kid: read.kid,
    currency: read.currencyCode,
    currencyRate: decimal(read.currencyRate),
    totalExcludingVat: amounts(read.totalExcludingVat, ['totalExcludingVat']),
    totalVat: amounts(read.totalVat, ['totalVat']),
    totalIncludingVat: amounts(read.totalIncludingVat, ['totalIncludingVat']),
    lines: read.lines.map((line, index) => toLine(line, index, amounts)),
  };
}

function toLine(read: MomentInvoiceLine, index: number, amounts: AmountReader): InvoiceLine {
  // A line of text only may come without amounts; where one amount stands, none of the others is guessed.
  const textOnly = [read.amountExcludingVat, read.vatAmount, read.amountIncludingVat].every((one) => one === undefined);
  const amount = (name: 'amountExcludingVat' | 'vatAmount' | 'amountIncludingVat'): Money =>
    amounts(textOnly ? 0 : read[name], ['lines', index, name]);
  return {
    lineNumber: read.lineNumber ?? index + 1,
    description: read.description,
    account: read.financialAccountNumber,
    vatCode: read.vatCode,
    vatPercentage: decimal(read.vatPercentage),
    amountExcludingVat: amount('amountExcludingVat'),
    vatAmount: amount('vatAmount'),
    amountIncludingVat: amount('amountIncludingVat'),
    projectNumber: read.projectNumber,
  };
}

type AmountReader = (amount: number | undefined, path: (string | number)[]) => Money;

/** A JSON number holds 15 digits exactly: 10^15 minor units are the most that arrives without a loss. */
const largestExact = 1e15;

function amountReader(currency: string, context: Context): AmountReader {
  return (amount, path) => {
    const nothing = { minor: 0, currency };
    if (amount === undefined) {
      context.addIssue({ code: 'custom', path, message: 'is missing' });
      return nothing;
    }
    try {
      const money = moneyFromDecimal(amount, currency);
      if (Math.abs(money.minor) < largestExact) return money;
      context.addIssue({ code: 'custom', path, message: 'is too large to be exact' });
    } catch {
      // More decimals than the currency has, or too large: told as a field that does not fit.
      context.addIssue({ code: 'custom', path, message: `is no amount in ${currency}` });
    }
    return nothing;
  };
}

/** Plain decimal text: 25 → "25", never in scientific notation. */
function decimal(value: number | undefined): string | undefined {
  return value === undefined ? undefined : new Big(value).toFixed();
}

/** XXX is the code of ISO 4217 for "no currency". */
const noMoney: Money = { minor: 0, currency: 'XXX' };

function draft(id: string, description: string): Invoice {
  return {
    id,
    kind: 'invoice',
    finalized: false,
    transfer: 'toTransfer',
    description,
    currency: noMoney.currency,
    totalExcludingVat: noMoney,
    totalVat: noMoney,
    totalIncludingVat: noMoney,
    lines: [],
  };
}
