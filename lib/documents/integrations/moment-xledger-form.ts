import type { IntegrationForm } from '../integration-form.ts';
import { expenseGroup } from './expense-fields.ts';
import { validUntilField } from './expiry-fields.ts';
import { momentGroup, transferGroup } from './moment-fields.ts';
import { noticeGroup } from './notice-fields.ts';
import { xledgerInvoiceGroup } from './xledger-invoice-fields.ts';

const access: IntegrationForm['groups'][number] = {
  title: { en: 'Xledger log-in', no: 'Innlogging i Xledger' },
  fields: [
    {
      name: 'credentials.token',
      control: 'secret',
      label: { en: 'API token', no: 'API-token' },
      help: {
        en: 'Made under Administration, Access control, GraphQL, API tokens, and shown once. Customers, projects and invoices need it.',
        no: 'Lages under Administrasjon, Tilgangskontroll, GraphQL, API-token, og vises én gang. Trengs for kunder, prosjekter og fakturaer.',
      },
    },
    {
      name: 'settings.requestsPerHour',
      control: 'number',
      required: true,
      label: { en: 'Requests an hour', no: 'Forespørsler per time' },
      help: {
        en: 'What the plan allows. Xledger shows it where the token is made.',
        no: 'Det avtalen tillater. Xledger viser det der tokenet lages.',
      },
    },
    {
      name: 'settings.ownerCode',
      control: 'number',
      label: { en: 'Owner code', no: 'Eier-ID' },
      help: {
        en: 'The number of the entity. Needed for the web service user and for files in GL02b.',
        no: 'Nummeret på enheten. Trengs for webservice-brukeren og for filer i GL02b.',
      },
    },
    {
      name: 'credentials.soapUsername',
      control: 'secret',
      label: { en: 'Web service user', no: 'Webservice-bruker' },
      help: {
        en: 'Reads expenses where there is no API token for it.',
        no: 'Leser utlegg der det ikke finnes API-token for det.',
      },
    },
    {
      name: 'credentials.soapPassword',
      control: 'secret',
      label: { en: 'Password of that user', no: 'Passordet til brukeren' },
    },
    {
      name: 'credentials.soapLogonKey',
      control: 'secret',
      label: { en: 'Log-on key of that user', no: 'Påloggingsnøkkelen til brukeren' },
      help: { en: 'Where Xledger gave one.', no: 'Dersom Xledger har gitt en.' },
    },
    validUntilField('xledger'),
  ],
};

/** The form of Moment ↔ Xledger, in the words of the two systems' own users. */
export const momentXledgerForm: IntegrationForm = {
  groups: [momentGroup, access, transferGroup, xledgerInvoiceGroup, expenseGroup, noticeGroup],
};
