import type { Customer } from '../../documents/customer.ts';
import type { Confirmation } from '../../sync/define-sync.ts';
import { SyncError } from '../../sync/errors.ts';
import { assertCompanyKnown, callMoment } from './client.ts';
import { decodeCustomerNumber } from './decode.ts';
import { encodeCustomerNumber } from './encode.ts';

/**
 * Writes the customer number that the target gave back to Moment. The same number twice changes nothing, so it may run again.
 */
export const customerNumberConfirmation: Confirmation<Customer, 'moment'> = {
  vendor: 'moment',
  isNeeded: (document, mapping) => mapping.number !== undefined && document.number !== mapping.number,
  confirm: async (connection, key, mapping) => {
    const { number } = mapping;
    if (number === undefined) return { kind: 'confirmed' };
    try {
      // PATCH changes only what it names: https://docs.moment.team (API, "How to use the API")
      const body = encodeCustomerNumber(number);
      const reply = await callMoment(connection, { method: 'PATCH', path: ['customers', key], body });
      // The customer was deleted in Moment meanwhile: there is nothing left to write the number into.
      if (reply.kind === 'not-found') await assertCompanyKnown(connection);
      else if (reply.body !== undefined) assertTaken(reply.body, number);
      return { kind: 'confirmed' };
    } catch (failure) {
      // Held back by Moment: told as such, and tried again. Refusals and a spent budget go on as they are.
      if (!(failure instanceof SyncError) || failure.reason.advice === 'refuse') throw failure;
      return { kind: 'not-applied', problem: failure.reason.problem, retryAt: failure.retryAt };
    }
  },
};

/** A server that ignores the number would send us in circles: its own webhook brings the customer back each time. */
function assertTaken(body: unknown, number: string): void {
  const taken = decodeCustomerNumber(body);
  if (taken.kind === 'unreadable') {
    throw new SyncError({ advice: 'refuse', applied: 'unknown', problem: taken.problem });
  }
  if (taken.number === number) return;
  const vendorWords = `Moment keeps the customer number ${taken.number ?? '(none)'}`;
  const problem = { code: 'refused-by-vendor', field: 'customerNumber', value: number, vendorWords } as const;
  throw new SyncError({ advice: 'refuse', applied: 'no', problem });
}
