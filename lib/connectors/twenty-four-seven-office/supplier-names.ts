import { call } from './client.ts';
import type { OfficeConnection } from './exchange.ts';
import { operations } from './operations.ts';

/** A supplier's name is kept for an hour; one without a name is asked for again with the next document. */
const keptSeconds = 3600;

type Names = ReadonlyMap<number, string>;
type Batch = { readonly numbers: Set<number>; readonly names: Promise<Names> };

/** Collects the suppliers that several documents ask for at the same time, and asks the vendor once for all. */
type Collector = { batch: Batch | undefined };

/** The name of a supplier; undefined when the vendor shows none under this number. @throws CallFailed, BudgetSpent */
export async function supplierName(connection: OfficeConnection, number: string): Promise<string | undefined> {
  if (!/^[1-9]\d{0,9}$/.test(number)) return undefined;
  const name = `supplier ${number}`;
  const found = await connection.memo(name, keptSeconds, async () => {
    const collector = await connection.memo('supplier names', keptSeconds, async (): Promise<Collector> => {
      return { batch: undefined };
    });
    collector.batch ??= beginBatch(connection, collector);
    collector.batch.numbers.add(Number(number));
    return (await collector.batch.names).get(Number(number));
  });
  if (found === undefined) connection.forget(name);
  return found;
}

/** What is asked for until the event loop has turned goes into one call. */
function beginBatch(connection: OfficeConnection, collector: Collector): Batch {
  const numbers = new Set<number>();
  const turned = new Promise((resolve) => setImmediate(resolve));
  const names = turned.then(() => {
    collector.batch = undefined;
    return askNames(connection, [...numbers]);
  });
  return { numbers, names };
}

async function askNames(connection: OfficeConnection, numbers: readonly number[]): Promise<Names> {
  // https://developer.24sevenoffice.com/docs/companyservice.html (GetCompanies)
  const content = { searchParams: { CompanyIds: { int: numbers } }, returnProperties: { string: ['Id', 'Name'] } };
  const companies = await call(connection, operations.getCompanies, { content });
  return new Map(
    companies.flatMap(({ Id, Name }) => (Id === undefined || Name === undefined ? [] : [[Id, Name] as const])),
  );
}
