import { fromTenThousandths } from '../ledger/amount.ts';
import type { ClientState, Transaction } from '../state/client-state.ts';
import { utcText } from '../wire/server-time.ts';
import { textOf, type XmlRecord } from '../wire/xml-value.ts';

/** A ledger line as the vendor writes it; customer, project and department stand among the dimensions. */
export function transactionRecord(line: Transaction, client: ClientState): XmlRecord {
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
    Dimensions: { Dimension: dimensions(line, client) },
    RegistrationDate: utcText(line.registeredAt),
    DateChanged: utcText(line.changedAt),
    Hidden: String(line.hidden),
    Open: String(line.open),
    OCR: line.ocr === '' ? undefined : line.ocr,
    HasVatDividend: 'false',
    PeriodDate: line.periodDay,
  };
}

function dimensions({ customerId, projectId, departmentId }: Transaction, client: ClientState): readonly XmlRecord[] {
  const customer = client.companies.find(({ id }) => id === customerId);
  const project = client.projects.find(({ id }) => id === projectId);
  const all: readonly (readonly [string, number, string | undefined])[] = [
    ['Customer', customerId, customer && textOf(customer.fields, 'Name')],
    ['Project', projectId, project && textOf(project.fields, 'Name')],
    ['Department', departmentId, undefined],
  ];
  return all.flatMap(([Type, id, Name]) => (id === 0 ? [] : [{ Type, Name, Value: String(id) }]));
}
