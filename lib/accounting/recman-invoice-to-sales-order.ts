import type { Recman24SevenOfficeSettings } from '../documents/integrations/recman-24sevenoffice.ts';
import type { IsoDay } from '../documents/iso-day.ts';
import type { SalesInvoice, SalesInvoiceLine } from '../documents/sales-invoice.ts';
import type { SalesOrder, SalesOrderRow } from '../documents/sales-order.ts';
import type { Judgement } from '../sync/define-sync.ts';
import { isRejected, type Rejection } from './field-checks.ts';
import { type DeliveredParents, delivered } from './parents.ts';
import { companyParent, neededParts, productParent } from './recman-parts.ts';
import { rowName, salesInvoiceFindings } from './sales-invoice-findings.ts';

type Settings = Recman24SevenOfficeSettings;

/** Columns of 24SevenOffice that hold texts for people: what is longer is cut. */
const longestReference = 50;
const longestText = 750;

/**
 * A RecMan invoice becomes an order that is invoiced at once; a credit note becomes one with negative quantities that names
 * its original. RecMan's id is the order's id, so that a repeated sending finds it.
 */
export const recmanInvoiceToSalesOrder: Judgement<SalesInvoice, SalesOrder, Settings> = {
  isOn: () => true,
  parents: (document) => neededParts(document).map(({ parent }) => parent),
  decide: ({ document, settings, parents, chosen = false }) => {
    if (!chosen && !settings.automaticExport) return { kind: 'skip', reason: 'not-chosen' };
    const problems = salesInvoiceFindings(document);
    if (isRejected(problems)) return { kind: 'reject', problems };
    const { books, departmentId: value } = document;
    if (books === undefined) {
      return { kind: 'hold', problem: { code: 'department-login-missing', field: 'departmentId', value } };
    }
    const [missing, ...also] = neededParts(document).filter(({ parent }) => delivered(parents, parent) === undefined);
    if (missing !== undefined) return { kind: 'wait', ...missing, ...(also.length > 0 && { also }) };
    const target = orderFrom(document, parents);
    // The findings have named every missing field by now; the types cannot know that.
    return isOrder(target) ? { kind: 'send', target, clue: target.reference } : { kind: 'reject', problems: [target] };
  },
};

function isOrder(made: SalesOrder | Rejection): made is SalesOrder {
  return 'rows' in made;
}

function orderFrom(invoice: SalesInvoice, parents: DeliveredParents): SalesOrder | Rejection {
  const { number, departmentId, books = '', companyId = '', date, dueDate } = invoice;
  const customerNumber = delivered(parents, companyParent(books, companyId))?.number;
  if (number === undefined || departmentId === undefined) return { code: 'field-missing', field: 'number' };
  if (date === undefined || dueDate === undefined) return { code: 'field-missing', field: 'date' };
  if (customerNumber === undefined) return { code: 'field-missing', field: 'companyId' };
  return {
    orderId: invoice.id,
    departmentId,
    customerNumber,
    reference: cut(number, longestReference),
    creditedOrderId: invoice.kind === 'creditNote' ? invoice.creditedInvoiceId : undefined,
    date,
    paymentDays: daysBetween(date, dueDate),
    kid: invoice.kid,
    currency: invoice.currency,
    yourReference: invoice.yourReference && cut(invoice.yourReference, longestReference),
    text: invoice.notes && cut(invoice.notes, longestText),
    distributor: 'manual',
    rows: invoice.lines.map((line) => rowFrom(line, invoice, parents)),
  };
}

function rowFrom(line: SalesInvoiceLine, invoice: SalesInvoice, parents: DeliveredParents): SalesOrderRow {
  const product = delivered(parents, productParent(invoice.books ?? '', line.productNumber ?? ''));
  const discount = Number(line.discountPercent ?? '0') === 0 ? undefined : line.discountPercent;
  return {
    productId: product?.targetId ?? '',
    name: rowName(line),
    quantity: invoice.kind === 'creditNote' ? turned(line.quantity) : line.quantity,
    price: line.price,
    discountPercent: discount,
  };
}

/** The same quantity on the other side. */
function turned(quantity: string): string {
  if (Number(quantity) === 0) return quantity;
  return quantity.startsWith('-') ? quantity.slice(1) : `-${quantity}`;
}

function daysBetween(from: IsoDay, to: IsoDay): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
