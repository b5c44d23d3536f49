import * as z from 'zod';

const code = z
  .string()
  .min(1)
  .max(25)
  .regex(/^[\x21-\x7e]+$/, 'a code of Xledger: no spaces');
const account = code.describe('Account number at Xledger.');

/** How a line's account and VAT code read at Xledger. What has no pair is used as it stands, and must exist there. */
const pairs = {
  accounts: z
    .array(z.strictObject({ moment: z.string().min(1), xledger: account }))
    .max(500)
    .default([])
    .describe('Account pairs. An account without a pair is used as it stands.'),
  vatCodes: z
    .array(z.strictObject({ moment: z.string().min(1), xledger: code }))
    .max(100)
    .default([])
    .describe('VAT code pairs (tax rules). A code without a pair is used as it stands.'),
};

/** An address that fits a mail header: one line of plain ASCII, no display name. */
const receptionAddress = z
  .email('an e-mail address, without a name')
  .max(254)
  .regex(/^[\x21-\x7e]+$/, 'an e-mail address without spaces and line breaks')
  .describe('The address at Xledger that takes invoices, such as mb.12345@xledger.net.');

const kid = z
  .enum(['mod10', 'mod11', 'either', 'none'])
  .describe('Check digit of payment ids (KID). none: invoices carry no KID, or it is not checked.');

/** Invoices by e-mail: the PDF alone. */
const byEmail = z.strictObject({ delivery: z.literal('email'), receptionAddress });

/** Invoices into files that a person imports. */
const byFile = z.strictObject({
  delivery: z.literal('file'),
  format: z.enum(['plain', 'gl02b', 'ar10']).describe('Layout of the file.'),
  schedule: z.enum(['by-hand', 'daily', 'hourly']).describe('When a file is made of all invoices since the last one.'),
  kid,
  receivableAccount: account.optional().describe('Account of the customer ledger. Needed by gl02b and ar10.'),
  voucherType: code.optional().describe('Voucher type code that exists in Xledger. Needed by gl02b and ar10.'),
  department: z.string().max(25).optional(),
  ...pairs,
});

/** Invoices as lines of the general ledger's import queue. */
const byApi = z.strictObject({
  delivery: z.literal('api'),
  transactionSource: code.describe('Code of the transaction source that the vouchers get, such as AR.'),
  receivableAccount: account.describe('Account of the customer ledger, usually 1500.'),
  includePdf: z.boolean().describe('Send the invoice’s PDF with the voucher.'),
  projectDimension: z
    .enum(['project', 'glObject1', 'glObject2', 'glObject3', 'glObject4', 'glObject5'])
    .describe('Where the entity keeps projects: the project field, or one of its posting dimensions.'),
  kid,
  ...pairs,
});

/** How finalized invoices get to Xledger: one of three. */
export const xledgerInvoiceSettings = z.discriminatedUnion('delivery', [byEmail, byFile, byApi]);
export type XledgerInvoiceSettings = z.infer<typeof xledgerInvoiceSettings>;
