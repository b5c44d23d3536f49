import type { AgreementState, VatCode } from '../state/agreement-state.ts';
import { isJsonObject, type JsonObject, type JsonValue, present } from '../state/json.ts';
import { atMidnight } from './accounting-years.ts';

/** The ledger lines that an entry becomes: its own side, its contra side, and the VAT of each. Positive is debit. */
export function postedLines(agreement: AgreementState, entry: JsonObject): JsonObject[] {
  const amount = Math.round(Number(entry.amount) * 100);
  const own = sideLines(agreement, entry, { account: ownAccount(agreement, entry), vatCode: entry.vatCode, amount });
  const contra = sideLines(agreement, entry, {
    ...{ account: entry.contraAccountNumber, vatCode: entry.contraVatCode, amount: -amount },
  });
  const party = entry.entryTypeNumber !== 5;
  return [
    ...own.map((line, at) => (party && at === 0 ? { ...line, remainder: Number(line.amount) } : line)),
    ...contra,
  ];
}

/** The sum of an entry in hundredths: zero when it has both sides. */
export function openAmount(entry: JsonObject): number {
  const hasOwn = entry.entryTypeNumber !== 5 || entry.accountNumber !== undefined;
  const amount = Math.round(Number(entry.amount) * 100);
  return (hasOwn ? amount : 0) - (entry.contraAccountNumber === undefined ? 0 : amount);
}

/** Customers are posted on the account of their group, suppliers on one account for all. */
function ownAccount(agreement: AgreementState, { entryTypeNumber, customerNumber, accountNumber }: JsonObject) {
  if (entryTypeNumber === 3 || entryTypeNumber === 4) {
    return agreement.supplierAccount;
  }
  if (entryTypeNumber === 5) {
    return accountNumber;
  }
  const reference = agreement.customers[String(customerNumber)]?.values.customerGroup;
  const number = isJsonObject(reference) ? reference.customerGroupNumber : undefined;
  return agreement.customerGroups.find((group) => group.number === number)?.accountNumber;
}

type Side = {
  readonly account: JsonValue | undefined;
  readonly vatCode: JsonValue | undefined;
  readonly amount: number;
};

/** The amount is gross: with a VAT code the tax is taken out of it and posted on the tax's account. */
function sideLines(agreement: AgreementState, entry: JsonObject, { account, vatCode, amount }: Side): JsonObject[] {
  if (account === undefined) {
    return [];
  }
  const vat = agreement.vatCodes.find(({ code }) => code === vatCode);
  if (vat?.contraAccountNumber !== undefined) {
    return reverseChargeLines(agreement, entry, { account, amount, vat });
  }
  const tax = vat === undefined ? 0 : Math.round((amount * vat.ratePercentage) / (100 + vat.ratePercentage));
  const line = {
    ...{ ...lineOf(agreement, entry, amount - tax), accountNumber: account, vatAccountNumber: vatCode },
    projectNumber: projectOf(agreement, entry, account),
  };
  return [
    present(line),
    ...(tax === 0 ? [] : [present({ ...lineOf(agreement, entry, tax), accountNumber: vat?.accountNumber })]),
  ];
}

/** Reverse charge: the whole amount is the cost, and its tax stands on two accounts that cancel each other. */
function reverseChargeLines(
  agreement: AgreementState,
  entry: JsonObject,
  { account, amount, vat }: { readonly account: JsonValue; readonly amount: number; readonly vat: VatCode },
): JsonObject[] {
  const tax = Math.round((amount * vat.ratePercentage) / 100);
  const projectNumber = projectOf(agreement, entry, account);
  const own = {
    ...lineOf(agreement, entry, amount),
    accountNumber: account,
    vatAccountNumber: vat.code,
    projectNumber,
  };
  return [
    present(own),
    present({ ...lineOf(agreement, entry, tax), accountNumber: vat.accountNumber }),
    present({ ...lineOf(agreement, entry, -tax), accountNumber: vat.contraAccountNumber }),
  ];
}

/** Only accounts of the result carry a project. */
function projectOf({ accounts }: AgreementState, entry: JsonObject, account: JsonValue): JsonValue | undefined {
  return accounts.some(({ number, type }) => number === account && type === 1) ? entry.projectNumber : undefined;
}

function lineOf(
  agreement: AgreementState,
  entry: JsonObject,
  hundredths: number,
): Record<string, JsonValue | undefined> {
  const rate = agreement.currencies.find(({ code }) => code === entry.currency)?.rate ?? 100;
  const used = typeof entry.exchangeRate === 'number' ? entry.exchangeRate : rate;
  const { date, dueDate, text, voucherNumber, customerNumber, supplierNumber, supplierInvoiceNumber } = entry;
  return {
    ...{ amount: hundredths / 100, amountInBaseCurrency: Math.round((hundredths * used) / 100) / 100 },
    ...{
      currencyCode: entry.currency,
      date: atMidnight(date),
      dueDate: atMidnight(dueDate),
      text,
      type: entry.entryTypeNumber,
      voucherNumber,
    },
    ...{ customerNumber, supplierNumber, supplierInvoiceNumber },
    customerInvoiceNumber:
      typeof entry.customerInvoiceNumber === 'string' ? Number(entry.customerInvoiceNumber) : undefined,
  };
}
