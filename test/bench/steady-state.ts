import { awayFromTheHour } from './away-from-the-hour.ts';
import type { BenchSize } from './bench-size.ts';
import type { Counts } from './counting-proxy.ts';
import { openWarmWorker, type WarmWorker } from './warm-worker.ts';

/** What some invoices cost in requests and calls, by operation. */
export type Cost = {
  readonly invoices: number;
  readonly table: Counts;
  readonly moment: Counts;
  readonly office: Counts;
};

/** The same invoices under three circumstances. */
export type SteadyState = {
  /** A worker that has just started: its first invoice of each customer and project. */
  readonly first: Cost;
  /** Many at once, in batches of ten. */
  readonly together: Cost;
  /** One after the other, each in a batch of its own. */
  readonly alone: Cost;
};

const customers = 20;

type Parents = { readonly customerId: number; readonly projectId: number };

/** Counts what invoices cost when their customers and projects are delivered. */
export async function measureSteadyState({ invoicesTogether, invoicesAlone }: BenchSize): Promise<SteadyState> {
  await awayFromTheHour((invoicesTogether + invoicesAlone) / 10);
  const worker = await openWarmWorker();
  try {
    const parents = await deliveredParents(worker);
    const first = await costOf(worker, parents, inBatches);
    const repeated = (count: number) => Array.from({ length: count }, (_, place) => parents[place % customers]);
    const together = await costOf(worker, repeated(invoicesTogether).filter(isThere), inBatches);
    const alone = await costOf(worker, repeated(invoicesAlone).filter(isThere), oneByOne);
    return { first, together, alone };
  } finally {
    await worker.close();
  }
}

const isThere = (parents: Parents | undefined): parents is Parents => parents !== undefined;

async function deliveredParents(worker: WarmWorker): Promise<Parents[]> {
  const made: Parents[] = [];
  for (let place = 0; place < customers; place += 1) {
    const parents = await worker.vendors.makeParents(place);
    await worker.hear({ event: 'CREATE_NEW', customer: { id: parents.customerId } });
    await worker.hear({ event: 'CREATE_NEW', project: { id: parents.projectId } });
    made.push(parents);
  }
  await worker.work();
  return made;
}

type Arrival = (worker: WarmWorker, invoices: readonly number[]) => Promise<void>;

const inBatches: Arrival = async (worker, invoices) => {
  for (const id of invoices) await worker.hear({ event: 'UPDATE', invoice: { id } });
  await worker.work();
};

const oneByOne: Arrival = async (worker, invoices) => {
  for (const id of invoices) await inBatches(worker, [id]);
};

async function costOf(worker: WarmWorker, parents: readonly Parents[], arrive: Arrival): Promise<Cost> {
  const invoices: number[] = [];
  for (const each of parents) invoices.push(await worker.vendors.makeInvoice(each));
  const before = await worker.vendors.vouchers();
  worker.requestsTaken();
  await worker.vendors.callsTaken();
  await arrive(worker, invoices);
  const table = worker.requestsTaken();
  const calls = await worker.vendors.callsTaken();
  const posted = (await worker.vendors.vouchers()) - before;
  if (posted !== invoices.length) throw new Error(`${posted} of ${invoices.length} invoices became vouchers`);
  return { invoices: invoices.length, table, ...calls };
}
