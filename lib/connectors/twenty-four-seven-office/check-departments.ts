import type { DepartmentUsers } from '../../documents/vendors.ts';
import { existenceLine, failureLine } from '../../sync/check-lines.ts';
import type { ConnectionCheck } from '../../sync/connection-check.ts';
import { reading } from './call-failed.ts';
import { departmentConnection } from './department-connection.ts';
import type { OfficeConnection } from './exchange.ts';
import { findInList, referenceLists } from './reference-lists.ts';
import { testConnection } from './test-connection.ts';

type Words = ConnectionCheck['words'];

/** No department has this id, which the source writes in digits: the user of those that are not listed. */
const unlisted = 'others';

/** Logs in as each department's user, names its client company, and looks for the product category there. */
export async function checkDepartments(
  connection: OfficeConnection,
  { own, others }: DepartmentUsers,
  categoryId: number | undefined,
): Promise<readonly ConnectionCheck[]> {
  const checks: ConnectionCheck[] = [];
  for (const id of own) {
    const about = { en: `Department ${id}`, no: `Avdeling ${id}` };
    checks.push(...(await checkOne(connection, { id, about, categoryId })));
  }
  if (others === undefined) return [...checks, noOthers(own.length > 0)];
  const about = { en: 'Departments that are not listed', no: 'Avdelinger som ikke er listet' };
  return [...checks, ...(await checkOne(connection, { id: unlisted, about, categoryId }))];
}

type Department = { readonly id: string; readonly about: Words; readonly categoryId: number | undefined };

/** One user that is refused keeps no other from being tried. */
async function checkOne(
  connection: OfficeConnection,
  { id, about, categoryId }: Department,
): Promise<ConnectionCheck[]> {
  try {
    return await reading(async () => {
      const own = departmentConnection(connection, id);
      const company = await testConnection(own);
      const shown = [company.name, company.organizationNumber].filter(Boolean).join(', ');
      const words = { en: `${about.en}: 24SevenOffice, ${shown}.`, no: `${about.no}: 24SevenOffice, ${shown}.` };
      return [{ check: 'company', ok: true, words }, ...(await categoryCheck(own, about, categoryId))];
    });
  } catch (failure) {
    // Told as a line of its own; a defect of ours is thrown on.
    return [failureLine('login', failure, about)];
  }
}

async function categoryCheck(
  connection: OfficeConnection,
  about: Words,
  categoryId: number | undefined,
): Promise<ConnectionCheck[]> {
  if (categoryId === undefined) return [];
  const category = await findInList(connection, referenceLists.categories, ({ Id }) => Id === categoryId);
  const thing = {
    en: `${about.en}: product category ${categoryId}`,
    no: `${about.no}: produktkategori ${categoryId}`,
  };
  return [existenceLine('product-category', thing, category !== undefined)];
}

function noOthers(someAreListed: boolean): ConnectionCheck {
  const words = {
    en: 'There is no default user: of departments that are not listed nothing is sent.',
    no: 'Det er ingen standardbruker: fra avdelinger som ikke er listet, sendes ingenting.',
  };
  return { check: 'login', ok: someAreListed, words };
}
