import type { FormField, IntegrationForm } from '../integration-form.ts';

const delivery = 'settings.invoices.delivery';
const byFile = { name: delivery, is: ['file'] } as const;
const byApi = { name: delivery, is: ['api'] } as const;
const byBoth = { name: delivery, is: ['file', 'api'] } as const;

const way: FormField = {
  name: delivery,
  control: 'choice',
  label: { en: 'Invoices go to Xledger', no: 'Fakturaer går til Xledger' },
  help: {
    en: 'Choose one when invoices are transferred.',
    no: 'Velg en måte når fakturaer skal overføres.',
  },
  options: [
    { value: '', label: { en: 'not at all', no: 'ikke i det hele tatt' } },
    { value: 'email', label: { en: 'by e-mail, as a PDF', no: 'på e-post, som PDF' } },
    {
      value: 'file',
      label: { en: 'in files that a person imports', no: 'i filer som en person importerer' },
    },
    {
      value: 'api',
      label: { en: 'as vouchers in the import queue', no: 'som bilag i importkøen' },
    },
  ],
};

const mailFields: readonly FormField[] = [
  {
    name: 'settings.invoices.receptionAddress',
    control: 'text',
    when: { name: delivery, is: ['email'] },
    required: true,
    label: { en: 'Reception address', no: 'Mottaksadresse' },
    help: {
      en: 'The address at Xledger that takes invoices, such as mb.12345@xledger.net.',
      no: 'Adressen i Xledger som tar imot fakturaer, for eksempel mb.12345@xledger.net.',
    },
  },
];

const fileFields: readonly FormField[] = [
  {
    name: 'settings.invoices.format',
    control: 'choice',
    when: byFile,
    label: { en: 'Layout of the file', no: 'Filformat' },
    options: [
      { value: 'plain', label: { en: 'plain CSV', no: 'enkel CSV' } },
      { value: 'gl02b', label: { en: 'GL02b: general ledger', no: 'GL02b: hovedbok' } },
      { value: 'ar10', label: { en: 'AR10: customer ledger', no: 'AR10: kundereskontro' } },
    ],
  },
  {
    name: 'settings.invoices.schedule',
    control: 'choice',
    when: byFile,
    label: { en: 'A file is made', no: 'En fil lages' },
    options: [
      { value: 'by-hand', label: { en: 'when a person asks for it', no: 'når en person ber om det' } },
      { value: 'daily', label: { en: 'every day', no: 'hver dag' } },
      { value: 'hourly', label: { en: 'every hour', no: 'hver time' } },
    ],
  },
  {
    name: 'settings.invoices.voucherType',
    control: 'text',
    when: byFile,
    label: { en: 'Voucher type', no: 'Bilagstype' },
    help: {
      en: 'A code that exists in Xledger. Needed by GL02b and AR10.',
      no: 'En kode som finnes i Xledger. Trengs for GL02b og AR10.',
    },
  },
  {
    name: 'settings.invoices.department',
    control: 'text',
    when: byFile,
    label: { en: 'Department', no: 'Avdeling' },
    help: { en: 'A code that every line gets. May be empty.', no: 'En kode som alle linjer får. Kan være tom.' },
  },
];

const apiFields: readonly FormField[] = [
  {
    name: 'settings.invoices.transactionSource',
    control: 'text',
    when: byApi,
    required: true,
    label: { en: 'Transaction source', no: 'Transaksjonskilde' },
    help: { en: 'The code that the vouchers get, such as AR.', no: 'Koden som bilagene får, for eksempel AR.' },
  },
  {
    name: 'settings.invoices.includePdf',
    control: 'switch',
    when: byApi,
    label: { en: 'Send the invoice’s PDF with the voucher', no: 'Send fakturaens PDF med bilaget' },
  },
  {
    name: 'settings.invoices.projectDimension',
    control: 'choice',
    when: byApi,
    label: { en: 'Projects are kept in', no: 'Prosjekter ligger i' },
    help: {
      en: 'The project field, or one of the entity’s posting dimensions.',
      no: 'Prosjektfeltet, eller en av enhetens konteringsdimensjoner.',
    },
    options: [
      { value: 'project', label: { en: 'the project field', no: 'prosjektfeltet' } },
      ...['1', '2', '3', '4', '5'].map((place) => ({
        value: `glObject${place}`,
        label: { en: `dimension ${place}`, no: `dimensjon ${place}` },
      })),
    ],
  },
];

const sharedFields: readonly FormField[] = [
  {
    name: 'settings.invoices.receivableAccount',
    control: 'text',
    when: byBoth,
    label: { en: 'Receivable account', no: 'Konto for kundefordringer' },
    help: {
      en: 'Account of the customer ledger, usually 1500. A plain CSV does without.',
      no: 'Kontoen for kundereskontroen, vanligvis 1500. En enkel CSV klarer seg uten.',
    },
  },
  {
    name: 'settings.invoices.kid',
    control: 'choice',
    when: byBoth,
    label: { en: 'Check digit of payment ids (KID)', no: 'Kontrollsiffer i KID' },
    options: [
      { value: 'none', label: { en: 'not checked, or no KID', no: 'kontrolleres ikke, eller ingen KID' } },
      { value: 'mod10', label: { en: 'MOD10', no: 'MOD10' } },
      { value: 'mod11', label: { en: 'MOD11', no: 'MOD11' } },
      { value: 'either', label: { en: 'MOD10 or MOD11', no: 'MOD10 eller MOD11' } },
    ],
  },
  {
    name: 'settings.invoices.accounts',
    control: 'pairs',
    when: byBoth,
    columns: ['moment', 'xledger'],
    columnLabels: [
      { en: 'Account in Moment', no: 'Konto i Moment' },
      { en: 'Account at Xledger', no: 'Konto i Xledger' },
    ],
    label: { en: 'Account pairs', no: 'Kontopar' },
    help: { en: 'An account without a pair is used as it stands.', no: 'En konto uten par brukes som den er.' },
  },
  {
    name: 'settings.invoices.vatCodes',
    control: 'pairs',
    when: byBoth,
    columns: ['moment', 'xledger'],
    columnLabels: [
      { en: 'Code in Moment', no: 'Kode i Moment' },
      { en: 'Tax rule at Xledger', no: 'Avgiftsregel i Xledger' },
    ],
    label: { en: 'VAT code pairs', no: 'Mva.-kodepar' },
    help: { en: 'A code without a pair is used as it stands.', no: 'En kode uten par brukes som den er.' },
  },
];

/** How invoices get to Xledger: one of three ways, each with fields of its own. */
export const xledgerInvoiceGroup: IntegrationForm['groups'][number] = {
  title: { en: 'Invoices', no: 'Fakturaer' },
  fields: [way, ...mailFields, ...fileFields, ...apiFields, ...sharedFields],
};
