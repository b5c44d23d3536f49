import * as z from 'zod';
import { keptFile } from './kept-file.ts';
import { order, product, productCategory, usualCategories } from './order-state.ts';
import { xmlValue } from './xml-value-schema.ts';

const day = z.iso.date();
const instant = z.iso.datetime();

/** An account of the chart; `taxNo` is the tax code it takes by itself. */
export const account = z.object({ no: z.int(), name: z.string(), taxNo: z.string().optional() });

/** A tax code. The id and the number differ, as they may at the vendor; the account takes the tax. */
export const taxCode = z.object({
  id: z.int(),
  no: z.string(),
  name: z.string(),
  rate: z.number(),
  accountNo: z.int().optional(),
});

/** A transaction type with its number series. */
export const transactionType = z.object({
  id: z.int(),
  no: z.int(),
  title: z.string(),
  entrySeriesId: z.int(),
  firstNo: z.int().default(1),
});

/** A fiscal year; `year` is the `YearId` of a bundle. */
export const fiscalYear = z.object({ id: z.guid(), year: z.int(), isLocked: z.boolean() });

/** A currency that the client may post in. */
export const currency = z.object({ id: z.int(), symbol: z.string().length(3), rate: z.string(), unit: z.int() });

/** A department of the client. */
export const department = z.object({ id: z.int(), name: z.string() });

/** A customer or supplier: the elements as they were sent, and what the system adds. */
export const company = z.object({
  id: z.int(),
  active: z.boolean(),
  registeredAt: instant,
  changedAt: instant,
  fields: z.record(z.string(), xmlValue),
});

/** A project, as a company: the elements as sent, and what the system adds. */
export const project = company.extend({ owner: z.int() });

/** One line as it was sent to SaveBundleList. Amounts in ten-thousandths of the currency. */
export const entry = z.object({
  customerId: z.int(),
  accountNo: z.int(),
  day,
  dueDay: day.optional(),
  periodDay: day.optional(),
  amount: z.int(),
  vatAmount: z.int(),
  currency: z.string(),
  currencyRate: z.string().optional(),
  currencyUnit: z.int(),
  departmentId: z.int(),
  projectId: z.int(),
  invoiceNo: z.string(),
  ocr: z.string(),
  taxNo: z.string(),
  comment: z.string(),
  stampNo: z.int(),
  linkGuid: z.string().optional(),
});

/** A voucher as it was sent. */
export const voucher = z.object({ transactionNo: z.int(), typeNo: z.int(), year: z.int(), entries: z.array(entry) });

/** A voucher in the ledger. */
const postedVoucher = voucher.extend({ id: z.guid(), seriesId: z.int(), registeredAt: instant });

/** A bundle kept for review (SaveOption 1). */
const draftBundle = z.object({
  id: z.guid(),
  name: z.string(),
  registeredAt: instant,
  vouchers: z.array(voucher.extend({ seriesId: z.int() })),
});

/** A ledger line. Amount in ten-thousandths of the currency. */
export const transaction = z.object({
  id: z.guid(),
  day,
  accountNo: z.int(),
  currency: z.string(),
  currencyRate: z.string(),
  currencyUnit: z.int(),
  amount: z.int(),
  stampNo: z.int(),
  typeId: z.int(),
  comment: z.string(),
  transactionNo: z.int(),
  vatCode: z.int().optional(),
  linkId: z.int().optional(),
  invoiceNo: z.string(),
  sequenceNo: z.int(),
  systemType: z.string(),
  dueDay: day.optional(),
  customerId: z.int(),
  projectId: z.int(),
  departmentId: z.int(),
  registeredAt: instant,
  changedAt: instant,
  hidden: z.boolean(),
  open: z.boolean(),
  ocr: z.string(),
  periodDay: day,
  /** Searches show it from then on only, whenever it was changed. */
  visibleFrom: instant.optional(),
});

/** Everything that one client (tenant) holds. */
export const clientState = z.object({
  id: z.string().regex(/^\d{1,18}$/),
  name: z.string(),
  organizationNumber: z.string(),
  defaultCurrency: z.string().length(3),
  nextCompanyId: z.int(),
  nextProjectId: z.int(),
  nextLinkId: z.int(),
  accounts: z.array(account),
  taxCodes: z.array(taxCode),
  types: z.array(transactionType),
  years: z.array(fiscalYear),
  currencies: z.array(currency),
  companies: z.array(company),
  projects: z.array(project),
  vouchers: z.array(postedVoucher),
  draftBundles: z.array(draftBundle),
  transactions: z.array(transaction),
  nextStampNo: z.int().default(501),
  nextFileId: z.int().default(9001),
  files: z.array(keptFile).default([]),
  departments: z.array(department).default([]),
  nextProductId: z.int().default(1001),
  categories: z.array(productCategory).default(() => structuredClone(usualCategories)),
  products: z.array(product).default([]),
  nextOrderId: z.int().default(1001),
  nextInvoiceId: z.int().default(50001),
  orders: z.array(order).default([]),
});

/** Everything that one client (tenant) holds. */
export type ClientState = z.infer<typeof clientState>;
/** A customer or supplier in the register. */
export type Company = z.infer<typeof company>;
/** A project in the register. */
export type Project = z.infer<typeof project>;
/** A ledger line. */
export type Transaction = z.infer<typeof transaction>;
/** A line as it was sent to SaveBundleList. */
export type Entry = z.infer<typeof entry>;
/** A tax code of the client. */
export type TaxCode = z.infer<typeof taxCode>;
/** A transaction type of the client. */
export type TransactionType = z.infer<typeof transactionType>;
