import type { ProductRecord } from '../../documents/product.ts';
import type { Writer } from '../../sync/define-sync.ts';
import type { LookUp, WriteOrder, WriteOutcome } from '../../sync/outcome.ts';
import type { Problem, RejectCode } from '../../sync/problems.ts';
import type { Evidence } from '../../sync/receipt.ts';
import { CallFailed, outcomeOf, reading } from './call-failed.ts';
import { call } from './client.ts';
import { departmentConnection } from './department-connection.ts';
import { getProductsContent, saveProductsContent } from './encode-order.ts';
import { verdictOnItem } from './errors.ts';
import type { OfficeConnection } from './exchange.ts';
import { textProblems } from './field-problems.ts';
import { settleSeconds } from './limits.ts';
import { namesInClient } from './names-in-client.ts';
import { operations } from './operations.ts';
import { findInList, referenceLists } from './reference-lists.ts';
import { vendorWordsOf } from './vendor-words.ts';

/**
 * Products are matched by their number alone, and made when it is missing. What is there is never changed: name and
 * category belong to those who keep the products at 24SevenOffice.
 */
export const productWriter: Writer<ProductRecord, '24sevenoffice'> = {
  vendor: '24sevenoffice',
  canUpdate: true,
  looksUpFirst: true,
  settleSeconds,
  calls: 1,
  evidence: ({ departmentId, number }) => ({ departmentId, number }),
  check: (connection, target) => reading(() => productProblems(connection, target)),
  write: (connection, order) => save(connection, order).catch(outcomeOf),
  turns: (connection, { departmentId = '', number = '' }) =>
    reading(() => namesInClient(departmentConnection(connection, departmentId), { product: number })),
  lookUp: (connection, evidence) => reading(() => lookUp(connection, evidence)),
};

async function productProblems(
  given: OfficeConnection,
  { departmentId, number, name, categoryId }: ProductRecord,
): Promise<readonly Problem<RejectCode>[]> {
  const own = [...textProblems('productNumber', number, 100), ...textProblems('productName', name, 125)];
  if (own.length > 0) return own;
  const connection = departmentConnection(given, departmentId);
  const category = await findInList(connection, referenceLists.categories, ({ Id }) => Id === categoryId);
  if (category !== undefined) return [];
  return [{ code: 'product-category-unknown', field: 'settings.productCategoryId', value: String(categoryId) }];
}

async function save(given: OfficeConnection, order: WriteOrder<ProductRecord>): Promise<WriteOutcome> {
  const { target, existing } = order;
  if (existing !== undefined) return { kind: 'delivered', targetId: existing.targetId, number: existing.number };
  const connection = departmentConnection(given, target.departmentId);
  // https://developer.24sevenoffice.com/docs/productservice.html (SaveProducts)
  const [saved] = await call(connection, operations.saveProducts, { content: saveProductsContent(target) });
  if (saved?.APIException) {
    const wordsOf = (text: string): string => vendorWordsOf(text, [connection.login.password]);
    throw new CallFailed(verdictOnItem(saved.APIException, wordsOf));
  }
  if (saved?.Id === undefined)
    return { kind: 'unknown', vendorWords: 'SaveProducts answered without the product’s id' };
  return { kind: 'delivered', targetId: String(saved.Id), number: target.number };
}

/** Whether `No` is matched exactly is not documented: what comes back is compared again. */
async function lookUp(given: OfficeConnection, { departmentId = '', number = '' }: Evidence): Promise<LookUp> {
  const connection = departmentConnection(given, departmentId);
  // https://developer.24sevenoffice.com/docs/productservice.html (GetProducts)
  const products = await call(connection, operations.getProducts, { content: getProductsContent(number) });
  const [product, ...others] = products.filter(({ No }) => No === number);
  if (product === undefined) return { kind: 'absent' };
  const shown = [product, ...others].map(({ Id, Name }) => `${Name ?? '?'} (${Id ?? '?'})`).join('; ');
  if (others.length > 0 || product.Id === undefined) {
    const vendorWords = shown.slice(0, 500);
    return {
      kind: 'conflict',
      problem: { code: 'several-matches', field: 'productNumber', value: number, vendorWords },
    };
  }
  return { kind: 'found', equal: true, targetId: String(product.Id), number, shown };
}
