import * as z from 'zod';

// Only the fields that are used. Ids come as numbers or as strings (wide ones), money as strings or numbers.

/** An id as text. */
export const idSchema = z.union([z.int(), z.string().regex(/^\d{1,19}$/)]).transform(String);

const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || undefined);
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? undefined);
const decimal = z
  .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)])
  .nullish()
  .transform((value) => (value === null || value === undefined ? undefined : String(value)));
const optionalId = idSchema.nullish().transform((value) => value ?? undefined);
const coded = z
  .object({ code: text })
  .nullish()
  .transform((value) => value?.code);

/** The nodes of a connection. No results are `edges: null` (https://xledgerukinternal.zendesk.com/hc/en-us/articles/8681708023698). */
export function nodesOf<Node>(node: z.ZodType<Node>) {
  return z
    .object({ edges: z.array(z.object({ node })).nullable() })
    .transform(({ edges }) => (edges ?? []).map((edge) => edge.node));
}

const company = z.object({
  dbId: idSchema,
  code: text,
  description: text,
  companyNumber: text,
  email: text,
  country: text,
});
/** A company as Xledger tells it. */
export type XledgerCompany = z.infer<typeof company>;

const address = z
  .object({ streetAddress: text, zipCode: text, place: text, country: coded })
  .nullish()
  .transform((value) => value ?? undefined);

const customer = z.object({
  dbId: idSchema,
  code: text,
  description: text,
  companyDbId: optionalId,
  email: text,
  address,
});
/** A customer as Xledger tells it. */
export type XledgerCustomer = z.infer<typeof customer>;

const customerWithCompany = z.object({
  dbId: idSchema,
  code: text,
  companyDbId: optionalId,
  company: company.nullish(),
});
/** A customer with the company behind it. */
export type XledgerCustomerWithCompany = z.infer<typeof customerWithCompany>;

const project = z.object({ dbId: idSchema, code: text, description: text });
/** A project as Xledger tells it. */
export type XledgerProject = z.infer<typeof project>;

export const customersSchema = z.object({ customers: nodesOf(customer) });
export const companiesSchema = z.object({ companies: nodesOf(company) });
export const companiesOfCustomersSchema = z.object({
  customers: nodesOf(customerWithCompany),
  companies: nodesOf(company),
});
export const projectsSchema = z.object({ projects: nodesOf(project) });

/** What a plural mutation gives back, tied to the inputs by `clientId`. */
const writtenEdges = z
  .object({
    edges: z.array(z.object({ clientId: text, node: z.object({ dbId: idSchema }).nullable() }).nullable()).nullable(),
  })
  .nullable()
  .transform((written) =>
    (written?.edges ?? []).flatMap((edge) =>
      edge?.clientId === undefined || edge.node === null ? [] : [{ clientId: edge.clientId, dbId: edge.node.dbId }],
    ),
  );

/** The edges of whichever plural mutation was sent: it is the answer's only field. */
export const writtenSchema = z.record(z.string(), writtenEdges).transform((answer) => Object.values(answer).flat());
/** Which input became which row. */
export type Written = z.infer<typeof writtenSchema>;

const account = z.object({ code: text, posting: flag });
const taxTable = z.object({
  taxPercent: decimal,
  dateFrom: text,
  dateTo: text,
  objectValue: z.object({ dbId: optionalId, code: text }).nullish(),
});
/** A rate of a tax rule, with the days it holds. */
export type XledgerTaxTable = z.infer<typeof taxTable>;
const entity = z.object({
  description: text,
  owner: z.object({ ownerCode: optionalId }).nullish(),
  currency: coded,
});
export const ledgerListsSchema = z.object({
  accounts: nodesOf(account),
  currencies: nodesOf(z.object({ code: text })),
  taxTableSetups: nodesOf(taxTable),
  entities: nodesOf(entity),
  objectKinds: nodesOf(z.object({ dbId: idSchema, name: text })),
});
export const taxRulesSchema = z.object({
  objectValues: nodesOf(z.object({ dbId: idSchema, code: text, description: text })),
});

const importItem = z.object({
  dbId: idSchema,
  trRegNumber: optionalId,
  invoiceNumber: text,
  amount: decimal,
  account: coded,
  jobLevel: coded,
  archive: flag,
});
/** A line in the import queue. */
export type XledgerImportItem = z.infer<typeof importItem>;
const receivable = z.object({ dbId: idSchema, invoiceNumber: text, amount: decimal, subledger: coded });
/** A row of the customer ledger. */
export type XledgerReceivable = z.infer<typeof receivable>;
export const importedInvoicesSchema = z.object({
  glImportItems: nodesOf(importItem),
  arTransactions: nodesOf(receivable),
});
export const importErrorsSchema = z.object({
  glImportItemErrors: nodesOf(z.object({ transactionDbId: optionalId, message: text })),
});
