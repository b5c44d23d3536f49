import { randomUUID } from 'node:crypto';
import type { ClientState, Transaction } from '../state/client-state.ts';
import type { Switches } from '../state/switches.ts';
import { type AcceptedVoucher, taxCodeOf } from './judge-bundle-list.ts';
import { type LedgerLine, ledgerLines } from './ledger-lines.ts';
import { systemTypeOf } from './system-type.ts';

/** Accounts of the customer and supplier ledgers: their lines stay open until they are settled. */
const ledgerAccounts = [1500, 2400];

type Posting = { readonly client: ClientState; readonly switches: Switches; readonly now: Date };

/** Keeps vouchers for review (SaveOption 1): one draft bundle a name. They are no ledger lines. */
export function keepDrafts(vouchers: readonly AcceptedVoucher[], { client, now }: Posting): void {
  const bundles = Map.groupBy(vouchers, ({ bundleName, year }) => `${year} ${bundleName}`);
  for (const kept of bundles.values()) {
    client.draftBundles.push({
      id: randomUUID(),
      name: kept[0]?.bundleName ?? '',
      registeredAt: now.toISOString(),
      vouchers: kept.map((voucher) => ({ ...sentPart(voucher), seriesId: voucher.type.entrySeriesId })),
    });
  }
}

/** Posts vouchers straight into the ledger (SaveOption 0). */
export function postVouchers(vouchers: readonly AcceptedVoucher[], posting: Posting): void {
  const { client, now } = posting;
  for (const voucher of vouchers) {
    const seriesId = voucher.type.entrySeriesId;
    client.vouchers.push({ ...sentPart(voucher), id: randomUUID(), seriesId, registeredAt: now.toISOString() });
    client.transactions.push(...transactionsOf(voucher, posting));
  }
}

function sentPart({ transactionNo, typeNo, year, entries }: AcceptedVoucher) {
  return { transactionNo, typeNo, year, entries: [...entries] };
}

function transactionsOf(voucher: AcceptedVoucher, { client, switches, now }: Posting): readonly Transaction[] {
  const lines = voucher.entries.flatMap((entry) =>
    ledgerLines(entry, taxCodeOf(entry.taxNo, client, switches), switches.taxedLines),
  );
  const systemType = systemTypeOf(voucher);
  const links = linkIds(lines, client);
  return lines.map((line, index) => ({
    ...copiedFields(line, client),
    id: randomUUID(),
    accountNo: line.accountNo,
    amount: line.amount,
    vatCode: line.vatCode,
    typeId: voucher.type.id,
    transactionNo: voucher.transactionNo,
    linkId: line.entry.linkGuid === undefined ? undefined : links.get(line.entry.linkGuid),
    sequenceNo: index + 1,
    systemType,
    registeredAt: now.toISOString(),
    changedAt: now.toISOString(),
    hidden: false,
    open: ledgerAccounts.includes(line.accountNo) && line.entry.linkGuid === undefined,
  }));
}

function copiedFields({ entry }: LedgerLine, client: ClientState) {
  const { day, dueDay, comment, stampNo, invoiceNo, ocr, customerId, projectId, departmentId, currencyUnit } = entry;
  const symbol = entry.currency === '' ? client.defaultCurrency : entry.currency;
  const rate = client.currencies.find((known) => known.symbol === symbol)?.rate ?? '1';
  return {
    ...{ day, dueDay, comment, stampNo, invoiceNo, ocr, customerId, projectId, departmentId, currencyUnit },
    currency: symbol,
    currencyRate: entry.currencyRate ?? rate,
    periodDay: `${(entry.periodDay ?? day).slice(0, 7)}-01`,
  };
}

/** Lines with the same guid settle each other; the system gives each group a number. */
function linkIds(lines: readonly LedgerLine[], client: ClientState): ReadonlyMap<string, number> {
  const guids = new Set(lines.flatMap(({ entry }) => (entry.linkGuid === undefined ? [] : [entry.linkGuid])));
  return new Map([...guids].map((guid) => [guid, client.nextLinkId++]));
}
