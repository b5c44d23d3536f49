import type { IntegrationForm } from '../integration-form.ts';
import { expenseGroup } from './expense-fields.ts';
import { validUntilField } from './expiry-fields.ts';
import { momentGroup, transferGroup } from './moment-fields.ts';
import { noticeGroup } from './notice-fields.ts';

/** The form of Moment ↔ 24SevenOffice, in the words of the two systems' own users. */
export const moment24SevenOfficeForm: IntegrationForm = {
  groups: [
    momentGroup,
    {
      title: { en: '24SevenOffice log-in', no: 'Innlogging i 24SevenOffice' },
      fields: [
        {
          name: 'credentials.username',
          control: 'secret',
          required: true,
          label: { en: 'User name', no: 'Brukernavn' },
          help: { en: 'The e-mail address of the API user.', no: 'E-postadressen til API-brukeren.' },
        },
        { name: 'credentials.password', control: 'secret', required: true, label: { en: 'Password', no: 'Passord' } },
        {
          name: 'credentials.applicationId',
          control: 'secret',
          label: { en: 'Application id', no: 'ApplicationId' },
          help: {
            en: 'Leave empty to use the one of this installation.',
            no: 'La stå tomt for å bruke den som hører til denne installasjonen.',
          },
        },
        {
          name: 'settings.identityId',
          control: 'text',
          label: { en: 'Identity Id', no: 'Identity Id' },
          help: {
            en: 'Needed when the log-in has several companies: “Test connection” then lists them.',
            no: 'Trengs når innloggingen har flere klienter: «Test tilkobling» viser dem da.',
          },
        },
        validUntilField('24sevenoffice'),
      ],
    },
    {
      title: { en: 'Posting', no: 'Bokføring' },
      fields: [
        {
          name: 'settings.voucherType',
          control: 'number',
          required: true,
          label: { en: 'Voucher type', no: 'Bilagsart' },
          help: {
            en: 'Number of the transaction type at 24SevenOffice that outgoing invoices get.',
            no: 'Nummeret på bilagsarten i 24SevenOffice som utgående fakturaer får.',
          },
        },
        {
          name: 'settings.receivableAccount',
          control: 'number',
          required: true,
          label: { en: 'Receivable account', no: 'Konto for kundefordringer' },
          help: { en: 'Usually 1500.', no: 'Vanligvis 1500.' },
        },
        {
          name: 'settings.posting',
          control: 'choice',
          label: { en: 'Vouchers go to', no: 'Bilag går til' },
          options: [
            { value: 'ledger', label: { en: 'the ledger, posted at once', no: 'hovedbok, bokføres med en gang' } },
            {
              value: 'journal',
              label: { en: 'the journal, for a person to approve', no: 'kassebilag, godkjennes av en person' },
            },
          ],
        },
        {
          name: 'settings.vatCodes',
          control: 'pairs',
          columns: ['moment', 'twentyFourSevenOffice'],
          columnLabels: [
            { en: 'Code in Moment', no: 'Kode i Moment' },
            { en: 'Code at 24SevenOffice', no: 'Kode i 24SevenOffice' },
          ],
          label: { en: 'VAT code pairs', no: 'Mva.-kodepar' },
          help: {
            en: 'A code without a pair is used as it stands.',
            no: 'En kode uten par brukes som den er.',
          },
        },
        {
          name: 'settings.clientId',
          control: 'text',
          label: { en: 'Client id', no: 'Klient-id' },
          help: {
            en: 'When set, every project gets this customer number.',
            no: 'Er den satt, får alle prosjekter dette kundenummeret.',
          },
        },
        {
          name: 'settings.factoringId',
          control: 'text',
          label: { en: 'Factoring id', no: 'Factoring-id' },
          help: {
            en: 'When set, every voucher and every project gets this customer number.',
            no: 'Er den satt, får alle bilag og prosjekter dette kundenummeret.',
          },
        },
      ],
    },
    transferGroup,
    expenseGroup,
    noticeGroup,
  ],
};
