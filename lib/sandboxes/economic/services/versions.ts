import { EconomicRefusal } from '../http/answer.ts';
import type { StoredRecord } from '../state/agreement-state.ts';
import type { JsonValue } from '../state/json.ts';
import { objectVersionOf } from '../state/records.ts';

/** Refuse a change that was made for another version than today's, or for none. */
export function checkObjectVersion(key: string, record: StoredRecord, given: JsonValue | undefined): void {
  if (given !== objectVersionOf(key, record)) {
    const message = 'The resource has been updated by another user.';
    throw new EconomicRefusal({ status: 409, message, code: 'UpdateConflict' });
  }
}
