import { addresses } from './addresses.ts';
import { CallFailed, reading } from './call-failed.ts';
import { listAll } from './calls.ts';
import type { EconomicConnection } from './client.ts';
import { agreementOf, journalOf } from './known-records.ts';
import { createdProjectSchema } from './schema.ts';

/** What "Test connection" shows of the agreement behind a token. */
export type Agreement = {
  readonly name: string;
  readonly number: string;
  readonly organizationNumber: string | undefined;
  readonly currency: string | undefined;
  /** Whether the project module is there; without it projects wait. */
  readonly hasProjects: boolean;
  /** The journal's name; undefined when there is none with that number. */
  readonly journal: string | undefined;
};

/**
 * Asks for the agreement (https://restdocs.e-conomic.com/#get-self), its journal and its project module, afresh.
 * @throws SyncError, BudgetSpent
 */
export function testConnection(connection: EconomicConnection, facts: { journal: number }): Promise<Agreement> {
  return reading(async () => {
    for (const name of ['agreement', `journal ${facts.journal}`]) connection.forget(name);
    const { agreementNumber, company, settings } = await agreementOf(connection);
    const journal = await journalOf(connection, facts.journal);
    return {
      name: company?.name ?? '',
      number: String(agreementNumber),
      organizationNumber: company?.companyIdentificationNumber,
      currency: settings?.baseCurrency,
      hasProjects: await hasProjectModule(connection),
      journal: journal === undefined ? undefined : (journal.name ?? String(journal.number)),
    };
  });
}

/** The module's number is not documented; a list that only the module opens tells. */
async function hasProjectModule(connection: EconomicConnection): Promise<boolean> {
  try {
    // https://apis.e-conomic.com (projectsapi, GET /ProjectGroups)
    await listAll(connection, addresses.projectGroups, { filter: 'number$gt:0', item: createdProjectSchema });
    return true;
  } catch (failure) {
    // That the module is missing is the answer; anything else goes on as it is.
    if (failure instanceof CallFailed && failure.verdict.kind === 'unavailable') return false;
    throw failure;
  }
}
