import { customerWriter } from './customer-writer.ts';
import { projectWriter } from './project-writer.ts';
import { testConnection } from './test-connection.ts';
import { voucherWriter } from './voucher-writer.ts';

/** 24SevenOffice as a target: customers, projects and vouchers, and the test of a log-in. */
export const twentyFourSevenOffice = {
  customer: customerWriter,
  project: projectWriter,
  voucher: voucherWriter,
  testConnection,
} as const;
