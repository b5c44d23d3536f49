import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { createRequestStore, type SealedRequest } from '../../lib/store/request-store.ts';
import type { Table } from '../../lib/store/table.ts';
import { openTestTable } from '../support/table.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const scope = { tenant: 'fjord', integration: 'fjord.main' };
const requests = (count: number): SealedRequest[] =>
  Array.from({ length: count }, (_, place) => ({ scope, name: `r${place}`, sealed: `text ${place}`, at: now }));

/** The same table, which leaves the last item of each batch unwritten for so many times. */
function throttled(inner: Table, times: number): { table: Table; batches: number[] } {
  const batches: number[] = [];
  let left = times;
  const send = async (command: BatchWriteItemCommand) => {
    const all = command.input.RequestItems?.[inner.name] ?? [];
    batches.push(all.length);
    if (left === 0) return inner.client.send(command);
    left -= 1;
    const written = all.slice(0, -1);
    if (written.length > 0) {
      await inner.client.send(new BatchWriteItemCommand({ RequestItems: { [inner.name]: written } }));
    }
    return { UnprocessedItems: { [inner.name]: all.slice(-1) } };
  };
  const client = new Proxy(inner.client, {
    get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)),
  });
  return { table: { ...inner, client }, batches };
}

describe('requests put together', () => {
  let table: Awaited<ReturnType<typeof openTestTable>>;
  beforeEach(async () => {
    table = await openTestTable();
  });
  afterEach(() => table.close());
  const found = async (name: string) => createRequestStore(table).find(scope, { name, now });

  it('are written 25 at a time, each under its own name', async () => {
    const watched = throttled(table, 0);
    expect(await createRequestStore(watched.table).put(requests(30))).toEqual([]);
    expect(watched.batches).toEqual([25, 5]);
    expect([await found('r0'), await found('r29'), await found('r30')]).toEqual(['text 0', 'text 29', undefined]);
  });

  it('are asked for again where the table was too busy', async () => {
    const watched = throttled(table, 2);
    expect(await createRequestStore(watched.table).put(requests(3))).toEqual([]);
    expect(watched.batches).toEqual([3, 1, 1]);
    expect(await found('r2')).toBe('text 2');
  });

  it('are told when they could not be kept in time', async () => {
    const all = requests(3);
    expect(await createRequestStore(throttled(table, 99).table).put(all)).toEqual(all.slice(2));
    expect([await found('r1'), await found('r2')]).toEqual(['text 1', undefined]);
  });
});
