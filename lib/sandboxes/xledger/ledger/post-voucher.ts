import { type Ledger, remember } from '../graphql/remember-change.ts';
import type { Header } from '../state/entity-state.ts';
import { nextDbId } from '../state/sandbox-state.ts';

/** One line of a voucher; the amount holds its tax. A line on a customer's or supplier's account names whose it is. */
export type VoucherLine = {
  readonly accountDbId: number;
  readonly amount: number;
  readonly text: string;
  readonly currency: string;
  readonly taxRuleDbId?: number | undefined;
  readonly projectDbId?: number | undefined;
  readonly companyDbId?: number | undefined;
  readonly subledger?:
    | {
        readonly ledger: 'AR' | 'AP';
        readonly dbId: number;
        readonly invoiceNumber?: string | null | undefined;
        readonly invoiceDate?: string | null | undefined;
        readonly dueDate?: string | null | undefined;
        readonly extIdentifier?: string | null | undefined;
        readonly paymentReference?: string | null | undefined;
      }
    | undefined;
};

/** A voucher that is in order. */
export type Voucher = {
  readonly number: number;
  readonly source: string;
  readonly text: string;
  readonly postedDate: string;
  readonly fileDbId?: number | undefined;
  readonly lines: readonly VoucherLine[];
};

/** Posts a voucher: its lines are split in net and tax, and the tax gets a line of its own. */
export function postVoucher(ledger: Ledger, voucher: Voucher): Header {
  const at = ledger.now.toISOString();
  const { number, source, text, postedDate, fileDbId } = voucher;
  const header: Header = {
    ...{ dbId: nextDbId(ledger.state), createdAt: at, modifiedAt: at, number, source, text, postedDate },
    ...(fileDbId === undefined ? {} : { fileDbId }),
  };
  ledger.entity.headers.push(header);
  for (const line of voucher.lines) postLine(ledger, header, line);
  return header;
}

function postLine(ledger: Ledger, header: Header, line: VoucherLine): void {
  const { entity, state, now } = ledger;
  const rule = entity.taxRules.find(({ dbId }) => dbId === line.taxRuleDbId);
  const net = Math.round(line.amount / (1 + (rule?.percent ?? 0) / 100));
  const tax = line.amount - net;
  addLine(ledger, header, { ...line, net, tax });
  const taxAccount = entity.accounts.find(({ code }) => code === rule?.taxAccount);
  if (tax !== 0 && taxAccount !== undefined) {
    const { companyDbId, currency, text } = line;
    addLine(ledger, header, { companyDbId, currency, text, accountDbId: taxAccount.dbId, net: tax, tax: 0 });
  }
  if (line.subledger === undefined) return;
  const { ledger: kind, dbId: subledgerDbId, ...invoice } = line.subledger;
  const dbId = nextDbId(state);
  const { accountDbId, amount, currency, text, projectDbId } = line;
  entity.ledgerLines.push({
    ...{ dbId, createdAt: now.toISOString(), ledger: kind, headerDbId: header.dbId, subledgerDbId, accountDbId },
    ...{ amount, currency, text, ...invoice, projectDbId },
  });
  remember(ledger, kind === 'AR' ? 'ARTransaction' : 'APTransaction', { dbId, mutation: 'ADDED' });
}

type SplitLine = Omit<VoucherLine, 'amount' | 'subledger'> & { readonly net: number; readonly tax: number };

function addLine(ledger: Ledger, header: Header, line: SplitLine): void {
  const { entity, state, now } = ledger;
  const dbId = nextDbId(state);
  const position = entity.transactions.filter(({ headerDbId }) => headerDbId === header.dbId).length + 1;
  const { net, tax, text, currency, accountDbId, taxRuleDbId, projectDbId, companyDbId } = line;
  entity.transactions.push({
    ...{ dbId, createdAt: now.toISOString(), headerDbId: header.dbId, position, text, net, tax, currency },
    ...{ accountDbId, taxRuleDbId, projectDbId, companyDbId },
  });
  remember(ledger, 'Transaction', { dbId, mutation: 'ADDED' });
}
