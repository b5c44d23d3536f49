import type { RowsToPut } from '../../../lib/sandboxes/recman/control-schema.ts';

type Invoice = NonNullable<RowsToPut['invoices']>[number];

/** An invoice of one line: ten hours at 545 kroner. */
export function invoiceRow(invoiceId: number, changes: Partial<Invoice> = {}): Invoice {
  return {
    invoiceId,
    invoiceNumber: String(invoiceId - 390_000),
    type: 'invoice',
    departmentId: 501,
    companyId: 7001,
    date: '2026-11-20',
    dueDate: '2026-12-04',
    kid: '100017',
    currency: 'NOK',
    totalExVat: '5450.00',
    totalVat: '1362.50',
    totalIncVat: '6812.50',
    lines: [
      {
        ...{ lineId: invoiceId * 10, sort: 1, productNumber: '110', productName: 'Timer', description: 'Uke 46' },
        ...{ quantity: '10', price: '545.00', amountExVat: '5450.00' },
      },
    ],
    created: '2026-11-20 09:00:00',
    updated: '2026-11-20 09:00:00',
    ...changes,
  };
}
