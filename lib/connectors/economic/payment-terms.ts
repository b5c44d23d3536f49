import { addresses } from './addresses.ts';
import { getOne } from './calls.ts';
import type { EconomicConnection } from './client.ts';
import { paymentTermsSchema } from './schema.ts';

/**
 * The number of the agreement's default payment terms. The vendor's schema calls them a text without saying which: taken
 * are a number, or an address that ends in one, and only where such terms exist. @throws CallFailed, BudgetSpent
 */
export async function defaultTermsOf(connection: EconomicConnection, told: unknown): Promise<number | undefined> {
  // A name such as `Netto 14` is none.
  const number = Number(/^(?:\S*\/payment-terms\/)?(\d{1,9})$/.exec(textOf(told))?.[1] ?? Number.NaN);
  if (Number.isNaN(number)) return undefined;
  const found = await connection.memo(`payment terms ${number}`, 600, () =>
    // https://restdocs.e-conomic.com/#get-payment-terms-paymenttermsnumber
    getOne(connection, addresses.paymentTerms(number), paymentTermsSchema),
  );
  if (found === undefined) connection.forget(`payment terms ${number}`);
  return found?.paymentTermsNumber;
}

function textOf(told: unknown): string {
  if (typeof told === 'string' || typeof told === 'number') return String(told).trim();
  if (typeof told !== 'object' || told === null) return '';
  const number: unknown = Reflect.get(told, 'paymentTermsNumber');
  return typeof number === 'number' ? String(number) : '';
}
