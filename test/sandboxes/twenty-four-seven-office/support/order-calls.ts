import { anna, type Reply, textIn, type VendorCaller } from './vendor-caller.ts';

/** A row of an order; what is left out is as in the example. */
export const row = (
  inner = '<ProductId>1001</ProductId><Price>1000.00</Price><Name>Konsulent</Name><Quantity>10.00</Quantity>',
) => `<InvoiceRow>${inner}</InvoiceRow>`;

/** Elements of an order by the places of the WSDL's sequence; undefined leaves one out. */
export type OrderParts = {
  id?: number | undefined;
  customer?: string;
  status?: string;
  /** Between OrderStatus and IncludeVAT. */
  early?: string;
  /** Between IncludeVAT and InvoiceRows. */
  middle?: string;
  rows?: string;
  /** After InvoiceRows. */
  late?: string;
};

export const order = ({
  id = 700,
  customer = '<CustomerId>10001</CustomerId>',
  status = 'Invoiced',
  early = '<DateInvoiced>2026-05-15T00:00:00</DateInvoiced>',
  middle = '<Distributor>Manual</Distributor>',
  rows = row(),
  late = '',
}: OrderParts = {}) =>
  `<InvoiceOrder>${id === 0 ? '' : `<OrderId>${id}</OrderId>`}${customer}<OrderStatus>${status}</OrderStatus>${early}<IncludeVAT xsi:nil="true" />${middle}<InvoiceRows>${rows}</InvoiceRows>${late}</InvoiceOrder>`;

export const saveOrders = (vendor: VendorCaller, ...orders: OrderParts[]) =>
  vendor.call('invoice.SaveInvoices', `<invoices>${orders.map(order).join('')}</invoices>`);

/** Elements that are asked for, of orders and of their rows. */
type Wanted = { names: string[]; rowNames: string[] };

export const findOrdersWithRows = (vendor: VendorCaller, criteria: string, { names, rowNames }: Wanted) =>
  vendor.call(
    'invoice.GetInvoices',
    `<searchParams>${criteria}</searchParams><invoiceReturnProperties>${listed(names)}</invoiceReturnProperties><rowReturnProperties>${listed(rowNames)}</rowReturnProperties>`,
  );

export const findOrders = (vendor: VendorCaller, criteria: string, names: string[]) =>
  findOrdersWithRows(vendor, criteria, { names, rowNames: [] });

export const saveProducts = (vendor: VendorCaller, ...products: string[]) =>
  vendor.call(
    'product.SaveProducts',
    `<products>${products.map((inner) => `<Product>${inner}</Product>`).join('')}</products>`,
  );

export const findProducts = (vendor: VendorCaller, criteria: string, names = ['Id', 'Name', 'No']) =>
  vendor.call(
    'product.GetProducts',
    `<searchParams>${criteria}</searchParams><returnProperties>${listed(names)}</returnProperties>`,
  );

/** Items of an answer, each as its words or `ok`. */
export function verdicts({ text }: Reply, item: 'InvoiceOrder' | 'Product'): string[] {
  const items = [...text.matchAll(new RegExp(`<${item}>.*?</${item}>`, 'gs'))];
  return items.map(([inner]) => textIn(inner, 'Message') ?? 'ok');
}

/** One customer, and one product in the first category. */
export async function aCustomerAndAProduct(vendor: VendorCaller, clientId = anna.clientId): Promise<void> {
  await vendor.control.addCompany(clientId, { name: 'Kunde AS' });
  await saveProducts(vendor, '<Name>Konsulent</Name><CategoryId>1</CategoryId><Price>900</Price><No>P-100</No>');
}

function listed(names: readonly string[]): string {
  return names.map((name) => `<string>${name}</string>`).join('');
}
