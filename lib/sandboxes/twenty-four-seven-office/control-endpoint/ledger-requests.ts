import * as z from 'zod';
import { flagType, imageType } from '../state/kept-file.ts';

const day = z.iso.date();
const instant = z.iso.datetime();
const number = z.int().positive();
/** Decimal text, so that no amount passes through a binary fraction. */
const amount = z.string().regex(/^-?\d{1,11}(\.\d{1,4})?$/);

/** A file of a stamp: given in base64, or made up with so many bytes (0 = an empty file). */
export const fileSettings = z
  .strictObject({
    type: imageType.default('Pdf'),
    contentBase64: z.base64().optional(),
    size: z.int().nonnegative().optional(),
    status: flagType.default('PostedInJournal'),
    meta: z.record(z.string(), z.string()).default({}),
    approverIds: z.array(z.int()).default([]),
    /** It is listed, and its bytes cannot be had. */
    isMissing: z.boolean().default(false),
  })
  .refine(({ contentBase64, size }) => (contentBase64 === undefined) !== (size === undefined), {
    error: 'contentBase64 or size, one of them',
  });

/** A cost line of a voucher. Amounts include VAT; debit is positive. */
export const costLine = z.strictObject({
  accountNo: number,
  amount,
  vatCode: z.string().optional(),
  projectId: number.optional(),
  departmentId: number.optional(),
  comment: z.string().optional(),
});

/** A supplier's invoice as an accountant books it; the line on the supplier ledger (2400) comes by itself. */
export const voucherSettings = z.strictObject({
  date: day,
  lines: z.array(costLine).min(1),
  supplierId: number.optional(),
  invoiceNo: z.string().default(''),
  dueDate: day.optional(),
  comment: z.string().default(''),
  currency: z.string().length(3).optional(),
  currencyRate: z.string().optional(),
  typeNo: number.default(3),
  transactionNo: number.optional(),
  stampNo: number.optional(),
  files: z.array(fileSettings).default([]),
  /** Kept in the registration module; no ledger line until it is posted. */
  draft: z.boolean().default(false),
  /** When it was registered and changed, if not now. */
  at: instant.optional(),
  /** Searches show its lines from then on only. */
  visibleFrom: instant.optional(),
});

/** `POST clients/{clientId}/vouchers` */
export const vouchersSettings = z.strictObject({ vouchers: z.array(voucherSettings).min(1) });

/** A voucher of the ledger: the type is that of incoming invoices and the year the newest unless given. */
export const voucherKey = z.strictObject({
  transactionNo: number,
  typeNo: number.default(3),
  year: z.int().optional(),
});

/** `POST clients/{clientId}/reversals` */
export const reversalSettings = voucherKey.extend({
  form: z.enum(['counter', 'hidden']).default('counter'),
  date: day.optional(),
});

/** `PATCH clients/{clientId}/lines/{lineId}`; the change counts as made now unless `changedAt` says otherwise. */
export const lineChange = z
  .strictObject({
    day,
    accountNo: number,
    amount,
    currency: z.string().length(3),
    comment: z.string(),
    invoiceNo: z.string(),
    projectId: z.int().nonnegative(),
    customerId: z.int().nonnegative(),
    departmentId: z.int().nonnegative(),
    stampNo: z.int().nonnegative(),
    hidden: z.boolean(),
    open: z.boolean(),
    registeredAt: instant,
    changedAt: instant,
    visibleFrom: instant,
  })
  .partial();

/** `POST clients/{clientId}/stamps/{stampNo}/files` */
export const filesSettings = z.strictObject({ files: z.array(fileSettings).min(1) });

/** `POST clients/{clientId}/history`: old one-sided lines, spread evenly over the days. */
export const historySettings = z.strictObject({
  count: z.int().positive().max(1_000_000),
  from: day,
  to: day,
  accountNo: number,
  projectId: z.int().nonnegative().default(0),
  supplierId: z.int().nonnegative().default(0),
});

/** A supplier's invoice as a caller books it. */
export type VoucherSettings = z.input<typeof voucherSettings>;
/** A file as a caller gives it. */
export type FileSettings = z.input<typeof fileSettings>;
/** How a caller names a voucher. */
export type VoucherKey = z.input<typeof voucherKey>;
/** How a caller takes a voucher back. */
export type ReversalSettings = z.input<typeof reversalSettings>;
/** What a caller changes of a ledger line. */
export type LineChange = z.input<typeof lineChange>;
/** Old lines that a caller wants. */
export type HistorySettings = z.input<typeof historySettings>;
