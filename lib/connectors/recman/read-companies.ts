import * as z from 'zod';
import type { Customer } from '../../documents/customer.ts';
import type { Reader } from '../../sync/define-sync.ts';
import { SyncError } from '../../sync/errors.ts';
import { askRecman, type RecmanConnection } from './client.ts';
import { decodeCompany, decodeDepartments, type RecmanDepartment } from './decode.ts';
import { pageSize } from './limits.ts';
import { recmanCompanySchema } from './schema.ts';

/** All companies are read together and kept this long: one by one they would use up the day's calls. */
const companiesKeptSeconds = 900;
const departmentsKeptSeconds = 3600;

/** The most pages of a list: a server that answers the first page for ever must not use up the day. */
const mostPages = 50;

/** What an invoice tells of its customer: in which books it is wanted. */
const wantedSchema = z.object({ departmentId: z.string(), books: z.string() }).partial();

/**
 * Companies by the id that ends the key, after the name of the books that it is wanted in: `4f1c22d09a7b:7001`.
 * https://developers.recman.io (GET /v2/get/, scope company)
 */
export const companyReader: Reader<Customer, 'recman'> = {
  vendor: 'recman',
  read: async (connection, key, { snapshot }) => {
    const id = key.slice(key.lastIndexOf(':') + 1);
    const known = await connection.memo('companies', companiesKeptSeconds, () => allCompanies(connection));
    const row = known.get(id) ?? (await oneCompany(connection, id));
    const wanted = wantedSchema.safeParse(snapshot).data ?? {};
    return row === undefined ? { kind: 'absent' } : decodeCompany(row, wanted);
  },
};

/** The company was made since all were read. https://developers.recman.io (GET /v2/get/, scope company, `companyIds`) */
async function oneCompany(connection: RecmanConnection, id: string): Promise<unknown> {
  const rows = await askRecman(connection, { scope: 'company', page: 1, filters: { companyIds: id } });
  return byId(rows).get(id);
}

/** https://developers.recman.io (GET /v2/get/, scope company) */
async function allCompanies(connection: RecmanConnection): Promise<ReadonlyMap<string, unknown>> {
  const found = new Map<string, unknown>();
  for (let page = 1; page <= mostPages; page += 1) {
    const rows = await askRecman(connection, { scope: 'company', page });
    const before = found.size;
    for (const [id, row] of byId(rows)) found.set(id, row);
    if (rows.length < pageSize || found.size === before) break;
  }
  return found;
}

function byId(rows: readonly unknown[]): Map<string, unknown> {
  const idOf = recmanCompanySchema.shape.companyId;
  return new Map(
    rows.flatMap((row) => {
      const id = idOf.safeParse(typeof row === 'object' && row !== null ? Reflect.get(row, 'companyId') : undefined);
      return id.success ? [[id.data, row] as const] : [];
    }),
  );
}

/**
 * The departments, whose names people know invoices by. https://developers.recman.io (GET /v2/get/, scope department)
 * @throws SyncError, BudgetSpent
 */
export function readDepartments(connection: RecmanConnection): Promise<readonly RecmanDepartment[]> {
  return connection.memo('departments', departmentsKeptSeconds, async () => {
    const rows = await askRecman(connection, { scope: 'department', page: 1 });
    try {
      return decodeDepartments(rows);
    } catch {
      const problem = { code: 'contract-changed', field: 'departments' } as const;
      throw new SyncError({ advice: 'refuse', applied: 'no', problem });
    }
  });
}
