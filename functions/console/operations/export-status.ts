import * as z from 'zod';
import { type Receipt, shownState } from '../../../lib/sync/receipt.ts';
import { isLoginProblem } from '../words/login-problems.ts';

/**
 * Where an invoice stands, as the export's page tells it: `open` nobody chose it; `moving` on its way; `login` a department's
 * log-in is missing or refused; `complete` made by us; `exists` it stood at 24SevenOffice already; `stopped` any other reason.
 */
export const exportStatuses = ['open', 'moving', 'login', 'stopped', 'exists', 'complete'] as const;
export type ExportStatus = (typeof exportStatuses)[number];

const snapshotSchema = z.object({
  invoiceNumber: z.string().optional().catch(undefined),
  type: z.enum(['invoice', 'creditNote']).optional().catch(undefined),
  departmentId: z.string().optional().catch(undefined),
  date: z.string().optional().catch(undefined),
  totalIncVat: z.string().optional().catch(undefined),
  currency: z.string().optional().catch(undefined),
});

/** What the poll told of an invoice. */
export type ListedInvoice = z.infer<typeof snapshotSchema>;

/** One invoice or credit note on the page. `cause` is what stands in its way: its own problem, or that of what it waits for. */
export type ExportRow = {
  readonly receipt: Receipt;
  readonly listed: ListedInvoice;
  readonly status: ExportStatus;
  readonly cause: Receipt['problem'];
};

/** Puts together what a row shows. `parent` is the customer or product that the invoice waits for. */
export function exportRowOf(receipt: Receipt, parent: Receipt | undefined): ExportRow {
  const cause = receipt.state === 'waiting' ? (parent?.problem ?? receipt.problem) : receipt.problem;
  const listed = snapshotSchema.safeParse(receipt.source?.snapshot).data ?? {};
  return { receipt, listed, status: statusOf(receipt, { parent, cause }), cause };
}

type Around = { readonly parent: Receipt | undefined; readonly cause: Receipt['problem'] };

function statusOf(receipt: Receipt, { parent, cause }: Around): ExportStatus {
  switch (shownState(receipt)) {
    case 'delivered':
      return stoodThere(receipt) ? 'exists' : 'complete';
    case 'skipped':
      return cause?.code === 'not-chosen' ? 'open' : 'stopped';
    case 'rejected':
    case 'conflict':
      return 'stopped';
    case 'waiting':
      if (isLogin(cause?.code)) return 'login';
      return parent?.state === 'rejected' || parent?.state === 'conflict' ? 'stopped' : 'moving';
    case 'pending':
    case 'sending':
    case 'deferred':
    case 'unknown':
      return isLogin(cause?.code) ? 'login' : 'moving';
  }
}

function isLogin(code: string | undefined): boolean {
  return code === 'department-login-missing' || isLoginProblem(code);
}

/** Found before anything of it was sent, and never sent since. */
function stoodThere({ attempts }: Receipt): boolean {
  const event = attempts.findLast(({ event }) => /^(delivered|found at the target)/.test(event))?.event;
  return event === 'found at the target as it stands';
}
