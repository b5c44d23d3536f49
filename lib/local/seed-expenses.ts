import { setTimeout as pause } from 'node:timers/promises';
import { createTwentyFourSevenOfficeControl } from '../sandboxes/twenty-four-seven-office/control.ts';
import { bookedProjects, exampleSuppliers, exampleVouchers, ledgerOnlyProject } from './example-expenses.ts';

/** How often it is seen whether the projects have arrived, in milliseconds. */
const lookEveryMs = 500;

/** A sandbox with the clients of the demo in it. */
export type ExpenseSeed = {
  readonly officeUrl: string;
  readonly clientIds: readonly string[];
  clock(): Date;
  onError(error: unknown): void;
};

/**
 * Books suppliers' invoices in the demo's ledgers, once, as soon as the export has brought the projects there: an accountant
 * can book on no others. The given function stops waiting.
 */
export function startExpenseSeed(seed: ExpenseSeed): () => Promise<void> {
  const ended = new AbortController();
  const working = Promise.all(seed.clientIds.map((clientId) => book(seed, clientId, ended.signal))).catch((error) => {
    // A platform that is stopped cuts the wait off: nobody needs to read of it.
    if (!ended.signal.aborted) seed.onError(error);
  });
  return async () => {
    ended.abort();
    await working;
  };
}

async function book({ officeUrl, clock }: ExpenseSeed, clientId: string, signal: AbortSignal): Promise<void> {
  const control = createTwentyFourSevenOfficeControl(officeUrl);
  for (;;) {
    const { companies, projects, transactions } = await control.client(clientId);
    const present = new Set(projects.map(({ id }) => id));
    const vouchers = exampleVouchers(clock().toISOString().slice(0, 10));
    // Booked all or none: one of them tells of all.
    if (transactions.some(({ invoiceNo }) => invoiceNo === vouchers[0]?.invoiceNo)) return;
    if (bookedProjects.every((id) => present.has(id))) {
      for (const supplier of exampleSuppliers) {
        if (!companies.some(({ id }) => id === supplier.id)) await control.addCompany(clientId, supplier);
      }
      if (!present.has(ledgerOnlyProject.id)) await control.addProject(clientId, ledgerOnlyProject);
      await control.ledger(clientId).book(...vouchers);
      return;
    }
    await pause(lookEveryMs, undefined, { signal });
  }
}
