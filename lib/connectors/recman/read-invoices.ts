import * as z from 'zod';
import type { SalesInvoice } from '../../documents/sales-invoice.ts';
import type { Reader } from '../../sync/define-sync.ts';
import type { Reading } from '../../sync/outcome.ts';
import { askRecman, type RecmanConnection } from './client.ts';
import { decodeInvoice } from './decode.ts';
import { recmanListedSchema } from './schema.ts';

/** An invoice that is read brings the next thousand with it, since a day has 200 calls: kept this long. */
const keptSeconds = 60;

const listedSchema = z.object({ updated: z.string().nullish() });

type Ahead = { readonly rows: Map<string, unknown>; line: Promise<unknown> };

/** Invoices and credit notes by id, a page of them a call. https://developers.recman.io (GET /v2/get/, scope invoice) */
export const invoiceReader: Reader<SalesInvoice, 'recman'> = {
  vendor: 'recman',
  read: async (connection, key, { snapshot }): Promise<Reading<SalesInvoice>> => {
    const ahead = await connection.memo<Ahead>('invoices read ahead', keptSeconds, async () => ({
      rows: new Map(),
      line: Promise.resolve(),
    }));
    // One asks at a time: what the first brings is mostly what the others want.
    const turn = ahead.line.then(() => rowOf(connection, ahead.rows, { key, since: listedAt(snapshot) }));
    ahead.line = turn.catch(() => undefined); // the caller gets the failure; the next in line must not
    const row = await turn;
    return row === undefined ? { kind: 'absent' } : decodeInvoice(row);
  },
};

/** https://developers.recman.io (GET /v2/get/, scope invoice, `minInvoiceId`, then `invoiceIds`) */
async function rowOf(
  connection: RecmanConnection,
  rows: Map<string, unknown>,
  { key, since }: { readonly key: string; readonly since: string | undefined },
): Promise<unknown> {
  if (rows.has(key) && !isOlder(rows.get(key), since)) return rows.get(key);
  rows.delete(key);
  keep(rows, await askRecman(connection, { scope: 'invoice', page: 1, filters: { minInvoiceId: key } }));
  if (rows.has(key)) return rows.get(key);
  // The order of rows is not promised: the page may have begun elsewhere.
  keep(rows, await askRecman(connection, { scope: 'invoice', page: 1, filters: { invoiceIds: key } }));
  return rows.get(key);
}

/** When the invoice was changed, as the list told it. */
function listedAt(snapshot: unknown): string | undefined {
  return listedSchema.safeParse(snapshot).data?.updated ?? undefined;
}

/** The row was brought before the change that the list told of. */
function isOlder(row: unknown, since: string | undefined): boolean {
  const updated = recmanListedSchema.safeParse(row).data?.updated;
  return since !== undefined && updated !== undefined && updated < since;
}

function keep(rows: Map<string, unknown>, found: readonly unknown[]): void {
  for (const row of found) {
    const parsed = recmanListedSchema.safeParse(row);
    if (parsed.success) rows.set(parsed.data.invoiceId, row);
  }
}
