import type { ClientState } from '../state/client-state.ts';
import type { Product } from '../state/order-state.ts';
import { textOf, wholeOf, type XmlRecord } from '../wire/xml-value.ts';
import { apiException, type ItemProblem, invalidItem, missingItem, tooLongItem } from './api-exception.ts';
import { keptElements } from './kept-elements.ts';
import type { ClientCall } from './service.ts';

/** Where products fail. */
export const productOperation = 'ProductService.ProductService.SaveProducts(Product[] products)';

/** Lengths that the vendor's page names. https://developer.24sevenoffice.com/servicedatatypes/productservicedatatypes.html */
const lengths: Readonly<Record<string, number>> = {
  Name: 125,
  Description: 500,
  EAN1: 50,
  No: 100,
  StockLocation: 100,
  SupplierProductCode: 50,
  SupplierProductName: 250,
};

/** Saves one product of the list; a new one needs a name and a category. */
export function saveProduct({ client, state, now }: ClientCall, item: XmlRecord): XmlRecord {
  const id = wholeOf(item, 'Id');
  const known = client.products.find((product) => product.id === id);
  const problem =
    productProblem(client, item, known) ??
    (state.switches.uniqueProductNos ? takenNumber(client, item, known) : undefined);
  const { Name, CategoryId, No } = item;
  if (problem !== undefined) {
    return { Id: item.Id, Name, CategoryId, No, APIException: apiException(problem, productOperation) };
  }
  const at = now.toISOString();
  const saved = known ?? { id: client.nextProductId++, registeredAt: at, changedAt: at, fields: {} };
  if (known === undefined) client.products.push(saved);
  saved.fields = { ...saved.fields, ...keptElements(item, ['Id', 'DateChanged', 'APIException']) };
  saved.changedAt = at;
  return { Id: String(saved.id), Name, CategoryId, No };
}

function productProblem(client: ClientState, item: XmlRecord, known: Product | undefined): ItemProblem | undefined {
  const [id, categoryId] = [wholeOf(item, 'Id'), wholeOf(item, 'CategoryId')];
  if (id !== undefined && known === undefined) return missingItem(`Product with id ${id} was not found`);
  if (known === undefined && textOf(item, 'Name') === undefined) return missingItem('Parameter Name is required');
  if (known === undefined && categoryId === undefined) return missingItem('Parameter CategoryId is required');
  if (categoryId !== undefined && !client.categories.some((category) => category.id === categoryId)) {
    return missingItem(`Category with id ${categoryId} was not found`);
  }
  return tooLongItem(lengths, item);
}

function takenNumber(client: ClientState, item: XmlRecord, known: Product | undefined): ItemProblem | undefined {
  const isTaken = client.products.some(
    (product) => product !== known && item.No !== undefined && product.fields.No === item.No,
  );
  return isTaken ? invalidItem(`Product number ${textOf(item, 'No')} is already in use`) : undefined;
}
