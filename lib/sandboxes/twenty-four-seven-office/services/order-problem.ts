import type { Order } from '../state/order-state.ts';
import { serverDay } from '../wire/server-time.ts';
import { recordOf, recordsOf, textOf, wholeOf, type XmlRecord } from '../wire/xml-value.ts';
import { type ItemProblem, invalidItem, missingItem, tooLongItem } from './api-exception.ts';
import { isMissing, rowProblem } from './order-rows.ts';
import type { ClientCall } from './service.ts';

/** Lengths that the vendor's page names. https://developer.24sevenoffice.com/servicedatatypes/invoiceservicedatatypes.html */
const lengths: Readonly<Record<string, number>> = {
  CustomerName: 100,
  CustomerDeliveryName: 250,
  CustomerDeliveryPhone: 25,
  YourReference: 50,
  InvoiceTitle: 300,
  InvoiceText: 750,
  OCR: 32,
  CustomerOrgNo: 20,
  InvoiceEmailAddress: 250,
  ProductionNumber: 20,
  ReferenceNumber: 50,
  DeliveryAlternative: 250,
  GLNNumber: 13,
};

/** Elements that only the system sets. */
const readOnly = ['InvoiceId', 'OrderTotalIncVat', 'OrderTotalVat', 'DateChanged', 'APIException'];
const readOnlyInRows = ['VatRate', 'ProductNo'];

/** True for the states in which an order is an invoice. */
export function isInvoiced(status: string | undefined): boolean {
  return status?.startsWith('Invoiced') === true;
}

/** Why an order is not saved. An invoice is frozen, whatever is sent. */
export function orderProblem(call: ClientCall, item: XmlRecord, known: Order | undefined): ItemProblem | undefined {
  const { client, state } = call;
  if (known?.invoiceId !== undefined) {
    const message = `Order ${known.id} is already invoiced and cannot be changed`;
    return { type: 'System.InvalidOperationException', message };
  }
  const rows = recordsOf(item, 'InvoiceRows', 'InvoiceRow');
  if ((wholeOf(item, 'OrderId') ?? 1) < 1) return invalidItem('OrderId must be a positive number');
  if (state.switches.readOnlyElements === 'refuse') {
    const found = readOnly.find((name) => item[name] !== undefined);
    const inRow = readOnlyInRows.find((name) => rows.some((row) => row[name] !== undefined));
    if (found !== undefined || inRow !== undefined) return invalidItem(`${found ?? inRow} is read-only`);
  }
  return (
    namedProblem(call, item, known) ??
    tooLongItem(lengths, item) ??
    rowProblem(client, rows, known) ??
    invoicing(call, item)
  );
}

function namedProblem(
  { client, state }: ClientCall,
  item: XmlRecord,
  known: Order | undefined,
): ItemProblem | undefined {
  const number = (name: string) => wholeOf(item, name);
  const logins = Object.values(state.logins).flatMap(({ identities }) => identities);
  const employees = logins
    .filter(({ clientId }) => clientId === client.id)
    .map(({ employeeId }) => ({ id: employeeId }));
  const invoices = client.orders.flatMap(({ invoiceId }) => (invoiceId === undefined ? [] : [{ id: invoiceId }]));
  const isStrict = state.switches.unknownReference === 'refuse';
  const symbol = textOf(recordOf(item, 'Currency'), 'Symbol');
  const isStranger = symbol !== undefined && !client.currencies.some((currency) => currency.symbol === symbol);
  const customers = client.companies.filter(({ active }) => active);
  const checks: readonly (readonly [boolean, string])[] = [
    [known === undefined && number('CustomerId') === undefined, 'Parameter CustomerId is required'],
    [isMissing(customers, number('CustomerId')), `Customer with id ${number('CustomerId')} was not found`],
    [isMissing(client.projects, number('ProjectId')), `Project with id ${number('ProjectId')} was not found`],
    [
      isMissing(client.departments, number('DepartmentId')),
      `Department with id ${number('DepartmentId')} was not found`,
    ],
    [isMissing(employees, number('OurReference')), `Employee with id ${number('OurReference')} was not found`],
    [isStrict && isMissing(invoices, number('ReferenceInvoiceId')), 'The invoice of ReferenceInvoiceId was not found'],
    [isStrict && isMissing(client.orders, number('ReferenceOrderId')), 'The order of ReferenceOrderId was not found'],
    [isStranger, `Currency ${symbol} was not found`],
  ];
  const found = checks.find(([isWrong]) => isWrong)?.[1];
  return found === undefined ? undefined : missingItem(found);
}

/** An invoice falls in a fiscal year that is there and open. */
function invoicing({ client, now }: ClientCall, item: XmlRecord): ItemProblem | undefined {
  if (!isInvoiced(textOf(item, 'OrderStatus'))) return undefined;
  const year = Number(serverDay(textOf(item, 'DateInvoiced') ?? now.toISOString()).slice(0, 4));
  const open = client.years.some((fiscal) => fiscal.year === year && !fiscal.isLocked);
  return open ? undefined : invalidItem(`Fiscal year ${year} is not open`);
}
