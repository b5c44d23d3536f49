import type { SalesInvoice } from '../documents/sales-invoice.ts';
import type { AwaitedParent } from '../sync/outcome.ts';
import type { Parent } from '../sync/receipt.ts';

/** The direction whose documents wait for its own companies and products. */
export const recmanInvoicesDirection = 'recman-invoices-to-24sevenoffice';

/**
 * Companies and products belong to books at the target, which several departments may share: `company:4f1c22d09a7b:7001` is
 * RecMan's company 7001 in one client's books, `product:4f1c22d09a7b:110` the product with number 110. So none is made twice
 * where two departments log in to the same client.
 */
export function companyParent(books: string, companyId: string): Parent {
  return { direction: recmanInvoicesDirection, key: `company:${books}:${companyId}` };
}

/** See `companyParent`. */
export function productParent(books: string, number: string): Parent {
  return { direction: recmanInvoicesDirection, key: `product:${books}:${number}` };
}

/** What must be at the target before the invoice: its customer, and each product that a line names. */
export function neededParts(invoice: SalesInvoice): readonly AwaitedParent[] {
  const { departmentId, books, companyId } = invoice;
  if (departmentId === undefined || books === undefined || companyId === undefined) return [];
  const company = { parent: companyParent(books, companyId), snapshot: { departmentId, books } };
  const products = productsOf(invoice).map(({ number, name }) => {
    return { parent: productParent(books, number), snapshot: { departmentId, books, number, name } };
  });
  return [company, ...products];
}

/** The products that an invoice names, each once, with the name of the first line that names it. */
export function productsOf({ lines }: SalesInvoice): readonly { readonly number: string; readonly name: string }[] {
  const products = new Map<string, { number: string; name: string }>();
  for (const { productNumber: number, productName } of lines) {
    if (number === undefined || number.length > longestNumber || products.has(number)) continue;
    products.set(number, { number, name: productName.trim().slice(0, longestName) });
  }
  return [...products.values()];
}

/** The invoice of a longer number or name is refused; until then neither makes a key or a snapshot too long. */
const longestNumber = 100;
const longestName = 300;
