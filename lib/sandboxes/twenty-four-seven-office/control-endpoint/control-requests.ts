import * as z from 'zod';
import { account, currency, department, fiscalYear, taxCode, transactionType } from '../state/client-state.ts';
import { productCategory } from '../state/order-state.ts';

const clientId = z
  .union([z.string(), z.int().positive()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,18}$/));

/** One identity of a login; the client is made with the default set-up when it does not exist. */
const identitySetting = z.strictObject({
  id: z.guid(),
  clientId,
  clientName: z.string().min(1),
  isDefault: z.boolean().default(false),
  isDisabled: z.boolean().default(false),
  employeeId: z.int().positive().default(1),
});

/** `PUT /_control/logins/{username}` */
export const loginSettings = z.strictObject({
  password: z.string().min(1),
  applicationId: z.guid().optional(),
  identities: z.array(identitySetting).min(1),
});

/** `PUT /_control/clients/{clientId}`: what is left out stays as it is. */
export const clientSettings = z
  .strictObject({
    name: z.string().min(1),
    organizationNumber: z.string(),
    defaultCurrency: z.string().length(3),
    nextCompanyId: z.int().positive(),
    nextProjectId: z.int().positive(),
    accounts: z.array(account),
    taxCodes: z.array(taxCode),
    types: z.array(transactionType),
    years: z.array(fiscalYear.omit({ id: true })),
    currencies: z.array(currency),
    departments: z.array(department),
    categories: z.array(productCategory),
    nextInvoiceId: z.int().positive(),
    nextOrderId: z.int().positive(),
    nextStampNo: z.int().positive(),
  })
  .partial();

/** `POST /_control/clients/{clientId}/companies`: a company made by a person, not by an integration. */
export const companySettings = z.strictObject({
  id: z.int().positive().optional(),
  name: z.string().min(1),
  type: z.enum(['None', 'Lead', 'Consumer', 'Business', 'Supplier']).default('Business'),
  organizationNumber: z.string().optional(),
  externalId: z.string().optional(),
  email: z.string().optional(),
  active: z.boolean().default(true),
});

/** `PATCH /_control/clients/{clientId}/companies/{companyId}`: what is left out stays. */
export const companyChange = z.strictObject({ name: z.string().min(1).optional(), active: z.boolean().optional() });

/** `POST /_control/clients/{clientId}/projects`: a project made by a person. */
export const projectSettings = z.strictObject({
  id: z.int().positive().optional(),
  name: z.string().min(1),
  customerId: z.int().positive().optional(),
  active: z.boolean().default(true),
});

/** `POST /_control/clients/{clientId}/links`: lines that settle each other. */
export const linkSettings = z.strictObject({ lineIds: z.array(z.guid()).min(1) });

/** A login as a caller sets it. */
export type LoginSettings = z.input<typeof loginSettings>;
/** The set-up of a client as a caller changes it. */
export type ClientSettings = z.input<typeof clientSettings>;
/** A company as a caller adds it by hand. */
export type CompanySettings = z.input<typeof companySettings>;
/** A company as a caller changes it. */
export type CompanyChange = z.input<typeof companyChange>;
/** A project as a caller adds it by hand. */
export type ProjectSettings = z.input<typeof projectSettings>;
