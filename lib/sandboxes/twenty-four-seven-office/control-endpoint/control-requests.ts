import * as z from 'zod';
import { account, currency, fiscalYear, taxCode, transactionType } from '../state/client-state.ts';

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

/** `POST /_control/clients/{clientId}/links`: lines that settle each other. */
export const linkSettings = z.strictObject({ lineIds: z.array(z.guid()).min(1) });

/** A login as a caller sets it. */
export type LoginSettings = z.input<typeof loginSettings>;
/** The set-up of a client as a caller changes it. */
export type ClientSettings = z.input<typeof clientSettings>;
/** A company as a caller adds it by hand. */
export type CompanySettings = z.input<typeof companySettings>;
