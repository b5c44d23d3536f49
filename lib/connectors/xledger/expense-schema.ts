import * as z from 'zod';
import { idSchema, nodesOf } from './schema.ts';

// Posted lines, what changed among them, and the suppliers' invoices behind them.

const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || undefined);
const decimal = z
  .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)])
  .nullish()
  .transform((value) => (value === null || value === undefined ? undefined : String(value)));
const optionalId = idSchema.nullish().transform((value) => value ?? undefined);
const coded = z
  .object({ code: text })
  .nullish()
  .transform((value) => value?.code);

const deltas = z
  .object({
    edges: z
      .array(
        z.object({
          cursor: z.string(),
          node: z.object({ dbId: idSchema, mutationType: z.enum(['ADDED', 'UPDATED', 'DELETED']) }),
        }),
      )
      .nullable(),
    pageInfo: z.object({ hasNextPage: z.boolean() }),
  })
  .transform(({ edges, pageInfo }) => ({
    changes: (edges ?? []).map(({ node }) => node),
    cursor: edges?.at(-1)?.cursor,
    hasMore: pageInfo.hasNextPage,
  }));
export const deltasSchema = z.object({ transaction_deltas: deltas, apTransaction_deltas: deltas });

const briefLine = z.object({
  dbId: idSchema,
  account: coded,
  header: z.object({ createdAt: text }).nullish(),
});
export const newestLinesSchema = z.object({
  transactions: z.object({
    edges: z.array(z.object({ cursor: z.string(), node: briefLine })).nullable(),
    pageInfo: z.object({ hasPreviousPage: z.boolean() }),
  }),
});

const dimensions = z
  .object({ glObject1: coded, glObject2: coded, glObject3: coded, glObject4: coded, glObject5: coded })
  .nullish()
  .transform((value) => [value?.glObject1, value?.glObject2, value?.glObject3, value?.glObject4, value?.glObject5]);

const postedLine = z.object({
  dbId: idSchema,
  text,
  amount: decimal,
  invoiceAmount: decimal,
  taxAmount: decimal,
  account: coded,
  company: z.object({ code: text, description: text }).nullish(),
  currency: coded,
  glDimension: dimensions,
  header: z
    .object({
      dbId: optionalId,
      transactionNumber: optionalId,
      postedDate: text,
      invoiceFile: z.object({ dbId: optionalId }).nullish(),
    })
    .nullish(),
});
/** A posted line of the general ledger as Xledger tells it; `glDimension` in the order of its five objects. */
export type XledgerLine = z.infer<typeof postedLine>;

const supplierInvoice = z.object({
  dbId: idSchema,
  invoiceNumber: text,
  invoiceDate: text,
  paymentReference: text,
  slTransactionType: coded,
  transactionHeader: z.object({ dbId: optionalId }).nullish(),
});
/** A row of the supplier ledger. */
export type XledgerSupplierInvoice = z.infer<typeof supplierInvoice>;

const setUp = z.object({
  glSetupEntries: z
    .array(
      z.object({
        field: z.object({ name: text }).nullish(),
        fieldObject: z.object({ objectKind: z.object({ dbId: optionalId }).nullish() }).nullish(),
      }),
    )
    .nullish(),
});
export const postedLinesSchema = z.object({
  transactions: nodesOf(postedLine),
  apTransactions: nodesOf(supplierInvoice),
  entities: nodesOf(setUp),
  objectKinds: nodesOf(z.object({ dbId: idSchema, name: text })),
});
/** Lines with what is needed to read them. */
export type PostedLines = z.infer<typeof postedLinesSchema>;

export const supplierInvoicesSchema = z.object({
  apTransactions: z.object({
    edges: z.array(z.object({ cursor: z.string(), node: supplierInvoice })).nullable(),
    pageInfo: z.object({ hasNextPage: z.boolean() }),
  }),
});

export const fileOfLineSchema = z.object({
  transactions: nodesOf(
    z.object({
      dbId: idSchema,
      header: z.object({ invoiceFile: z.object({ dbId: optionalId, url: text }).nullish() }).nullish(),
    }),
  ),
});
