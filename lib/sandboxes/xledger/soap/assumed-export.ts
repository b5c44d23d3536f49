import type { EntityState, Transaction } from '../state/entity-state.ts';
import { moneyText } from '../views/wire-forms.ts';
import { escaped, SoapFault } from './envelope.ts';

// Nothing of the export service is public but the naming of its methods (Get…TransactionsData) and of the common
// parameters. All in this file is assumed; the README says so too.

/** Where the export service stands. */
export const exportPath = '/WS/XL/Export/Export.asmx';

/** Each operation, its parameters in their order, and the XML of its result. */
export const exportOperations: Readonly<Record<string, ExportOperation>> = {
  GetGeneralLedgerTransactionsData: {
    parameters: [...common(), 'dDateFrom', 'dDateTo'],
    result: (entity, values) => {
      const from = dayIn(values, 'dDateFrom');
      const to = dayIn(values, 'dDateTo');
      return entity.transactions.map((line) => transactionRow(entity, line, { from, to })).join('');
    },
  },
  GetFileData: {
    parameters: [...common(), 'iFileId'],
    result: (entity, values) => {
      const file = entity.files.find(({ dbId }) => String(dbId) === values.get('iFileId'));
      if (file === undefined) throw new SoapFault('Sender', `No file ${values.get('iFileId')}.`);
      return tags([
        ['FileName', file.name],
        ['ContentType', file.contentType],
        ['Content', file.base64],
      ]);
    },
  },
};

/** One operation of the export service. */
export type ExportOperation = {
  readonly parameters: readonly string[];
  readonly result: (entity: EntityState, values: ReadonlyMap<string, string>) => string;
};

function common(): string[] {
  return ['sUserName', 'sKey', 'sApplication', 'iEntityCode'];
}

function dayIn(values: ReadonlyMap<string, string>, name: string): string {
  const day = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}:\d{2})?$/.exec(values.get(name) ?? '')?.[1];
  if (day === undefined) throw new SoapFault('Sender', `${name} is not a date.`);
  return day;
}

function transactionRow(entity: EntityState, line: Transaction, days: { from: string; to: string }): string {
  const header = entity.headers.find(({ dbId }) => dbId === line.headerDbId);
  if (header === undefined || header.postedDate < days.from || header.postedDate > days.to) return '';
  const ledgerLine = entity.ledgerLines.find(({ headerDbId }) => headerDbId === header.dbId);
  const supplier = entity.suppliers.find(({ dbId }) => dbId === ledgerLine?.subledgerDbId);
  const row = tags([
    ['TransactionId', line.dbId],
    ['HeaderId', header.dbId],
    ['VoucherNumber', header.number],
    ['VoucherType', header.source],
    ['PostedDate', header.postedDate],
    ['AccountCode', entity.accounts.find(({ dbId }) => dbId === line.accountDbId)?.code],
    ['ProjectCode', entity.projects.find(({ dbId }) => dbId === line.projectDbId)?.code],
    ['TaxCode', entity.taxRules.find(({ dbId }) => dbId === line.taxRuleDbId)?.code],
    ['Text', line.text],
    ['Amount', moneyText(line.net)],
    ['TaxAmount', moneyText(line.tax)],
    ['Currency', line.currency],
    ['SupplierCode', supplier?.code],
    ['SupplierName', supplier?.description],
    ['InvoiceNumber', supplier && ledgerLine?.invoiceNumber],
    ['InvoiceDate', supplier && ledgerLine?.invoiceDate],
    ['FileId', header.fileDbId],
  ]);
  return `<Transaction>${row}</Transaction>`;
}

function tags(values: readonly (readonly [string, string | number | null | undefined])[]): string {
  return values.map(([name, value]) => `<${name}>${escaped(String(value ?? ''))}</${name}>`).join('');
}
