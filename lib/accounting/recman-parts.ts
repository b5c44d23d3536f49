import type { Product } from '../documents/product.ts';
import type { SalesInvoice } from '../documents/sales-invoice.ts';
import type { Parent } from '../sync/receipt.ts';

/** The direction whose documents wait for its own companies and products. */
export const recmanInvoicesDirection = 'recman-invoices-to-24sevenoffice';

/**
 * Companies and products belong to a department, for each department may have books of its own. `company:501:7001` is RecMan's
 * company 7001 in the books of department 501, `product:501:110` the product with number 110.
 */
export function companyKey(departmentId: string, companyId: string): string {
  return `company:${departmentId}:${companyId}`;
}

/** See `companyKey`. */
export function productKey(departmentId: string, number: string): string {
  return `product:${departmentId}:${number}`;
}

/** The invoice's customer, in the books of its department. */
export function companyParent({ departmentId, companyId }: SalesInvoice): Parent | undefined {
  if (departmentId === undefined || companyId === undefined) return undefined;
  return { direction: recmanInvoicesDirection, key: companyKey(departmentId, companyId) };
}

/** The product of a number, in the books of a department. */
export function productParent(departmentId: string, number: string): Parent {
  return { direction: recmanInvoicesDirection, key: productKey(departmentId, number) };
}

/** The products that an invoice names, each once, with the name of the first line that names it. */
export function productsOf({ departmentId, lines }: SalesInvoice): readonly Product[] {
  if (departmentId === undefined) return [];
  const products = new Map<string, Product>();
  for (const { productNumber: number, productName: name } of lines) {
    if (number !== undefined && !products.has(number)) products.set(number, { departmentId, number, name });
  }
  return [...products.values()];
}
