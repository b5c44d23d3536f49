import { customerWriter } from './customer-writer.ts';
import { orderWriter } from './order-writer.ts';
import { productWriter } from './product-writer.ts';
import { projectWriter } from './project-writer.ts';
import { testConnection } from './test-connection.ts';
import { voucherWriter } from './voucher-writer.ts';

/** 24SevenOffice as a target: customers, projects, vouchers, products and orders, and the test of a log-in. */
export const twentyFourSevenOffice = {
  customer: customerWriter,
  project: projectWriter,
  product: productWriter,
  order: orderWriter,
  voucher: voucherWriter,
  testConnection,
} as const;
