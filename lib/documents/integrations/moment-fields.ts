import type { FormField, IntegrationForm } from '../integration-form.ts';
import { validUntilField } from './expiry-fields.ts';

/** How every integration with Moment logs in there. */
export const momentGroup: IntegrationForm['groups'][number] = {
  title: { en: 'Moment', no: 'Moment' },
  fields: [
    {
      name: 'settings.momentCompanyCode',
      control: 'text',
      required: true,
      label: { en: 'Moment company code', no: 'Firmakode i Moment' },
      help: {
        en: 'The database name in the address of the app.',
        no: 'Databasenavnet i adressen til appen.',
      },
    },
    {
      name: 'credentials.momentApiKey',
      control: 'secret',
      required: true,
      label: { en: 'Moment API key', no: 'API-nøkkel i Moment' },
      help: {
        en: 'Made in Moment under Company. Needs the add-on API Access.',
        no: 'Lages i Moment under Firma. Krever tillegget API-tilgang.',
      },
    },
    validUntilField('moment'),
  ],
};

/** The first day of the first catch-up. */
export const transferFromField: FormField = {
  name: 'settings.transferFrom',
  control: 'day',
  label: { en: 'From', no: 'Fra og med' },
  help: {
    en: 'Left empty: what changes after the integration is made.',
    no: 'Tomt: det som endres etter at integrasjonen er laget.',
  },
};

/** What goes from Moment to the accounting system, and from which day. */
export const transferGroup: IntegrationForm['groups'][number] = {
  title: { en: 'What is transferred', no: 'Hva som overføres' },
  fields: [
    { name: 'settings.exportCustomers', control: 'switch', label: { en: 'Customers', no: 'Kunder' } },
    { name: 'settings.exportProjects', control: 'switch', label: { en: 'Projects', no: 'Prosjekter' } },
    { name: 'settings.exportInvoices', control: 'switch', label: { en: 'Invoices', no: 'Fakturaer' } },
    transferFromField,
  ],
};
