import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { startServerThread } from '../../lib/local/server-thread.ts';
import { tableClientOf } from '../../lib/local/tables.ts';
import { tableClient } from '../../lib/runtime/aws-clients.ts';
import { createEndCounts } from '../../lib/store/end-counts.ts';
import { receiptToFields } from '../../lib/store/receipt-item.ts';
import type { Fields, Table } from '../../lib/store/table.ts';
import { countedAs } from '../../lib/sync/count-ends.ts';
import type { Receipt, ReceiptState } from '../../lib/sync/receipt.ts';
import { createTableOrder } from '../support/table.ts';
import { fillFolder } from './fill-folder.ts';
import { manyReceipts } from './many-receipts.ts';

const name = 'ledgerbridge';

/** The embedded table as one machine runs it, on disk and in a thread of its own, with so many receipts and their counters. */
export async function openMillionTable(receipts: number, newest: Date): Promise<Table & { close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'ledgerbridge-bench-'));
  const empty = await startServerThread('tables-entry.ts', folder);
  const maker = tableClientOf(empty.url);
  await maker.send(new CreateTableCommand(createTableOrder(name)));
  maker.destroy();
  await empty.close();
  const counts = new Map<string, { receipt: Receipt; count: Partial<Record<ReceiptState, number>> }>();
  await fillFolder(folder, name, counted(manyReceipts(receipts, newest), counts));
  const server = await startServerThread('tables-entry.ts', folder);
  Object.assign(process.env, { AWS_REGION: 'eu-north-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' });
  // As the functions have it.
  const table = { client: tableClient({ AWS_ENDPOINT_URL_DYNAMODB: server.url }), name };
  for (const { receipt, count } of counts.values()) await createEndCounts(table).add(receipt, undefined, count);
  return {
    ...table,
    async close() {
      table.client.destroy();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function* counted(
  receipts: Iterable<Receipt>,
  counts: Map<string, { receipt: Receipt; count: Partial<Record<ReceiptState, number>> }>,
): Generator<Fields> {
  const none = (): Partial<Record<ReceiptState, number>> => ({});
  for (const receipt of receipts) {
    const ended = countedAs(receipt, new Date(0));
    const place = `${receipt.integration} ${receipt.direction}`;
    const known = counts.get(place) ?? { receipt, count: none() };
    counts.set(place, known);
    const { count } = known;
    if (ended !== undefined) count[ended.state] = (count[ended.state] ?? 0) + 1;
    yield receiptToFields(receipt);
  }
}
