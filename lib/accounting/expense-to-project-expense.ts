import type { Expense } from '../documents/expense.ts';
import { type ExpenseSettings, expenseAccountsOf } from '../documents/integrations/expense-settings.ts';
import type { ProjectExpense } from '../documents/project-expense.ts';
import type { Judgement } from '../sync/define-sync.ts';
import { type Findings, isRejected, presenceFindings, shown } from './field-checks.ts';
import { momentProjects } from './parents.ts';

/**
 * A posting of an ERP becomes an expense of a Moment project. One on a project that Moment does not know is left, and
 * looked at again when the project appears. What the ledger takes back is never taken away from Moment silently: a
 * counter posting becomes a negative expense with a remark, and a withdrawn one that is there already needs a person.
 */
export const expenseToProjectExpense: Judgement<Expense, ProjectExpense, ExpenseSettings> = {
  isOn: (settings) => settings.importExpenses,
  parents: () => [],
  decide: ({ document, settings }) => {
    const { projectNumber, projectId } = document;
    if (document.withdrawn) return { kind: 'skip', reason: 'deleted-at-source' };
    if (!expenseAccountsOf(settings.expenseAccounts).includes(document.account)) {
      return { kind: 'skip', reason: 'do-not-transfer' };
    }
    if (projectNumber === undefined) return { kind: 'skip', reason: 'project-unknown' };
    if (projectId === undefined) {
      const parent = { direction: momentProjects, number: projectNumber };
      return { kind: 'skip', reason: 'project-unknown', parent };
    }
    const amount = document.amountIncludingVat;
    const problems = findings(document, settings);
    if (isRejected(problems)) return { kind: 'reject', problems };
    if (amount === undefined)
      return { kind: 'reject', problems: [{ code: 'field-missing', field: 'amountIncludingVat' }] };
    return { kind: 'send', target: { ...fieldsOf(document, settings), projectId, amountIncludingVat: amount } };
  },
};

function fieldsOf(
  document: Expense,
  settings: ExpenseSettings,
): Omit<ProjectExpense, 'projectId' | 'amountIncludingVat'> {
  return {
    externalId: `${document.source}:${document.id}`,
    activity: settings.expenseActivity,
    description: descriptionOf(document),
    supplierName: document.supplierName?.slice(0, 255),
    supplierInvoiceNumber: document.supplierInvoiceNumber,
    date: document.date,
    billable: settings.expenseBillable,
    remark: remarkOf(document),
  };
}

function findings(document: Expense, settings: ExpenseSettings): Findings {
  return [
    ...presenceFindings('settings.expenseActivity', settings.expenseActivity),
    ...currencyFindings(document.currency),
    ...amountFindings(document),
    ...supplierFindings(document),
    ...presenceFindings('description', descriptionOf(document)),
  ];
}

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

function currencyFindings(currency: string | undefined): Findings {
  if (currency === undefined || currency === '') return [{ code: 'field-missing', field: 'currency' }];
  return currencies.has(currency) ? [] : [{ code: 'currency-unknown', field: 'currency', value: shown(currency) }];
}

function amountFindings({ amountIncludingVat }: Expense): Findings {
  const field = 'amountIncludingVat';
  if (amountIncludingVat === undefined) return [{ code: 'amount-unclear', field }];
  return amountIncludingVat.minor === 0 ? [{ code: 'nothing-to-post', field, value: '0' }] : [];
}

/** A posting may have no supplier; one whose supplier has no name that could be read is not sent without it. */
function supplierFindings({ supplierNumber, supplierName, supplierInvoiceNumber }: Expense): Findings {
  const unread = supplierNumber !== undefined && (supplierName ?? '').trim() === '';
  const long = supplierInvoiceNumber !== undefined && supplierInvoiceNumber.length > 100;
  return [
    ...(unread ? [{ code: 'supplier-unreadable', field: 'supplierName', value: shown(supplierNumber) } as const] : []),
    ...(long
      ? [{ code: 'field-invalid', field: 'supplierInvoiceNumber', value: shown(supplierInvoiceNumber) } as const]
      : []),
  ];
}

/** The posting's own text; without one, the supplier and its invoice number, as people would call it. */
function descriptionOf({ description, supplierName, supplierInvoiceNumber }: Expense): string {
  const own = description.trim();
  const text = own === '' ? [supplierName, supplierInvoiceNumber].filter(Boolean).join(' ') : own;
  return text.length > 500 ? `${text.slice(0, 499)}…` : text;
}

function remarkOf({ amountIncludingVat, reverses, supplierInvoiceNumber }: Expense): string | undefined {
  if (reverses !== undefined) return `takes back ${reverses}`;
  if (amountIncludingVat === undefined || amountIncludingVat.minor >= 0) return undefined;
  return supplierInvoiceNumber === undefined ? 'a credit' : `a credit on ${supplierInvoiceNumber}`;
}
