import type { Unmapped } from '../../sync/outcome.ts';
import type { Problem, RejectCode } from '../../sync/problems.ts';
import { call } from './client.ts';
import type { OfficeConnection } from './exchange.ts';
import { operations } from './operations.ts';

/** Numbers once seen at the vendor are not asked for again for an hour. A missing one is asked for every time. */
const keptSeconds = 3600;

/** Numbers that nothing of ours vouches for must exist at the vendor. @throws CallFailed, BudgetSpent */
export async function unmappedProblems(
  connection: OfficeConnection,
  unmapped: readonly Unmapped[],
): Promise<readonly Problem<RejectCode>[]> {
  const problems: Problem<RejectCode>[] = [];
  for (const { what, number, field } of unmapped) {
    const isKnown = what === 'customer' ? isKnownCustomer : isKnownProject;
    if (await isKnown(connection, Number(number))) continue;
    problems.push({ code: `${what}-unknown`, field, value: number });
  }
  return problems;
}

/** True when a company has this customer number. @throws CallFailed, BudgetSpent */
function isKnownCustomer(connection: OfficeConnection, number: number): Promise<boolean> {
  return keptIfTrue(connection, `customer ${number}`, async () => {
    // https://developer.24sevenoffice.com/docs/companyservice.html (GetCompanies)
    const content = { searchParams: { CompanyId: number }, returnProperties: { string: ['Id', 'Name'] } };
    const companies = await call(connection, operations.getCompanies, { content });
    return companies.some((company) => company.Id === number);
  });
}

/** True when a project has this number. @throws CallFailed, BudgetSpent */
function isKnownProject(connection: OfficeConnection, number: number): Promise<boolean> {
  return keptIfTrue(connection, `project ${number}`, async () => {
    // https://developer.24sevenoffice.com/docs/projectservice.html (GetSingleProject)
    const project = await call(connection, operations.getSingleProject, { content: { projectId: number } });
    return project?.Id === number;
  });
}

async function keptIfTrue(connection: OfficeConnection, name: string, look: () => Promise<boolean>): Promise<boolean> {
  const isKnown = await connection.memo(name, keptSeconds, look);
  if (!isKnown) connection.forget(name);
  return isKnown;
}
