import type { Language, Words } from './language.ts';

/** Fields of our documents as people know them. */
const fields: Readonly<Record<string, Words>> = {
  posting: { en: 'posting', no: 'bokføring' },
  text: { en: 'text', no: 'tekst' },
  line: { en: 'line', no: 'linje' },
  amount: { en: 'amount', no: 'beløp' },
  revenue: { en: 'revenue', no: 'inntekt' },
  invoiceNumber: { en: 'invoice number', no: 'fakturanummer' },
  country: { en: 'country', no: 'land' },
  address: { en: 'address', no: 'adresse' },
  phone: { en: 'phone', no: 'telefon' },
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
  expenseActivity: { en: 'activity of expenses', no: 'aktivitet for utlegg' },
  file: { en: 'file', no: 'fil' },
  supplierInvoiceNumber: { en: 'supplier’s invoice number', no: 'leverandørens fakturanummer' },
  supplierName: { en: 'supplier’s name', no: 'leverandørens navn' },
  factoringId: { en: 'factoring id', no: 'factoring-id' },
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
