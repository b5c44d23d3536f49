import type { ClientState } from '../state/client-state.ts';
import type { ProductCategory } from '../state/order-state.ts';
import { productTypes } from '../types/product-types.ts';
import { recordsOf, textOf, wholeOf, type XmlRecord } from '../wire/xml-value.ts';
import { apiException, databaseException, type ItemProblem, missingItem } from './api-exception.ts';
import { findProducts } from './find-products.ts';
import { picked, refuseUnknownProperties } from './return-properties.ts';
import { productOperation, saveProduct } from './save-product.ts';
import { type ClientCall, readingOperation, type Service, webservicesNamespace, writingOperation } from './service.ts';

/** Products and their categories. https://developer.24sevenoffice.com/docs/productservice.html */
export const productService: Service = {
  name: 'ProductService',
  host: 'api',
  path: '/Logistics/Product/V001/ProductService.asmx',
  namespace: webservicesNamespace,
  types: productTypes,
  operations: {
    GetProducts: readingOperation(findProducts),
    SaveProducts: writingOperation(
      (call) => ({
        Product: recordsOf(call.input, 'products', 'Product').map((item, index) =>
          call.refusedItems.has(index) ? refusedProduct(item) : saveProduct(call, item),
        ),
      }),
      (input) => ({ Product: recordsOf(input, 'products', 'Product').map(refusedProduct) }),
    ),
    GetCategories: readingOperation(findCategories),
    SaveCategories: writingOperation(({ client, input }) => ({
      Category: recordsOf(input, 'categories', 'Category').map((item) => saveCategory(client, item)),
    })),
  },
};

function refusedProduct({ Id, Name, No }: XmlRecord): XmlRecord {
  return { Id, Name, No, APIException: databaseException(productOperation) };
}

function findCategories(call: ClientCall): XmlRecord {
  const names = refuseUnknownProperties(call.input, 'returnProperties', productTypes.records.Category);
  return { Category: call.client.categories.map((category) => picked(categoryRecord(category), names)) };
}

function categoryRecord({ id, name, no, parentId }: ProductCategory): XmlRecord {
  return { Id: String(id), Name: name, No: no, ParentId: parentId === undefined ? undefined : String(parentId) };
}

function saveCategory(client: ClientState, item: XmlRecord): XmlRecord {
  const problem = categoryProblem(client, item);
  if (problem !== undefined) {
    const place = 'ProductService.ProductService.SaveCategories(Category[] categories)';
    return { ...item, APIException: apiException(problem, place) };
  }
  const known = client.categories.find(({ id }) => id === wholeOf(item, 'Id'));
  const highest = client.categories.reduce((most, { id }) => Math.max(most, id), 0);
  const saved = known ?? { id: highest + 1, name: '' };
  if (known === undefined) client.categories.push(saved);
  Object.assign(saved, {
    name: textOf(item, 'Name') ?? saved.name,
    no: textOf(item, 'No') ?? saved.no,
    parentId: wholeOf(item, 'ParentId') ?? saved.parentId,
  });
  return categoryRecord(saved);
}

function categoryProblem({ categories }: ClientState, item: XmlRecord): ItemProblem | undefined {
  const isKnown = (id: number | undefined) => categories.some((category) => category.id === id);
  const [id, parentId] = [wholeOf(item, 'Id'), wholeOf(item, 'ParentId')];
  if (id !== undefined && !isKnown(id)) return missingItem(`Category with id ${id} was not found`);
  if (parentId !== undefined && !isKnown(parentId)) return missingItem(`Category with id ${parentId} was not found`);
  return id === undefined && textOf(item, 'Name') === undefined ? missingItem('Parameter Name is required') : undefined;
}
