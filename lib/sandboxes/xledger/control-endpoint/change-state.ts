import type * as z from 'zod';
import { type Ledger, remember } from '../graphql/remember-change.ts';
import { postVoucher, type VoucherLine } from '../ledger/post-voucher.ts';
import { defaultEntity } from '../state/entity-defaults.ts';
import { company, customer, type EntityState, project, supplier } from '../state/entity-state.ts';
import { nextDbId, type SandboxState } from '../state/sandbox-state.ts';
import type { entitySettings, RecordKind, recordSettings, voucherSettings } from './control-requests.ts';

/** Changes the set-up of an entity, made with defaults when it does not exist. */
export function putEntity(
  state: SandboxState,
  ownerCode: number,
  { settings, now }: { settings: z.output<typeof entitySettings>; now: Date },
): EntityState {
  const key = String(ownerCode);
  const known = state.entities[key] ?? defaultEntity(state, ownerCode, { name: settings.name ?? key, now });
  const { accounts, taxRules, periods, ...plain } = settings;
  const changed: EntityState = {
    ...known,
    ...plain,
    accounts: accounts?.map((row) => ({ ...row, dbId: idOf(state, known.accounts, row.code) })) ?? known.accounts,
    taxRules: taxRules?.map((row) => ({ ...row, dbId: idOf(state, known.taxRules, row.code) })) ?? known.taxRules,
    periods: periods?.map((row) => ({ ...row, dbId: nextDbId(state) })) ?? known.periods,
  };
  state.entities[key] = changed;
  return changed;
}

function idOf(state: SandboxState, known: readonly { dbId: number; code: string }[], wanted: string): number {
  return known.find(({ code }) => code === wanted)?.dbId ?? nextDbId(state);
}

const deltaKinds = { companies: undefined, customers: 'Customer', suppliers: 'Supplier', projects: 'Project' } as const;

/** Adds a row by hand. A customer or supplier without a company gets one of its own. */
export function addRecord(
  ledger: Ledger,
  kind: RecordKind,
  settings: z.output<typeof recordSettings>,
): { readonly dbId: number } {
  const { entity, state, now } = ledger;
  const at = now.toISOString();
  const { companyNumber, companyDbId, ...plain } = settings;
  const stamped = { dbId: nextDbId(state), createdAt: at, modifiedAt: at, ...plain };
  const ownCompany = () =>
    companyDbId ??
    addRecord(ledger, 'companies', { code: plain.code, description: plain.description, companyNumber }).dbId;
  if (kind === 'companies') entity.companies.push(company.parse({ ...stamped, companyNumber }));
  if (kind === 'customers') entity.customers.push(customer.parse({ ...stamped, companyDbId: ownCompany() }));
  if (kind === 'suppliers') entity.suppliers.push(supplier.parse({ ...stamped, companyDbId: ownCompany() }));
  if (kind === 'projects') entity.projects.push(project.parse(stamped));
  const told = deltaKinds[kind];
  if (told !== undefined) remember(ledger, told, { dbId: stamped.dbId, mutation: 'ADDED' });
  return { dbId: stamped.dbId };
}

/** Takes a row away; false when there is none. */
export function removeRecord(ledger: Ledger, kind: RecordKind, dbId: number): boolean {
  const rows: { dbId: number }[] = ledger.entity[kind];
  const place = rows.findIndex((row) => row.dbId === dbId);
  if (place === -1) return false;
  rows.splice(place, 1);
  const told = deltaKinds[kind];
  if (told !== undefined) remember(ledger, told, { dbId, mutation: 'DELETED' });
  return true;
}

/** Posts a voucher with its document; a text says which row it names that does not exist. */
export function postByHand(
  ledger: Ledger,
  settings: z.output<typeof voucherSettings>,
): { readonly headerDbId: number; readonly transactionDbIds: readonly number[] } | string {
  const { entity, state } = ledger;
  const lines = settings.lines.map((line) => lineOf(entity, settings, line));
  const missing = lines.find((line) => typeof line === 'string');
  if (missing !== undefined) return missing;
  const counter = counterLine(entity, settings);
  if (typeof counter === 'string') return counter;
  const fileDbId = settings.file && nextDbId(state);
  if (settings.file && fileDbId !== undefined) entity.files.push({ dbId: fileDbId, ...settings.file });
  const { number, source, text, postedDate } = settings;
  const good = [...lines, counter].filter((line) => typeof line !== 'string');
  const header = postVoucher(ledger, { number, source, text, postedDate, fileDbId, lines: good });
  const posted = entity.transactions.filter(({ headerDbId }) => headerDbId === header.dbId);
  return { headerDbId: header.dbId, transactionDbIds: posted.map(({ dbId }) => dbId) };
}

