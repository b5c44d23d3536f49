import { fromTenThousandths } from '../ledger/amount.ts';
import type { ClientState, Company, Project, Transaction } from '../state/client-state.ts';
import type { Switches } from '../state/switches.ts';
import { utcText } from '../wire/server-time.ts';
import { textOf, type XmlRecord } from '../wire/xml-value.ts';

/** Names by number, for the dimensions of ledger lines. */
export type RegisterNames = Readonly<Record<'companies' | 'projects' | 'departments', ReadonlyMap<number, string>>>;

/** The names of what is in the registers; a company that was deleted has none. */
export function registerNames(client: ClientState, { dimensionNames }: Switches): RegisterNames {
  const given = dimensionNames === 'given';
  const named = (records: readonly (Company | Project)[]) =>
    new Map(
      given ? records.filter(({ active }) => active).map(({ id, fields }) => [id, textOf(fields, 'Name') ?? '']) : [],
    );
  return {
    companies: named(client.companies),
    projects: named(client.projects),
    departments: new Map(given ? client.departments.map(({ id, name }) => [id, name]) : []),
  };
}

/** A ledger line as the vendor writes it; customer, project and department stand among the dimensions. */
export function transactionRecord(line: Transaction, names: RegisterNames): XmlRecord {
  return {
    Date: `${line.day}T00:00:00`,
    AccountNo: String(line.accountNo),
    Currency: line.currency,
    CurrencyRate: line.currencyRate,
    CurrencyUnit: String(line.currencyUnit),
    Amount: fromTenThousandths(line.amount),
    StampNo: line.stampNo === 0 ? undefined : String(line.stampNo),
    Period: String(Number(line.periodDay.slice(5, 7))),
    TransactionTypeId: String(line.typeId),
    Comment: line.comment,
    TransactionNo: String(line.transactionNo),
    VatCode: line.vatCode === undefined ? undefined : String(line.vatCode),
    Id: line.id,
    LinkId: line.linkId === undefined ? undefined : String(line.linkId),
    InvoiceNo: line.invoiceNo,
    SequenceNo: String(line.sequenceNo),
    SystemType: line.systemType,
    DueDate: line.dueDay === undefined ? undefined : `${line.dueDay}T00:00:00`,
    Dimensions: { Dimension: dimensions(line, names) },
    RegistrationDate: utcText(line.registeredAt),
    DateChanged: utcText(line.changedAt),
    Hidden: String(line.hidden),
    Open: String(line.open),
    OCR: line.ocr === '' ? undefined : line.ocr,
    HasVatDividend: 'false',
    PeriodDate: line.periodDay,
  };
}

function dimensions({ customerId, projectId, departmentId }: Transaction, names: RegisterNames): readonly XmlRecord[] {
  const all: readonly (readonly [string, number, string | undefined])[] = [
    ['Customer', customerId, names.companies.get(customerId)],
    ['Project', projectId, names.projects.get(projectId)],
    ['Department', departmentId, names.departments.get(departmentId)],
  ];
  return all.flatMap(([Type, id, Name]) => (id === 0 ? [] : [{ Type, Name, Value: String(id) }]));
}
