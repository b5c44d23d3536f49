import { jsonAnswer, notFound } from '../http/answer.ts';
import type { VendorCall, VendorOperation } from '../http/operation.ts';
import type { List } from '../lists/list.ts';
import { countAnswer, cursorAnswer, pagedAnswer } from '../lists/services-list.ts';

/** A resource of the services as it is read; `count` and cursor exist for most. */
export type ReadResource = {
  readonly name: string;
  readonly path: string;
  readonly roles: readonly string[];
  readonly module?: string;
  readonly ways: readonly ('cursor' | 'paged' | 'count' | 'item')[];
  list(call: VendorCall): List;
};

/** https://apis.e-conomic.com: list by cursor, by page, count, and read one. */
export function readOperations({ name, path, ways, list, ...rights }: ReadResource): VendorOperation[] {
  const operations: Record<ReadResource['ways'][number], VendorOperation> = {
    cursor: {
      ...{ ...rights, name: `${name}.list`, host: 'services', method: 'GET', path },
      run: (call) => cursorAnswer(call, list(call)),
    },
    paged: {
      ...{ ...rights, name: `${name}.paged`, host: 'services', method: 'GET', path: `${path}/paged` },
      run: (call) => pagedAnswer(call, list(call)),
    },
    count: {
      ...{ ...rights, name: `${name}.count`, host: 'services', method: 'GET', path: `${path}/count` },
      run: (call) => countAnswer(call, list(call)),
    },
    item: {
      ...{ ...rights, name: `${name}.get`, host: 'services', method: 'GET', path: `${path}/#` },
      run(call) {
        // Reading by key never lags.
        const switches = { ...call.world.switches, staleLists: null };
        const { rows, key } = list({ ...call, world: { ...call.world, switches } });
        const row = rows.find((each) => String(each[key]) === call.keys[0]);
        if (row === undefined) {
          throw notFound();
        }
        return jsonAnswer(200, row);
      },
    },
  };
  return ways.map((way) => operations[way]);
}
