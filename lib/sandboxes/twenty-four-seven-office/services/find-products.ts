import type { Product } from '../state/order-state.ts';
import { productTypes } from '../types/product-types.ts';
import { utcMilliseconds, utcText } from '../wire/server-time.ts';
import { recordOf, textOf, textsOf, wholeOf, type XmlRecord } from '../wire/xml-value.ts';
import { picked, refuseUnknownProperties } from './return-properties.ts';
import type { ClientCall } from './service.ts';
import { matchesPattern } from './text-pattern.ts';
import { visible } from './visible.ts';

type Criterion = (product: Product) => boolean;

/** The products that fit all criteria, without any all of them; only the named elements come back. */
export function findProducts(call: ClientCall): XmlRecord {
  const names = refuseUnknownProperties(call.input, 'returnProperties', productTypes.records.Product);
  const criteria = criteriaOf(recordOf(call.input, 'searchParams'), call.state.switches.productNoSearch);
  const found = visible(call, call.client.products).filter((product) => criteria.every((fits) => fits(product)));
  return { Product: found.map((product) => picked(productRecord(product), names)) };
}

function productRecord({ id, fields, changedAt }: Product): XmlRecord {
  return { StatusId: '1', ...fields, Id: String(id), DateChanged: utcText(changedAt) };
}

function criteriaOf(search: XmlRecord, noSearch: 'exact' | 'prefix'): readonly Criterion[] {
  const ids = textsOf(search, 'ProductIds', 'int').map(Number);
  const no = textOf(search, 'No') ?? '';
  const numbered = (found: string) => (noSearch === 'exact' ? found === no : found.startsWith(no));
  const changedAfter = textOf(search, 'DateChanged');
  const criteria: readonly (readonly [unknown, Criterion])[] = [
    [search.Id, ({ id }) => id === wholeOf(search, 'Id')],
    [search.CategoryId, ({ fields }) => wholeOf(fields, 'CategoryId') === wholeOf(search, 'CategoryId')],
    [search.No, ({ fields }) => numbered(textOf(fields, 'No') ?? '')],
    [search.EAN1, ({ fields }) => fields.EAN1 === search.EAN1],
    [search.Name, ({ fields }) => matchesPattern(textOf(fields, 'Name') ?? '', textOf(search, 'Name') ?? '')],
    [search.Price, ({ fields }) => Number(fields.Price) === Number(search.Price)],
    [changedAfter, ({ changedAt }) => Date.parse(changedAt) > utcMilliseconds(changedAfter ?? '')],
    [ids.length > 0 ? ids : undefined, ({ id }) => ids.includes(id)],
  ];
  return criteria.filter(([given]) => given !== undefined).map(([, criterion]) => criterion);
}
