import type * as z from 'zod';
import type { Customer } from '../../documents/customer.ts';
import { type Money, moneyFromDecimal } from '../../documents/money.ts';
import type { SalesInvoice, SalesInvoiceLine } from '../../documents/sales-invoice.ts';
import { freeText } from '../../documents/text.ts';
import type { Reading } from '../../sync/outcome.ts';
import type { Problem } from '../../sync/problems.ts';
import {
  type RecmanInvoice,
  type RecmanLine,
  recmanCompanySchema,
  recmanDepartmentSchema,
  recmanInvoiceSchema,
} from './schema.ts';
import { instantOf } from './wall-clock.ts';

/** A department of RecMan. */
export type RecmanDepartment = z.infer<typeof recmanDepartmentSchema>;

/** An invoice's row as our document. */
export function decodeInvoice(row: unknown): Reading<SalesInvoice> {
  const parsed = recmanInvoiceSchema.transform(toInvoice).safeParse(row);
  if (!parsed.success) return unreadable(parsed.error, row);
  const { document, updated } = parsed.data;
  return {
    kind: 'found',
    document,
    number: document.number,
    label: [document.kind === 'creditNote' ? 'Kreditnota' : 'Faktura', document.number].filter(Boolean).join(' '),
    modifiedAt: updated === undefined ? undefined : instantOf(updated).toISOString(),
  };
}

/** A company's row as a customer, wanted in the books of a department. */
export function decodeCompany(
  row: unknown,
  { departmentId, books }: Pick<Customer, 'departmentId' | 'books'>,
): Reading<Customer> {
  const parsed = recmanCompanySchema.safeParse(row);
  if (!parsed.success) return unreadable(parsed.error, row);
  const { companyId: id, companyNumber: number, name, vatNumber: organizationNumber, email, updated } = parsed.data;
  const modifiedAt = updated === undefined ? undefined : instantOf(updated).toISOString();
  return {
    kind: 'found',
    document: { id, departmentId, books, number, name, organizationNumber, email },
    number,
    label: name,
    modifiedAt,
  };
}

/** The departments of an answer. @throws z.ZodError when a row does not fit */
export function decodeDepartments(rows: readonly unknown[]): readonly RecmanDepartment[] {
  return rows.map((row) => recmanDepartmentSchema.parse(row));
}

function toInvoice(
  row: RecmanInvoice,
  context: z.RefinementCtx,
): { document: SalesInvoice; updated?: string | undefined } {
  const money = (field: keyof RecmanInvoice & `total${string}`): Money => {
    return moneyOrIssue(row[field], row.currency, { context, path: [field] });
  };
  const lines = [...row.lines].sort(
    (one, other) => Number(one.sort ?? one.lineId) - Number(other.sort ?? other.lineId),
  );
  return {
    document: {
      id: row.invoiceId,
      number: row.invoiceNumber,
      kind: row.type,
      creditedInvoiceId: row.creditedInvoiceId,
      creditedInvoiceNumber: row.creditedInvoiceNumber,
      departmentId: row.departmentId,
      companyId: row.companyId,
      projectId: row.projectId,
      date: row.date,
      dueDate: row.dueDate,
      kid: row.kid,
      currency: row.currency,
      totalExcludingVat: money('totalExVat'),
      totalVat: money('totalVat'),
      totalIncludingVat: money('totalIncVat'),
      yourReference: row.yourReference,
      ourReference: row.ourReference,
      notes: row.notes,
      lines: lines.map((line) => toLine(line, row.currency, context)),
    },
    updated: row.updated,
  };
}

function toLine(line: RecmanLine, currency: string, context: z.RefinementCtx): SalesInvoiceLine {
  const money = (field: 'price' | 'amountExVat'): Money =>
    moneyOrIssue(line[field], currency, { context, path: ['lines', line.lineId, field] });
  return {
    id: line.lineId,
    productNumber: line.productNumber,
    productName: line.productName,
    description: line.description,
    quantity: line.quantity,
    price: money('price'),
    discountPercent: line.discountPercent,
    vatRate: line.vatRate,
    amountExcludingVat: money('amountExVat'),
  };
}

/** Prices have the decimals of their currency (https://help.recman.no, invoice FAQ): more of them is another contract. */
function moneyOrIssue(amount: string, currency: string, at: { context: z.RefinementCtx; path: PropertyKey[] }): Money {
  try {
    return moneyFromDecimal(amount, currency);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'is no amount';
    at.context.addIssue({ code: 'custom', message, path: at.path });
    return { minor: 0, currency };
  }
}

/** The first field that does not fit, with its value as read. */
export function unreadable(
  error: z.ZodError,
  body: unknown,
): { kind: 'unreadable'; problem: Problem<'contract-changed'> } {
  const path = error.issues[0]?.path ?? [];
  const field = path.map(String).join('.') || 'body';
  return {
    kind: 'unreadable',
    problem: { code: 'contract-changed', field, value: shownValue(path.reduce<unknown>(childOf, body)) },
  };
}

function childOf(parent: unknown, name: PropertyKey): unknown {
  return typeof parent === 'object' && parent !== null ? Reflect.get(parent, name) : undefined;
}

function shownValue(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'an object';
  return freeText(String(value)).slice(0, 100);
}
