import { textIn, type VendorCaller } from './vendor-caller.ts';

/** One voucher of an invoice; what is left out is as in the example. */
export type Invoice = {
  no?: number;
  year?: number;
  sort?: number;
  entries?: string;
  saveOption?: string;
  ignore?: string;
};

export const receivable = (amount = '1250', more = '') =>
  `<Entry><CustomerId>10001</CustomerId><AccountNo>1500</AccountNo><Date>2026-05-15T00:00:00</Date><DueDate>2026-05-29T00:00:00</DueDate><Amount>${amount}</Amount><ProjectId>5017</ProjectId><InvoiceReferenceNo>20231</InvoiceReferenceNo><InvoiceOcr>202310</InvoiceOcr>${more}</Entry>`;
export const revenue = (amount = '-1250', tax = '<TaxNo>3</TaxNo>') =>
  `<Entry><AccountNo>3000</AccountNo><Date>2026-05-15T00:00:00</Date><Amount>${amount}</Amount><ProjectId>5017</ProjectId><InvoiceReferenceNo>20231</InvoiceReferenceNo>${tax}</Entry>`;

const voucher = ({ no = 20231, sort = 1, entries = receivable() + revenue() }: Invoice) =>
  `<Voucher><TransactionNo>${no}</TransactionNo><Entries>${entries}</Entries><Sort>${sort}</Sort></Voucher>`;

/** Saves one bundle an invoice in one list, and reads the verdict. */
export const save = async (vendor: VendorCaller, ...invoices: Invoice[]) => {
  const bundles = invoices.map(
    (invoice) => `<Bundle><YearId>${invoice.year ?? 2026}</YearId><Vouchers>${voucher(invoice)}</Vouchers></Bundle>`,
  );
  const { saveOption = '<SaveOption>0</SaveOption>', ignore = '' } = invoices[0] ?? {};
  const warnings = ignore === '' ? '' : `<IgnoreWarnings><string>${ignore}</string></IgnoreWarnings>`;
  const list = `<BundleList><Bundles>${bundles.join('')}</Bundles>${saveOption}${warnings}</BundleList>`;
  const reply = await vendor.call('account.SaveBundleList', list);
  return { status: reply.status, type: textIn(reply.text, 'Type'), description: textIn(reply.text, 'Description') };
};

/** Reads ledger lines; the criteria before `SystemType` in the WSDL's order, `first` before the dates. */
export const transactions = (
  vendor: VendorCaller,
  inner = '<DateStart>2026-01-01T00:00:00</DateStart><DateEnd>2026-12-31T23:59:59</DateEnd>',
  first = '',
) =>
  vendor.call(
    'transaction.GetTransactions',
    `<searchParams>${first}${inner}<SystemType xsi:nil="true" /><HasInvoiceId xsi:nil="true" /></searchParams>`,
  );
