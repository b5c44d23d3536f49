import { list, one, optional, type ServiceDescription } from './service-description.ts';

/** https://developer.24sevenoffice.com/docs/accountservice.html (V004; older versions differ). */
export const accountService: ServiceDescription = {
  name: 'AccountService',
  namespace: 'http://24sevenOffice.com/webservices',
  address: 'https://api.24sevenoffice.com/Economy/Account/V004/Accountservice.asmx',
  operations: {
    SaveBundleList: {
      input: [optional('BundleList', 'BundleList')],
      output: [optional('SaveBundleListResult', 'SaveResponse')],
    },
    GetAccountList: { input: [], output: [optional('GetAccountListResult', 'ArrayOfAccountData')] },
    GetTypeList: { input: [], output: [optional('GetTypeListResult', 'ArrayOfTypeData')] },
    GetTaxCodeList: { input: [], output: [optional('GetTaxCodeListResult', 'ArrayOfTaxCodeElement')] },
  },
  types: {
    BundleList: [
      optional('Bundles', 'ArrayOfBundle'),
      optional('AllowDifference', 'boolean'),
      optional('DirectLedger', 'boolean'),
      optional('SaveOption', 'unsignedByte'),
    ],
    ArrayOfBundle: list('Bundle', 'Bundle'),
    Bundle: [
      optional('YearId', 'int'),
      optional('Vouchers', 'ArrayOfVoucher'),
      optional('Sort', 'int'),
      optional('Name', 'string'),
      optional('BundleDirectAccounting', 'boolean'),
    ],
    ArrayOfVoucher: list('Voucher', 'Voucher'),
    Voucher: [one('TransactionNo', 'int'), optional('Entries', 'ArrayOfEntry'), one('Sort', 'int')],
    ArrayOfEntry: list('Entry', 'Entry'),
    Entry: [
      optional('CustomerId', 'int'),
      optional('AccountNo', 'int'),
      one('Date', 'dateTime'),
      optional('DueDate', 'dateTime'),
      optional('Amount', 'decimal'),
      optional('CurrencyId', 'string'),
      optional('CurrencyRate', 'decimal'),
      optional('CurrencyUnit', 'short'),
      optional('ProjectId', 'int'),
      optional('InvoiceReferenceNo', 'string'),
      optional('InvoiceOcr', 'string'),
      optional('TaxNo', 'string'),
      optional('Comment', 'string'),
    ],
    SaveResponse: [one('Type', 'ResponsType'), optional('Description', 'string')],
    ArrayOfAccountData: list('AccountData', 'AccountData'),
    AccountData: [optional('AccountNo', 'short'), optional('AccountName', 'string')],
    ArrayOfTypeData: list('TypeData', 'TypeData'),
    TypeData: [optional('Title', 'string'), one('TypeNo', 'int')],
    ArrayOfTaxCodeElement: list('TaxCodeElement', 'TaxCodeElement'),
    TaxCodeElement: [
      one('TaxId', 'int'),
      optional('TaxNo', 'string'),
      optional('TaxName', 'string'),
      one('TaxRate', 'decimal'),
    ],
  },
  enumerations: {
    ResponsType: [
      'Ok',
      'DuplicateData',
      'DataAlreadySaved',
      'NotAuthenticated',
      'SystemError',
      'Exception',
      'NotSaved',
    ],
  },
};
