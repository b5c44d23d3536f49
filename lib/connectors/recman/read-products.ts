import { type Product, productSchema } from '../../documents/product.ts';
import type { Reader } from '../../sync/define-sync.ts';

/**
 * RecMan has no list of products that were invoiced: the invoice that waits for a product tells its number and name, and no
 * call is made. A product that no invoice told of is none.
 */
export const productReader: Reader<Product, 'recman'> = {
  vendor: 'recman',
  read: async (_connection, _key, { snapshot }) => {
    const told = productSchema.safeParse(snapshot);
    if (!told.success) return { kind: 'absent' };
    return { kind: 'found', document: told.data, number: told.data.number, label: told.data.name };
  },
};
