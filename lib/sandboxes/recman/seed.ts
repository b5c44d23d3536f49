import { createRecmanControl } from './control.ts';
import type { RowsToPut } from './control-schema.ts';
import { wallTime } from './wall-clock.ts';

type Invoice = NonNullable<RowsToPut['invoices']>[number];

/** An account of the demo: its key, and when its records were made. */
export type RecmanSeed = { readonly name: string; readonly key: string; readonly now: Date };

const customers = ['Nordvik Bygg AS', 'Solheim Kommune', 'Ekeberg Transport AS', 'Lillebø Verksted AS'];
const departments = ['Bygg', 'Helse', 'Transport'];
const products = [
  ['110', 'Timer, montør', '545.00'],
  ['120', 'Timer, sykepleier', '612.50'],
  ['900', 'Kjøregodtgjørelse', '4.90'],
] as const;

/** Make an account with three departments, four customers, nine invoices and two credit notes. What is there stays. */
export async function seedRecmanAccount(url: string, { name, key, now }: RecmanSeed): Promise<void> {
  const control = createRecmanControl(url);
  const known = await control.account(name);
  await control.putAccount(name, { key });
  if (known !== undefined) return;
  const updated = wallTime(now);
  const invoices = Array.from({ length: 9 }, (_, index) => invoiceOf(index, now));
  await control.putRows(name, {
    departments: departments.map((title, index) => {
      return { departmentId: 501 + index, number: String(10 * (index + 1)), name: title, corporationId: 5 };
    }),
    companies: customers.map((title, index) => {
      const vatNumber = String(910_000_000 + index * 7);
      return { companyId: 7001 + index, companyNumber: String(2001 + index), name: title, vatNumber, updated };
    }),
    invoices: [...invoices, ...invoices.slice(0, 2).map((credited, index) => creditNoteOf(credited, index))],
  });
}

function invoiceOf(index: number, now: Date): Invoice {
  const [productNumber, productName, price] = products[index % products.length] ?? products[0];
  const quantity = 8 + index;
  const minor = Math.round(Number(price) * 100 * quantity);
  const updated = wallTime(now);
  return {
    ...{ invoiceId: 400_101 + index, invoiceNumber: String(10_001 + index), type: 'invoice' },
    ...{ departmentId: 501 + (index % departments.length), companyId: 7001 + (index % customers.length) },
    ...{ date: updated.slice(0, 10), dueDate: wallTime(new Date(now.getTime() + 14 * 86_400_000)).slice(0, 10) },
    ...{ kid: `${10_001 + index}7`, currency: 'NOK', created: updated, updated },
    ...{ totalExVat: kroner(minor), totalVat: kroner(Math.round(minor / 4)) },
    totalIncVat: kroner(minor + Math.round(minor / 4)),
    lines: [
      {
        ...{ lineId: 900_001 + index, sort: 1, productNumber, productName, description: `Uke ${40 + index}` },
        ...{ quantity: String(quantity), price, amountExVat: kroner(minor) },
      },
    ],
  };
}

/** Positive amounts: the type turns the sign. */
function creditNoteOf(credited: Invoice, index: number): Invoice {
  return {
    ...credited,
    ...{ invoiceId: 400_201 + index, invoiceNumber: String(10_101 + index), type: 'creditNote', kid: '' },
    ...{ creditedInvoiceId: credited.invoiceId, creditedInvoiceNumber: credited.invoiceNumber },
    lines: credited.lines.map((line) => ({ ...line, lineId: line.lineId + 1000 })),
  };
}

function kroner(minor: number): string {
  return (minor / 100).toFixed(2);
}
