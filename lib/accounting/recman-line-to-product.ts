import type { Recman24SevenOfficeSettings } from '../documents/integrations/recman-24sevenoffice.ts';
import type { Product, ProductRecord } from '../documents/product.ts';
import type { Judgement } from '../sync/define-sync.ts';
import { type Findings, isRejected, presenceFindings, shown } from './field-checks.ts';

/** Product.No and Product.Name of 24SevenOffice hold this many characters. */
const longestNumber = 100;
const longestName = 125;

/** What an invoice line names becomes a product of that number, with RecMan's name, in the category of the settings. */
export const recmanLineToProduct: Judgement<Product, ProductRecord, Recman24SevenOfficeSettings> = {
  isOn: () => true,
  parents: () => [],
  decide: ({ document, settings }) => {
    const problems = productFindings(document, (name) => (name === 'number' ? 'productNumber' : 'productName'));
    if (isRejected(problems)) return { kind: 'reject', problems };
    const { departmentId, number } = document;
    const target = { departmentId, number, name: document.name.trim(), categoryId: settings.productCategoryId };
    return { kind: 'send', target };
  },
};

/** What keeps a product from being made. `fieldOf` says where the number and the name stand. */
export function productFindings(
  { number, name }: Pick<Product, 'number' | 'name'>,
  fieldOf: (name: 'number' | 'name') => string,
): Findings {
  return [
    ...presenceFindings(fieldOf('number'), number),
    ...lengthFindings(fieldOf('number'), number, longestNumber),
    ...presenceFindings(fieldOf('name'), name),
    ...lengthFindings(fieldOf('name'), name.trim(), longestName),
  ];
}

/** A text that the target has room for. */
export function lengthFindings(field: string, text: string, longest: number): Findings {
  return text.length <= longest ? [] : [{ code: 'field-invalid', field, value: shown(text) }];
}
