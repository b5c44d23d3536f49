import { invoiceTypes } from '../types/invoice-types.ts';
import { recordOf, recordsOf, textOf, type XmlRecord } from '../wire/xml-value.ts';
import { databaseException } from './api-exception.ts';
import { findOrders } from './find-orders.ts';
import { isAfter } from './is-after.ts';
import { orderOperation, saveOrder } from './save-order.ts';
import { type ClientCall, readingOperation, type Service, webservicesNamespace, writingOperation } from './service.ts';
import { updateInvoice } from './update-invoice.ts';
import { visible } from './visible.ts';

/** Orders and outgoing invoices. https://developer.24sevenoffice.com/docs/invoiceservice.html */
export const invoiceService: Service = {
  name: 'InvoiceService',
  host: 'api',
  path: '/Economy/InvoiceOrder/V001/InvoiceService.asmx',
  namespace: webservicesNamespace,
  types: invoiceTypes,
  operations: {
    SaveInvoices: writingOperation(
      (call) => ({
        InvoiceOrder: recordsOf(call.input, 'invoices', 'InvoiceOrder').map((item, index) =>
          call.refusedItems.has(index) ? refusedOrder(item) : saveOrder(call, item),
        ),
      }),
      (input) => ({ InvoiceOrder: recordsOf(input, 'invoices', 'InvoiceOrder').map(refusedOrder) }),
    ),
    GetInvoices: readingOperation(findOrders),
    UpdateInvoices: writingOperation((call) => ({
      InvoiceOrder: recordsOf(call.input, 'invoices', 'InvoiceOrder').map((item) => updateInvoice(call, item)),
    })),
    GetOrderSyncList: readingOperation(orderIds),
  },
};

function refusedOrder({ OrderId, CustomerId, IncludeVAT }: XmlRecord): XmlRecord {
  return { OrderId, CustomerId, IncludeVAT, APIException: databaseException(orderOperation) };
}

function orderIds(call: ClientCall): XmlRecord {
  const search = recordOf(call.input, 'syncParams');
  const found = visible(call, call.client.orders).filter(
    ({ changedAt, registeredAt }) =>
      isAfter(changedAt, textOf(search, 'ChangedAfter')) && isAfter(registeredAt, textOf(search, 'RegisteredAfter')),
  );
  return { int: found.map(({ id }) => String(id)) };
}
