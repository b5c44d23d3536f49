import type { XledgerInvoiceSettings } from '../../documents/integrations/xledger-invoice-settings.ts';
import type { Problem, RejectCode } from '../../sync/problems.ts';
import type { XledgerConnection } from './client.ts';
import { freshReference } from './fresh-reference.ts';
import type { LedgerReference } from './reference-lists.ts';

/** What "Test connection" shows of the entity behind a token, and what of the settings does not exist there. */
export type XledgerEntity = LedgerReference['entity'] & { readonly problems: readonly Problem<RejectCode>[] };

/** Calls in spite of earlier refusals, and reads the entity, its accounts and its tax rules. @throws SyncError, BudgetSpent */
export async function testConnection(
  connection: XledgerConnection,
  invoices: XledgerInvoiceSettings | undefined,
): Promise<XledgerEntity> {
  const reference = await freshReference(connection);
  return { ...reference.entity, problems: settingProblems(reference, invoices) };
}

function settingProblems(
  { accounts, taxRules }: LedgerReference,
  invoices: XledgerInvoiceSettings | undefined,
): readonly Problem<RejectCode>[] {
  if (invoices === undefined || invoices.delivery === 'email') return [];
  const { receivableAccount, accounts: accountPairs, vatCodes } = invoices;
  const named = [
    ...(receivableAccount === undefined ? [] : [{ field: 'invoices.receivableAccount', value: receivableAccount }]),
    ...accountPairs.map(({ xledger: value }, index) => ({ field: `invoices.accounts[${index}].xledger`, value })),
  ];
  return [
    ...named
      .filter(({ value }) => !accounts.has(value))
      .map(({ field, value }) => ({ code: 'account-unknown', field, value }) as const),
    ...vatCodes.flatMap(({ xledger: value }, index) =>
      taxRules.has(value)
        ? []
        : [{ code: 'vat-code-unknown', field: `invoices.vatCodes[${index}].xledger`, value } as const],
    ),
  ];
}
