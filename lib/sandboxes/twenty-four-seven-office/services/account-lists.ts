import type { ClientState, TaxCode, TransactionType } from '../state/client-state.ts';
import type { XmlRecord } from '../wire/xml-value.ts';

/** A transaction type: `TypeNo` is what `Sort` takes, `EntrySeriesId` what GetEntryId takes. */
export function typeRecord({ id, title, entrySeriesId, no }: TransactionType): XmlRecord {
  return { TypeId: String(id), Title: title, EntrySeriesId: String(entrySeriesId), TypeNo: String(no) };
}

/** An account of the chart with the tax code that it takes by itself. */
export function accountRecord({ no, name, taxNo }: ClientState['accounts'][number], client: ClientState): XmlRecord {
  const tax = client.taxCodes.find((code) => code.no === taxNo);
  return {
    AccountId: String(no),
    AccountNo: String(no),
    AccountName: name,
    AccountTax: tax === undefined ? undefined : String(tax.id),
    TaxNo: tax?.no,
  };
}

/** A tax code; rates are percentages. */
export function taxCodeRecord({ id, no, name, rate, accountNo }: TaxCode): XmlRecord {
  return {
    TaxId: String(id),
    TaxNo: no,
    TaxName: name,
    TaxRate: String(rate),
    AccountNo: accountNo === undefined ? null : String(accountNo),
  };
}
