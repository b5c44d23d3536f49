import * as z from 'zod';
import type { CheckConnection, ConnectionCheck } from '../../sync/connection-check.ts';
import type { OfficeConnection } from './exchange.ts';
import { findInList, referenceLists } from './reference-lists.ts';
import { testConnection } from './test-connection.ts';

/** The settings that name something at 24SevenOffice. */
const namedSchema = z.object({
  voucherType: z.int().optional(),
  receivableAccount: z.int().optional(),
  vatCodes: z.array(z.object({ twentyFourSevenOffice: z.string() })).optional(),
});

type Words = ConnectionCheck['words'];
const exists: Words = { en: 'exists', no: 'finnes' };

/** Logs in afresh, names the client company, and looks for voucher type, account and VAT codes. */
export const checkConnection: CheckConnection<'24sevenoffice'> = async (connection, settings) => {
  const company = await testConnection(connection);
  const named = namedSchema.catch({}).parse(settings);
  const shown = [company.name, company.organizationNumber, company.currency].filter(Boolean).join(', ');
  return [
    { check: 'company', ok: true, words: same(`24SevenOffice: ${shown}.`) },
    ...(await voucherTypeCheck(connection, named.voucherType)),
    ...(await accountCheck(connection, named.receivableAccount)),
    ...(await vatCodeChecks(connection, named.vatCodes ?? [])),
  ];
};

async function voucherTypeCheck(connection: OfficeConnection, number: number | undefined): Promise<ConnectionCheck[]> {
  if (number === undefined) return [];
  const type = await findInList(connection, referenceLists.voucherTypes, ({ TypeNo }) => TypeNo === number);
  const words = { en: `Voucher type ${number}`, no: `Bilagsart ${number}` };
  return [found('voucher-type', words, type && exists)];
}

async function accountCheck(connection: OfficeConnection, number: number | undefined): Promise<ConnectionCheck[]> {
  if (number === undefined) return [];
  const account = await findInList(connection, referenceLists.accounts, ({ AccountNo }) => AccountNo === number);
  const words = { en: `Account ${number}`, no: `Konto ${number}` };
  return [found('account', words, account && exists)];
}

async function vatCodeChecks(
  connection: OfficeConnection,
  pairs: readonly { readonly twentyFourSevenOffice: string }[],
): Promise<ConnectionCheck[]> {
  const codes = [...new Set(pairs.map((pair) => pair.twentyFourSevenOffice))];
  const checks: ConnectionCheck[] = [];
  for (const code of codes) {
    const tax = await findInList(connection, referenceLists.taxCodes, ({ TaxNo }) => TaxNo === code);
    const words = { en: `VAT code ${code}`, no: `Mva.-kode ${code}` };
    checks.push(found('vat-code', words, tax && { en: `${tax.TaxRate ?? '?'} %`, no: `${tax.TaxRate ?? '?'} %` }));
  }
  return checks;
}

function found(check: string, words: Words, what: Words | undefined): ConnectionCheck {
  if (what === undefined) {
    return { check, ok: false, words: { en: `${words.en} does not exist.`, no: `${words.no} finnes ikke.` } };
  }
  return { check, ok: true, words: { en: `${words.en}: ${what.en}.`, no: `${words.no}: ${what.no}.` } };
}

function same(text: string): ConnectionCheck['words'] {
  return { en: text, no: text };
}
