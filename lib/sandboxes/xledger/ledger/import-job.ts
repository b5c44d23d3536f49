import type { Ledger } from '../graphql/remember-change.ts';
import type { EntityState, ImportItem } from '../state/entity-state.ts';
import { nextDbId } from '../state/sandbox-state.ts';
import { moneyText } from '../views/wire-forms.ts';
import { postVoucher, type VoucherLine } from './post-voucher.ts';

/** Takes the words with which the next voucher shall fail, when a fault asks for it. */
export type TakeFailure = () => string | undefined;

/** Runs the job when the clock has passed one of its times since it last ran: before a call adds lines of its own. */
export function runDueImports(ledger: Ledger, takeFailure: TakeFailure): void {
  const every = ledger.state.switches.importEverySeconds * 1000;
  const last = Math.floor(ledger.now.getTime() / every) * every;
  if (Date.parse(ledger.entity.importedUntil) >= last) return;
  ledger.entity.importedUntil = new Date(last).toISOString();
  runImport(ledger, takeFailure);
}

/** Posts or fails every voucher that is ready; how many lines it took. */
export function runImport(ledger: Ledger, takeFailure: TakeFailure): number {
  const ready = ledger.entity.importItems.filter(({ level }) => level === 'ready');
  const vouchers = Map.groupBy(ready, ({ batch, trRegNumber }) => `${batch} ${trRegNumber}`);
  for (const items of vouchers.values()) importVoucher(ledger, items, takeFailure());
  return ready.length;
}

function importVoucher(ledger: Ledger, items: readonly ImportItem[], failure: string | undefined): void {
  const problems = failure === undefined ? problemsOf(ledger, items) : [failure];
  const at = ledger.now.toISOString();
  for (const item of items) Object.assign(item, { level: problems.length === 0 ? 'posted' : 'failed', modifiedAt: at });
  const [first] = items;
  for (const message of first === undefined ? [] : problems) {
    const dbId = nextDbId(ledger.state);
    ledger.entity.importErrors.push({ dbId, createdAt: at, itemDbId: first?.dbId ?? 0, message });
  }
  if (first === undefined || problems.length > 0) return;
  postVoucher(ledger, {
    number: first.trRegNumber ?? 0,
    source: first.source ?? 'GL',
    text: first.text ?? '',
    postedDate: first.postedDate ?? '',
    fileDbId: items.find(({ fileDbId }) => fileDbId !== undefined)?.fileDbId,
    lines: items.map((item) => lineOf(ledger.entity, item)),
  });
}

/** What the job finds wrong with a voucher. The rules are the usual ones of a ledger, the words are ours. */
function problemsOf({ entity, state }: Ledger, items: readonly ImportItem[]): string[] {
  const sum = items.reduce((total, item) => total + amountOf(item), 0);
  const number = items[0]?.trRegNumber;
  const isUsed = entity.headers.some(
    (header) => header.number === number && header.postedDate.slice(0, 4) === items[0]?.postedDate?.slice(0, 4),
  );
  return [
    ...items.flatMap((item) => itemProblems(entity, item)),
    ...(sum === 0 ? [] : [`Voucher ${number} is not balanced: ${moneyText(sum)}`]),
    ...(isUsed && state.switches.usedVoucherNumber === 'fail' ? [`Voucher number ${number} is in use`] : []),
  ];
}

function itemProblems(entity: EntityState, item: ImportItem): string[] {
  const { postedDate, source, subledgerDbId, trRegNumber } = item;
  const account = entity.accounts.find(({ dbId }) => dbId === item.accountDbId);
  const project = entity.projects.find(({ dbId }) => dbId === item.projectDbId);
  const isOpen = entity.periods.some(
    ({ fromDate, toDate }) => postedDate && fromDate <= postedDate && postedDate <= toDate,
  );
  const hasParty = subledgerDbId !== null && subledgerDbId !== undefined;
  const rules: readonly (readonly [boolean, string])[] = [
    [!source, 'Transaction source is missing'],
    [typeof trRegNumber !== 'number', 'Voucher number (trRegNumber) is missing'],
    [!postedDate, 'Posted date is missing'],
    [Boolean(postedDate) && !isOpen, `Period ${postedDate?.slice(0, 7)} is closed`],
    [typeof (item.amount ?? item.invoiceAmount) !== 'number', 'Amount is missing'],
    [account?.posting === false, `Account ${account?.code} does not allow posting`],
    [account?.ledger !== undefined && !hasParty, `Account ${account?.code} needs a subledger`],
    [account?.ledger === undefined && hasParty, `Account ${account?.code} takes no subledger`],
    [account?.ledger !== undefined && item.taxRuleDbId != null, `Account ${account?.code} takes no tax rule`],
    [project?.allowPosting === false, `Project ${project?.code} does not allow posting`],
  ];
  return rules.flatMap(([isBroken, words]) => (isBroken ? [words] : []));
}

function amountOf({ amount, invoiceAmount, exchangeRate }: ImportItem): number {
  return amount ?? Math.round((invoiceAmount ?? 0) * (exchangeRate ?? 1));
}

function lineOf(entity: EntityState, item: ImportItem): VoucherLine {
  const { accountDbId, taxRuleDbId, projectDbId, subledgerDbId } = item;
  const { invoiceNumber, invoiceDate, dueDate, extIdentifier, paymentReference } = item;
  const customer = entity.customers.find(({ dbId }) => dbId === subledgerDbId);
  const party = customer ?? entity.suppliers.find(({ dbId }) => dbId === subledgerDbId);
  return {
    ...{ accountDbId: accountDbId ?? 0, amount: amountOf(item), text: item.text ?? '' },
    currency: item.currency ?? entity.currency,
    ...{ taxRuleDbId: taxRuleDbId ?? undefined, projectDbId: projectDbId ?? undefined },
    companyDbId: party?.companyDbId,
    subledger: party && {
      ...{ ledger: customer === undefined ? ('AP' as const) : ('AR' as const), dbId: party.dbId },
      ...{ invoiceNumber, invoiceDate, dueDate, extIdentifier, paymentReference },
    },
  };
}
