import * as z from 'zod';
import {
  type XledgerInvoiceSettings,
  xledgerInvoiceSettings,
} from '../../documents/integrations/xledger-invoice-settings.ts';
import { existenceLine } from '../../sync/check-lines.ts';
import type { CheckConnection, ConnectionCheck } from '../../sync/connection-check.ts';
import { freshReference } from './fresh-reference.ts';
import type { LedgerReference } from './reference-lists.ts';

/** The settings that name something at Xledger. */
const namedSchema = z.object({
  ownerCode: z.int().optional(),
  invoices: xledgerInvoiceSettings.optional(),
});

/** Names the entity behind the token, and looks for the accounts and tax rules of the settings. Two calls of the plan. */
export const checkConnection: CheckConnection<'xledger'> = async (connection, settings) => {
  const { ownerCode, invoices } = namedSchema.catch({}).parse(settings);
  if (connection.login.token === undefined) return [noToken];
  const reference = await freshReference(connection);
  return [companyCheck(reference), ...ownerCheck(reference, ownerCode), ...listChecks(reference, invoices)];
};

const noToken: ConnectionCheck = {
  check: 'login',
  ok: false,
  words: {
    en: 'Xledger: there is no API token. Customers, projects and invoices wait for one.',
    no: 'Xledger: det er ikke noe API-token. Kunder, prosjekter og fakturaer venter på et.',
  },
};

function companyCheck({ entity: { name, ownerCode, currency } }: LedgerReference): ConnectionCheck {
  const words = `Xledger: ${[name, ownerCode, currency].filter(Boolean).join(', ')}.`;
  return { check: 'company', ok: true, words: { en: words, no: words } };
}

/** The token and the owner code must mean one entity. Xledger does not always tell it. */
function ownerCheck({ entity }: LedgerReference, ownerCode: number | undefined): ConnectionCheck[] {
  if (ownerCode === undefined || entity.ownerCode === undefined || entity.ownerCode === String(ownerCode)) return [];
  const words = {
    en: `The token belongs to owner ${entity.ownerCode}, the settings name ${ownerCode}.`,
    no: `Tokenet hører til eier ${entity.ownerCode}, innstillingene har ${ownerCode}.`,
  };
  return [{ check: 'owner-code', ok: false, words }];
}

function listChecks(
  { accounts, taxRules }: LedgerReference,
  invoices: XledgerInvoiceSettings | undefined,
): ConnectionCheck[] {
  if (invoices === undefined || invoices.delivery === 'email') return [];
  const { receivableAccount, accounts: pairs, vatCodes } = invoices;
  const named = [...(receivableAccount === undefined ? [] : [receivableAccount]), ...pairs.map((pair) => pair.xledger)];
  return [
    ...[...new Set(named)].map((code) => accountLine(code, accounts.get(code))),
    ...[...new Set(vatCodes.map((pair) => pair.xledger))].map((code) =>
      existenceLine('vat-code', { en: `Tax rule ${code}`, no: `Avgiftsregel ${code}` }, taxRules.has(code)),
    ),
  ];
}

function accountLine(code: string, account: { readonly posting: boolean } | undefined): ConnectionCheck {
  const thing = { en: `Account ${code}`, no: `Konto ${code}` };
  if (account === undefined || account.posting) return existenceLine('account', thing, account !== undefined);
  const words = { en: `${thing.en}: takes no postings.`, no: `${thing.no}: tar ikke imot posteringer.` };
  return { check: 'account', ok: false, words };
}
