import {
  type Recman24SevenOfficeSettings,
  recman24SevenOfficeSettingsSchema,
} from '../../lib/documents/integrations/recman-24sevenoffice.ts';
import type { SalesInvoice, SalesInvoiceLine } from '../../lib/documents/sales-invoice.ts';
import { parentName } from '../../lib/sync/define-sync.ts';
import { kroner } from './samples.ts';

const direction = 'recman-invoices-to-24sevenoffice';

export function recmanSettings(changes: Partial<Recman24SevenOfficeSettings> = {}): Recman24SevenOfficeSettings {
  return recman24SevenOfficeSettingsSchema.parse({ productCategoryId: 2, ...changes });
}

/** Ten hours of product 110 at 545 kroner, 25 % VAT. */
export function salesLine(changes: Partial<SalesInvoiceLine> = {}): SalesInvoiceLine {
  return {
    id: '900001',
    productNumber: '110',
    productName: 'Timer, montør',
    description: 'Uke 46',
    quantity: '10',
    price: kroner(545),
    discountPercent: '0',
    vatRate: '25',
    amountExcludingVat: kroner(5450),
    ...changes,
  };
}

/** Invoice 10001 of department 501 to company 7001, totals from its lines at 25 %. */
export function salesInvoice(lines: readonly SalesInvoiceLine[], changes: Partial<SalesInvoice> = {}): SalesInvoice {
  const net = lines.reduce((sum, line) => sum + line.amountExcludingVat.minor, 0);
  const vat = Math.round(net / 4);
  return {
    id: '400101',
    number: '10001',
    kind: 'invoice',
    departmentId: '501',
    books: 'fjord',
    companyId: '7001',
    date: '2026-11-20',
    dueDate: '2026-12-04',
    kid: '100017',
    currency: 'NOK',
    totalExcludingVat: { minor: net, currency: 'NOK' },
    totalVat: { minor: vat, currency: 'NOK' },
    totalIncludingVat: { minor: net + vat, currency: 'NOK' },
    lines: [...lines],
    ...changes,
  };
}

/** The customer is 10042 at the target, product 110 has the id 1001 there, product 120 the id 1002. */
export const recmanParts = new Map([
  [parentName({ direction, key: 'company:fjord:7001' }), { targetId: '10042', number: '10042' }],
  [parentName({ direction, key: 'product:fjord:110' }), { targetId: '1001', number: '110' }],
  [parentName({ direction, key: 'product:fjord:120' }), { targetId: '1002', number: '120' }],
]);