type Sent = z.output<typeof voucherSettings>;

function lineOf(
  entity: EntityState,
  { supplierCode, currency }: Sent,
  line: Sent['lines'][number],
): VoucherLine | string {
  const found = entity.accounts.find(({ code }) => code === line.account);
  const rule = entity.taxRules.find(({ code }) => code === line.taxRule);
  const onProject = entity.projects.find(({ code }) => code === line.projectCode);
  if (found === undefined) return `No account ${line.account}`;
  if (line.taxRule !== undefined && rule === undefined) return `No tax rule ${line.taxRule}`;
  if (line.projectCode !== undefined && onProject === undefined) return `No project ${line.projectCode}`;
  return {
    ...{ accountDbId: found.dbId, amount: line.amount, text: line.text, currency: currency ?? entity.currency },
    ...{ taxRuleDbId: rule?.dbId, projectDbId: onProject?.dbId },
    companyDbId: entity.suppliers.find(({ code }) => code === supplierCode)?.companyDbId,
  };
}

/** What balances the voucher: on the supplier's account, or in the bank. */
function counterLine(entity: EntityState, settings: Sent): VoucherLine | string {
  const { supplierCode, invoiceNumber, invoiceDate, dueDate, text } = settings;
  const owed = entity.suppliers.find(({ code }) => code === supplierCode);
  if (supplierCode !== undefined && owed === undefined) return `No supplier ${supplierCode}`;
  const on = entity.accounts.find(({ ledger, code }) => (owed === undefined ? code === '1920' : ledger === 'AP'));
  if (on === undefined) return 'No account to balance on';
  const amount = -settings.lines.reduce((sum, line) => sum + line.amount, 0);
  return {
    ...{ accountDbId: on.dbId, amount, text, currency: settings.currency ?? entity.currency },
    companyDbId: owed?.companyDbId,
    subledger: owed && { ledger: 'AP', dbId: owed.dbId, invoiceNumber, invoiceDate, dueDate },
  };
}

/** Takes a posted voucher away; false when there is none. */
export function removeVoucher(ledger: Ledger, headerDbId: number): boolean {
  const { entity } = ledger;
  if (!entity.headers.some(({ dbId }) => dbId === headerDbId)) return false;
  for (const { dbId } of entity.transactions.filter((line) => line.headerDbId === headerDbId)) {
    remember(ledger, 'Transaction', { dbId, mutation: 'DELETED' });
  }
  for (const line of entity.ledgerLines.filter((one) => one.headerDbId === headerDbId)) {
    remember(ledger, line.ledger === 'AR' ? 'ARTransaction' : 'APTransaction', {
      dbId: line.dbId,
      mutation: 'DELETED',
    });
  }
  entity.headers = entity.headers.filter(({ dbId }) => dbId !== headerDbId);
  entity.transactions = entity.transactions.filter((line) => line.headerDbId !== headerDbId);
  entity.ledgerLines = entity.ledgerLines.filter((line) => line.headerDbId !== headerDbId);
  return true;
}

/** A voucher is paid: its lines are told of as changed, and none of what they say is. False when there is none. */
export function settleVoucher(ledger: Ledger, headerDbId: number): boolean {
  const { entity } = ledger;
  const lines = entity.transactions.filter((line) => line.headerDbId === headerDbId);
  for (const { dbId } of lines) remember(ledger, 'Transaction', { dbId, mutation: 'UPDATED' });
  return lines.length > 0;
}

/** A person removes an invoice's lines from the import queue; what is posted stays. False when none were there. */
export function removeImportItems(entity: EntityState, invoiceNumber: string): boolean {
  const kept = entity.importItems.filter((item) => item.invoiceNumber !== invoiceNumber || item.level === 'posted');
  const isFound = kept.length < entity.importItems.length;
  entity.importItems = kept;
  return isFound;
}
