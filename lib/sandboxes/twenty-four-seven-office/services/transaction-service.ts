import { transactionTypes } from '../types/transaction-types.ts';
import { findTransactions } from './find-transactions.ts';
import { accountingNamespace, readingOperation, type Service } from './service.ts';

/** Ledger lines; in the second namespace. https://developer.24sevenoffice.com/docs/transactionservice.html */
export const transactionService: Service = {
  name: 'TransactionService',
  host: 'api',
  path: '/Economy/Accounting/V001/TransactionService.asmx',
  namespace: accountingNamespace,
  types: transactionTypes,
  operations: {
    GetTransactions: readingOperation(findTransactions),
    GetTransactionTypes: readingOperation(({ client }) => ({
      TransactionType: client.types.map(({ id, no, title }) => ({
        Turnover: 'false',
        Title: title,
        No: String(no),
        Id: String(id),
      })),
    })),
    GetFiscalYears: readingOperation(({ client }) => ({
      FiscalYear: client.years.map(({ id, year, isLocked }) => ({
        Id: id,
        StartingDate: `${year}-01-01T00:00:00`,
        EndingDate: `${year + 1}-01-01T00:00:00`,
        IsLocked: String(isLocked),
      })),
    })),
  },
};
