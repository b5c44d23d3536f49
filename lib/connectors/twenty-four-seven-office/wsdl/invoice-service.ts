import { list, oneOrNil, optional, type ServiceDescription } from './service-description.ts';

/** https://developer.24sevenoffice.com/docs/invoiceservice.html */
export const invoiceService: ServiceDescription = {
  name: 'InvoiceService',
  namespace: 'http://24sevenOffice.com/webservices',
  address: 'https://api.24sevenoffice.com/Economy/InvoiceOrder/V001/InvoiceService.asmx',
  operations: {
    GetInvoices: {
      input: [
        optional('searchParams', 'InvoiceSearchParameters'),
        optional('invoiceReturnProperties', 'ArrayOfString'),
        optional('rowReturnProperties', 'ArrayOfString'),
      ],
      output: [optional('GetInvoicesResult', 'ArrayOfInvoiceOrder')],
    },
    SaveInvoices: {
      input: [optional('invoices', 'ArrayOfInvoiceOrder')],
      output: [optional('SaveInvoicesResult', 'ArrayOfInvoiceOrder')],
    },
  },
  types: {
    InvoiceSearchParameters: [optional('OrderIds', 'ArrayOfInt')],
    ArrayOfInt: list('int', 'int').map((each) => ({ ...each, nillable: false })),
    ArrayOfString: list('string', 'string'),
    ArrayOfInvoiceOrder: list('InvoiceOrder', 'InvoiceOrder'),
    InvoiceOrder: [
      optional('OrderId', 'int'),
      optional('CustomerId', 'int'),
      optional('OrderStatus', 'OrderSlipStateType'),
      optional('InvoiceId', 'int'),
      optional('DateInvoiced', 'dateTime'),
      optional('PaymentTime', 'int'),
      oneOrNil('IncludeVAT', 'boolean'),
      optional('YourReference', 'string'),
      optional('InvoiceText', 'string'),
      optional('OCR', 'string'),
      optional('Distributor', 'Distributor'),
      optional('InvoiceRows', 'ArrayOfInvoiceRow'),
      optional('APIException', 'APIException'),
      optional('ReferenceOrderId', 'int'),
      optional('ReferenceNumber', 'string'),
    ],
    ArrayOfInvoiceRow: list('InvoiceRow', 'InvoiceRow'),
    InvoiceRow: [
      optional('ProductId', 'int'),
      optional('Price', 'decimal'),
      optional('Name', 'string'),
      optional('DiscountRate', 'decimal'),
      optional('Quantity', 'decimal'),
    ],
    APIException: [optional('Type', 'string'), optional('Message', 'string')],
  },
  enumerations: {
    OrderSlipStateType: ['Invoiced', 'Web'],
    Distributor: ['Default', 'Manual', 'Auto'],
  },
};
