import type { AcceptedVoucher } from './judge-bundle-list.ts';

/** The series of outgoing invoices, payments and incoming invoices in the default set-up. */
const outgoing = 1;
const payments = 2;
const incoming = 3;

/**
 * The system type of a voucher's lines. How the vendor finds it is not documented: here by the type number, and a
 * reversed sign on the ledger account makes it a credit note.
 */
export function systemTypeOf({ typeNo, entries }: AcceptedVoucher): string {
  const balance = (account: number) =>
    entries.filter(({ accountNo }) => accountNo === account).reduce((sum, { amount }) => sum + amount, 0);
  if (typeNo === outgoing) return balance(1500) < 0 ? 'CreditnoteCustomer' : 'InvoiceCustomer';
  if (typeNo === payments) return 'Payment';
  if (typeNo === incoming) return balance(2400) > 0 ? 'CreditnoteSupplier' : 'InvoiceSupplier';
  return 'Miscellaneous';
}
