import type { RowsToPut } from '../../lib/sandboxes/recman/control-schema.ts';

type Invoice = NonNullable<RowsToPut['invoices']>[number];
type Line = Invoice['lines'][number];

/** One line: two of a product at 500 kroner. */
export function recmanLine(productNumber: string, changes: Partial<Line> = {}): Line {
  return {
    ...{ lineId: 1, sort: 1, productNumber, productName: `Vare ${productNumber}`, description: 'Uke 46' },
    ...{ quantity: '2', price: '500.00', amountExVat: '1000.00', ...changes },
  };
}

/** An invoice of lines of 1,000 kroner, with 25 % VAT, to company 7001 of department 501. */
export function recmanInvoice(invoiceId: number, products: readonly string[], changes: Partial<Invoice> = {}): Invoice {
  const net = 1000 * products.length;
  const updated = '2026-11-20 09:00:00';
  return {
    ...{ invoiceId, invoiceNumber: String(invoiceId - 390_000), type: 'invoice', departmentId: 501, companyId: 7001 },
    ...{ date: '2026-11-20', dueDate: '2026-12-04', kid: '100017', currency: 'NOK' },
    ...{ totalExVat: `${net}.00`, totalVat: `${net / 4}.00`, totalIncVat: `${net * 1.25}.00` },
    lines: products.map((number, index) => recmanLine(number, { lineId: invoiceId * 10 + index, sort: index })),
    ...{ created: updated, updated, ...changes },
  };
}

/** A company of RecMan. */
export function recmanCompany(companyId: number, changes: object = {}) {
  const name = `Kunde ${companyId} AS`;
  return { companyId, companyNumber: String(companyId), name, updated: '2026-11-20 09:00:00', ...changes };
}
