import type { JsonObject } from '../state/json.ts';
import { valueAt } from './apply-filter.ts';
import type { List } from './list.ts';

/** Sort by `-name,age`; `~` means alphabetically, which is the same for texts. Without a wish the order stays. */
export function sortRows(
  rows: readonly JsonObject[],
  wish: string | null,
  { list, refuse }: { readonly list: List; refuse(field: string): Error },
): readonly JsonObject[] {
  const keys = (wish ?? '').split(',').filter((part) => part !== '');
  const orders = keys.map((part) => {
    const field = part.replace(/^[-~]+/, '');
    if (!list.sortable.includes(field)) {
      throw refuse(field);
    }
    return { field, direction: part.startsWith('-') ? -1 : 1, asText: part.includes('~') };
  });
  return rows.toSorted((left, right) => {
    for (const { field, direction, asText } of orders) {
      const [a, b] = [valueAt(left, field), valueAt(right, field)];
      const numbers = typeof a === 'number' && typeof b === 'number' && !asText;
      const order = numbers ? a - b : String(a ?? '').localeCompare(String(b ?? ''));
      if (order !== 0) {
        return order * direction;
      }
    }
    return 0;
  });
}
