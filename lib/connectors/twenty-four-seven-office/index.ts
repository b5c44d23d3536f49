import { keptInBooks, withBooks } from './books.ts';
import { customerWriter } from './customer-writer.ts';
import { expenseFileReader } from './expense-file-reader.ts';
import { expenseFiles } from './expense-files.ts';
import { expensePages } from './expense-pages.ts';
import { expenseReader } from './expense-reader.ts';
import { orderWriter } from './order-writer.ts';
import { productWriter } from './product-writer.ts';
import { projectWriter } from './project-writer.ts';
import { testConnection } from './test-connection.ts';
import { voucherWriter } from './voucher-writer.ts';

/** 24SevenOffice as a target (customers, projects, vouchers, products, orders), as a source of expenses, and the test of a log-in. */
export const twentyFourSevenOffice = {
  customer: customerWriter,
  project: projectWriter,
  product: productWriter,
  order: orderWriter,
  voucher: voucherWriter,
  expenses: { vendor: '24sevenoffice', topic: 'expenses', pages: expensePages },
  expense: expenseReader,
  expenseFiles,
  expenseFile: expenseFileReader,
  testConnection,
  withBooks,
  keptInBooks,
} as const;
