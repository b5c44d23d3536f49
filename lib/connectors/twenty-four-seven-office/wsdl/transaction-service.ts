import { list, one, oneOrNil, optional, type ServiceDescription } from './service-description.ts';

/** https://developer.24sevenoffice.com/docs/transactionservice.html. The namespace differs from the other services'. */
export const transactionService: ServiceDescription = {
  name: 'TransactionService',
  namespace: 'http://24sevenoffice.com/webservices/economy/accounting/',
  address: 'https://api.24sevenoffice.com/Economy/Accounting/V001/TransactionService.asmx',
  operations: {
    GetTransactions: {
      input: [optional('searchParams', 'TransactionSearchParameters')],
      output: [optional('GetTransactionsResult', 'ArrayOfTransaction')],
    },
    GetTransactionTypes: { input: [], output: [optional('GetTransactionTypesResult', 'ArrayOfTransactionType')] },
    GetFiscalYears: { input: [], output: [optional('GetFiscalYearsResult', 'ArrayOfFiscalYear')] },
  },
  types: {
    TransactionSearchParameters: [
      optional('DateSearchParameters', 'DateSearchParameters'),
      optional('DateStart', 'dateTime'),
      optional('DateEnd', 'dateTime'),
      optional('TransactionNoStart', 'int'),
      optional('TransactionNoEnd', 'int'),
      optional('TransactionTypeId', 'int'),
      oneOrNil('SystemType', 'TransactionSystemType'),
      oneOrNil('HasInvoiceId', 'boolean'),
    ],
    ArrayOfTransaction: list('Transaction', 'Transaction'),
    Transaction: [
      optional('Date', 'dateTime'),
      optional('AccountNo', 'short'),
      optional('Currency', 'string'),
      optional('CurrencyRate', 'decimal'),
      optional('Amount', 'decimal'),
      optional('TransactionTypeId', 'int'),
      optional('TransactionNo', 'int'),
      optional('InvoiceNo', 'string'),
      optional('Dimensions', 'ArrayOfDimension'),
      one('Hidden', 'boolean'),
      one('Open', 'boolean'),
    ],
    ArrayOfDimension: list('Dimension', 'Dimension'),
    Dimension: [optional('Type', 'DimensionType'), optional('Name', 'string'), optional('Value', 'string')],
    ArrayOfTransactionType: list('TransactionType', 'TransactionType'),
    TransactionType: [optional('Title', 'string'), one('No', 'int'), one('Id', 'int')],
    ArrayOfFiscalYear: list('FiscalYear', 'FiscalYear'),
    FiscalYear: [one('StartingDate', 'dateTime'), one('EndingDate', 'dateTime'), one('IsLocked', 'boolean')],
  },
  enumerations: {
    DateSearchParameters: ['EntryDate', 'DateChangedUTC'],
    DimensionType: [
      'None',
      'Project',
      'Department',
      'Employee',
      'Product',
      'Customer',
      'CustomerOrderSlip',
      'SupplierOrderSlip',
      'UserDefined',
    ],
    TransactionSystemType: ['InvoiceCustomer', 'CreditnoteCustomer', 'Miscellaneous'],
  },
};
