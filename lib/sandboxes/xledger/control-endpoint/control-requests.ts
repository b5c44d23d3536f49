import * as z from 'zod';
import { account, taxRule } from '../state/entity-state.ts';
import { token } from '../state/sandbox-state.ts';

const day = z.iso.date();

/** `PUT /_control/entities/{ownerCode}`: what is left out stays as it is; ids are given by the sandbox. */
export const entitySettings = z
  .strictObject({
    name: z.string().min(1),
    organizationNumber: z.string(),
    currency: z.string().length(3),
    projectDimension: z.int().min(1).max(5),
    accounts: z.array(account.omit({ dbId: true }).strict()),
    taxRules: z.array(taxRule.omit({ dbId: true }).strict()),
    periods: z.array(z.strictObject({ fromDate: day, toDate: day })),
  })
  .partial();

/** `PUT /_control/tokens/{token}` */
export const tokenSettings = token.extend({ creditsPerHour: z.int().nonnegative().default(1000) }).strict();

/** `PUT /_control/soap-users/{userName}` */
export const soapUserSettings = z.strictObject({
  password: z.string().min(1),
  ownerCodes: z.array(z.int()).min(1),
  logonKey: z.string().min(1).optional(),
});

/** Kinds of rows that a person can add or take away. */
export const recordKinds = ['companies', 'customers', 'suppliers', 'projects'] as const;

/** `POST /_control/entities/{ownerCode}/{kind}`: a row made by a person; codes may come twice. */
export const recordSettings = z.strictObject({
  code: z.string().min(1),
  description: z.string().min(1),
  companyNumber: z.string().optional(),
  email: z.string().optional(),
  companyDbId: z.int().optional(),
  fromDate: day.optional(),
  toDate: day.optional(),
  allowPosting: z.boolean().optional(),
});

/** `POST /_control/entities/{ownerCode}/vouchers`: a posted supplier invoice, in hundredths with tax. */
export const voucherSettings = z.strictObject({
  source: z.enum(['AP', 'GL']).default('AP'),
  number: z.int().positive(),
  postedDate: day,
  text: z.string().default(''),
  supplierCode: z.string().optional(),
  invoiceNumber: z.string().optional(),
  invoiceDate: day.optional(),
  dueDate: day.optional(),
  currency: z.string().length(3).optional(),
  lines: z
    .array(
      z.strictObject({
        account: z.string(),
        amount: z.int(),
        taxRule: z.string().optional(),
        projectCode: z.string().optional(),
        text: z.string().default(''),
      }),
    )
    .min(1),
  file: z.strictObject({ name: z.string(), contentType: z.string(), base64: z.base64() }).optional(),
});

/** `POST /_control/tokens/{token}/spend`: somebody else uses the token. */
export const spending = z.strictObject({ credits: z.int().positive() });

/** Where a token stands in the hour. */
export const creditsTold = z.object({ used: z.int(), limit: z.int(), resetAt: z.string() });

/** An entity as a caller changes it. */
export type EntitySettings = z.input<typeof entitySettings>;
/** A token as a caller sets it. */
export type TokenSettings = z.input<typeof tokenSettings>;
/** A SOAP user as a caller sets it. */
export type SoapUserSettings = z.input<typeof soapUserSettings>;
/** A kind of row that a person can add. */
export type RecordKind = (typeof recordKinds)[number];
/** A row as a caller adds it by hand. */
export type RecordSettings = z.input<typeof recordSettings>;
/** A voucher as a caller posts it. */
export type VoucherSettings = z.input<typeof voucherSettings>;
