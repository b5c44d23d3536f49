import * as z from 'zod';

const id = z.int().positive();
const code = z.string();
const day = z.iso.date();
/** RecMan's wall clock, in Oslo. */
const wallTime = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/);
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);

/** A line of an invoice. */
export const lineRow = z.strictObject({
  lineId: id,
  sort: z.int(),
  productNumber: code.default(''),
  productName: z.string().default(''),
  description: z.string().default(''),
  quantity: decimal,
  price: decimal,
  discountPercent: decimal.default('0'),
  vatRate: decimal.default('25'),
  amountExVat: decimal,
});

/** An invoice or credit note. `visibleFrom` keeps it out of all answers before that instant: it appears late. */
export const invoiceRow = z.strictObject({
  invoiceId: id,
  invoiceNumber: code,
  type: z.enum(['invoice', 'creditNote']),
  creditedInvoiceId: id.nullable().default(null),
  creditedInvoiceNumber: code.default(''),
  departmentId: id.nullable(),
  companyId: id.nullable(),
  projectId: id.nullable().default(null),
  date: day,
  dueDate: day,
  kid: code.default(''),
  currency: z.string(),
  totalExVat: decimal,
  totalVat: decimal,
  totalIncVat: decimal,
  yourReference: z.string().default(''),
  ourReference: z.string().default(''),
  notes: z.string().default(''),
  lines: z.array(lineRow),
  created: wallTime,
  updated: wallTime,
  visibleFrom: z.iso.datetime().optional(),
});
export type InvoiceRow = z.infer<typeof invoiceRow>;

/** A company of RecMan's register. */
export const companyRow = z.strictObject({
  companyId: id,
  companyNumber: code.default(''),
  name: z.string(),
  vatNumber: z.string().default(''),
  email: z.string().default(''),
  address: z.string().default(''),
  postalCode: code.default(''),
  city: z.string().default(''),
  country: z.string().default('Norway'),
  updated: wallTime,
});

/** A department. */
export const departmentRow = z.strictObject({ departmentId: id, number: code, name: z.string(), corporationId: id });

/** One customer of RecMan, known by its key. `used` counts the calls of the present period, whoever made them. */
export const accountState = z.strictObject({
  key: z.string().min(1),
  isRevoked: z.boolean(),
  dailyLimit: z.int().positive(),
  used: z.strictObject({ period: z.string(), calls: z.int() }),
  invoices: z.array(invoiceRow),
  companies: z.array(companyRow),
  departments: z.array(departmentRow),
});
export type AccountState = z.infer<typeof accountState>;

/** All that the sandbox keeps. */
export const recmanState = z.strictObject({ accounts: z.record(z.string(), accountState) });
export type RecmanState = z.infer<typeof recmanState>;

/** An account without records. */
export function emptyAccount(key: string): AccountState {
  const used = { period: '', calls: 0 };
  return { key, isRevoked: false, dailyLimit: 200, used, invoices: [], companies: [], departments: [] };
}
