import type { Language, Words } from './language.ts';

/** Fields of our documents as people know them. */
const fields: Readonly<Record<string, Words>> = {
  account: { en: 'account', no: 'konto' },
  amountIncludingVat: { en: 'amount including VAT', no: 'beløp inkl. mva.' },
  companyId: { en: 'customer', no: 'kunde' },
  creditedInvoiceId: { en: 'credited invoice', no: 'kreditert faktura' },
  currency: { en: 'currency', no: 'valuta' },
  currencyRate: { en: 'exchange rate', no: 'valutakurs' },
  customerId: { en: 'customer', no: 'kunde' },
  customerNumber: { en: 'customer number', no: 'kundenummer' },
  date: { en: 'invoice date', no: 'fakturadato' },
  departmentId: { en: 'department', no: 'avdeling' },
  dueDate: { en: 'due date', no: 'forfallsdato' },
  email: { en: 'e-mail', no: 'e-post' },
  identityId: { en: 'Identity Id', no: 'Identity Id' },
  invoiceDate: { en: 'invoice date', no: 'fakturadato' },
  kid: { en: 'KID', no: 'KID' },
  lines: { en: 'invoice lines', no: 'fakturalinjer' },
  name: { en: 'name', no: 'navn' },
  number: { en: 'number', no: 'nummer' },
  organizationNumber: { en: 'organization number', no: 'organisasjonsnummer' },
  productCategoryId: { en: 'product category', no: 'produktkategori' },
  productName: { en: 'product name', no: 'produktnavn' },
  productNumber: { en: 'product number', no: 'produktnummer' },
  projectNumber: { en: 'project number', no: 'prosjektnummer' },
  totalExcludingVat: { en: 'total excluding VAT', no: 'total ekskl. mva.' },
  totalIncludingVat: { en: 'total including VAT', no: 'total inkl. mva.' },
  totalVat: { en: 'total VAT', no: 'total mva.' },
  vatAmount: { en: 'VAT amount', no: 'mva.-beløp' },
  vatCode: { en: 'VAT code', no: 'mva.-kode' },
  vatCodes: { en: 'VAT code pairs', no: 'mva.-kodepar' },
  vatPercentage: { en: 'VAT percentage', no: 'mva.-sats' },
  voucherType: { en: 'voucher type', no: 'bilagsart' },
  clientId: { en: 'client id', no: 'klient-id' },
  description: { en: 'description', no: 'beskrivelse' },
  expenseAccounts: { en: 'expense accounts', no: 'utgiftskonti' },
  expenseActivity: { en: 'activity of expenses', no: 'aktivitet for utgifter' },
  file: { en: 'file', no: 'fil' },
  supplierInvoiceNumber: { en: 'supplier’s invoice number', no: 'leverandørens fakturanummer' },
  supplierName: { en: 'supplier’s name', no: 'leverandørens navn' },
  factoringId: { en: 'factoring id', no: 'factoring-id' },
  accounts: { en: 'account pairs', no: 'kontopar' },
  address: { en: 'address', no: 'adresse' },
  agreementGrantToken: { en: 'agreement token', no: 'avtaletoken' },
  applicationId: { en: 'application id', no: 'applikasjons-id' },
  automaticExport: { en: 'automatic export', no: 'automatisk eksport' },
  bookWithoutPdf: { en: 'book without attachment', no: 'bokfør uten vedlegg' },
  country: { en: 'country', no: 'land' },
  customerGroup: { en: 'customer group', no: 'kundegruppe' },
  defaultUser: { en: 'default user', no: 'standardbruker' },
  delivery: { en: 'way to Xledger', no: 'vei til Xledger' },
  department: { en: 'department', no: 'avdeling' },
  departments: { en: 'departments', no: 'avdelinger' },
  departmentUsers: { en: 'users of departments', no: 'avdelingenes brukere' },
  entry: { en: 'entry', no: 'postering' },
  errorEmails: { en: 'error e-mail addresses', no: 'e-postadresser for feil' },
  expenseBillable: { en: 'expenses are billable', no: 'utgiftene er fakturerbare' },
  expenseId: { en: 'expense', no: 'utgift' },
  exportCustomers: { en: 'transfer of customers', no: 'overføring av kunder' },
  exportInvoices: { en: 'transfer of invoices', no: 'overføring av fakturaer' },
  exportProjects: { en: 'transfer of projects', no: 'overføring av prosjekter' },
  format: { en: 'layout of the file', no: 'filformat' },
  id: { en: 'id', no: 'id' },
  importExpenses: { en: 'import of expenses', no: 'import av utgifter' },
  includePdf: { en: 'PDF attached', no: 'PDF vedlagt' },
  invoices: { en: 'invoices', no: 'fakturaer' },
  journal: { en: 'journal', no: 'kassekladd' },
  language: { en: 'language', no: 'språk' },
  momentApiKey: { en: 'Moment API key', no: 'API-nøkkel i Moment' },
  momentCompanyCode: { en: 'Moment company code', no: 'firmakode i Moment' },
  ownerCode: { en: 'owner code', no: 'eier-ID' },
  password: { en: 'password', no: 'passord' },
  paymentTerms: { en: 'payment terms', no: 'betalingsbetingelser' },
  posting: { en: 'posting', no: 'bokføring' },
  price: { en: 'price', no: 'pris' },
  projectDimension: { en: 'where projects are kept', no: 'hvor prosjekter ligger' },
  projectGroup: { en: 'project group', no: 'prosjektgruppe' },
  receivableAccount: { en: 'receivable account', no: 'konto for kundefordringer' },
  receptionAddress: { en: 'reception address', no: 'mottaksadresse' },
  recmanKey: { en: 'RecMan API key', no: 'API-nøkkel i RecMan' },
  requestsPerHour: { en: 'requests an hour', no: 'forespørsler per time' },
  schedule: { en: 'when a file is made', no: 'når en fil lages' },
  soapLogonKey: { en: 'log-on key', no: 'påloggingsnøkkel' },
  soapPassword: { en: 'password of the web service user', no: 'webservice-brukerens passord' },
  soapUsername: { en: 'web service user', no: 'webservice-bruker' },
  token: { en: 'API token', no: 'API-token' },
  transactionSource: { en: 'transaction source', no: 'transaksjonskilde' },
  transferFrom: { en: 'from', no: 'fra og med' },
  username: { en: 'user name', no: 'brukernavn' },
  vatZone: { en: 'VAT zone', no: 'mva.-sone' },
  receivable: { en: 'receivable', no: 'kundefordring' },
};

const settings: Words = { en: 'settings', no: 'innstillinger' };
const line: Words = { en: 'line', no: 'linje' };

/** A field's path in words: `lines[2].vatCode` is "Line 3, VAT code". What has no word stays as it is. */
export function fieldWords(path: string, language: Language): string {
  const words = path.split('.').map((part) => partWords(part, language));
  const text = words.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function partWords(part: string, language: Language): string {
  const index = /^lines\[(\d+)\]$/.exec(part)?.[1];
  if (index !== undefined) return `${line[language]} ${Number(index) + 1}`;
  if (part === 'settings') return settings[language];
  return fields[part]?.[language] ?? part;
}
