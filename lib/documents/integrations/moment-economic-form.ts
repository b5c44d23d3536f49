import type { IntegrationForm } from '../integration-form.ts';
import { expenseGroup } from './expense-fields.ts';
import { validUntilField } from './expiry-fields.ts';
import { momentGroup, transferGroup } from './moment-fields.ts';
import { noticeGroup } from './notice-fields.ts';

const access: IntegrationForm['groups'][number] = {
  title: { en: 'Access to e-conomic', no: 'Tilgang til e-conomic' },
  fields: [
    {
      name: 'credentials.agreementGrantToken',
      control: 'secret',
      required: true,
      label: { en: 'Agreement token', no: 'Avtaletoken' },
      help: {
        en: 'What e-conomic shows when this app is given access. Save the integration with it, or fetch a new one with “Give access”.',
        no: 'Det e-conomic viser når denne appen får tilgang. Lagre integrasjonen med det, eller hent et nytt med «Gi tilgang».',
      },
      link: { to: 'economic-grant', label: { en: 'Give access', no: 'Gi tilgang' } },
    },
    validUntilField('economic'),
  ],
};

const posting: IntegrationForm['groups'][number] = {
  title: { en: 'Posting', no: 'Bokføring' },
  fields: [
    {
      name: 'settings.journal',
      control: 'number',
      required: true,
      label: { en: 'Journal', no: 'Kassekladd' },
      help: {
        en: 'Number of the journal at e-conomic that invoices are entered and booked in.',
        no: 'Nummeret på kassekladden i e-conomic som fakturaer føres og bokføres i.',
      },
    },
    {
      name: 'settings.vatCodes',
      control: 'pairs',
      columns: ['moment', 'economic'],
      columnLabels: [
        { en: 'Code in Moment', no: 'Kode i Moment' },
        { en: 'Code at e-conomic', no: 'Kode i e-conomic' },
      ],
      label: { en: 'VAT code pairs', no: 'Mva.-kodepar' },
      help: { en: 'A code without a pair is used as it stands.', no: 'En kode uten par brukes som den er.' },
    },
    {
      name: 'settings.includePdf',
      control: 'switch',
      label: { en: 'Attach the invoice’s PDF', no: 'Legg ved fakturaens PDF' },
      help: { en: 'Needs e-conomic Smart or Advanced.', no: 'Krever e-conomic Smart eller Advanced.' },
    },
    {
      name: 'settings.bookWithoutPdf',
      control: 'switch',
      label: { en: 'Book also where attachments are not allowed', no: 'Bokfør også når vedlegg ikke er tillatt' },
      help: {
        en: 'On: it is booked without its PDF, and the receipt says so. Off: it waits in the journal until the package has attachments.',
        no: 'På: fakturaen bokføres uten PDF, og kvitteringen sier det. Av: den venter i kassekladden til pakken har vedlegg.',
      },
    },
  ],
};

const newCustomers: IntegrationForm['groups'][number] = {
  title: { en: 'New customers and projects', no: 'Nye kunder og prosjekter' },
  fields: [
    {
      name: 'settings.customerGroup',
      control: 'number',
      required: true,
      label: { en: 'Customer group', no: 'Kundegruppe' },
      help: { en: 'It decides their receivable account.', no: 'Den avgjør kontoen for kundefordringer.' },
    },
    {
      name: 'settings.vatZone',
      control: 'number',
      required: true,
      label: { en: 'VAT zone', no: 'Mva.-sone' },
      help: {
        en: '1 is domestic. The list of VAT zones at e-conomic names the others.',
        no: '1 er innland. Listen over mva.-soner i e-conomic viser de andre.',
      },
    },
    {
      name: 'settings.paymentTerms',
      control: 'number',
      label: { en: 'Payment terms', no: 'Betalingsbetingelser' },
      help: {
        en: 'Their number. Left empty: the default of the agreement.',
        no: 'Nummeret. Tomt: avtalens standard.',
      },
    },
    {
      name: 'settings.currency',
      control: 'text',
      label: { en: 'Currency', no: 'Valuta' },
      help: {
        en: 'Three letters, such as DKK. Left empty: the agreement’s own.',
        no: 'Tre bokstaver, for eksempel DKK. Tomt: avtalens egen.',
      },
    },
    {
      name: 'settings.projectGroup',
      control: 'number',
      required: true,
      label: { en: 'Project group of new projects', no: 'Prosjektgruppe for nye prosjekter' },
    },
  ],
};

/** The form of Moment ↔ Visma e-conomic, in the words of the two systems' own users. */
export const momentEconomicForm: IntegrationForm = {
  groups: [momentGroup, access, posting, newCustomers, transferGroup, expenseGroup, noticeGroup],
};
