import type { MomentXledgerSettings } from '../documents/integrations/moment-xledger.ts';
import type { Invoice } from '../documents/invoice.ts';
import type { Unmapped } from '../sync/outcome.ts';
import type { Parent } from '../sync/receipt.ts';
import { codeFindings } from './code-findings.ts';
import type { Findings } from './field-checks.ts';
import { type DeliveredParents, delivered } from './parents.ts';
import { postedLines } from './posted-lines.ts';

type Settings = MomentXledgerSettings;

/** The directions that invoices to Xledger wait for. */
const customers = 'moment-customers-to-xledger';
const projects = 'moment-projects-to-xledger';

/** Customer and project numbers as the voucher shall carry them, and what is wrong with them. */
export type XledgerParties = {
  readonly customerNumber: string | undefined;
  readonly projectNumber: string | undefined;
  readonly findings: Findings;
  /** Numbers that no delivery of ours vouches for. */
  readonly unmapped: readonly Unmapped[];
};

/**
 * What an invoice waits for. Xledger keeps Moment's numbers, so only the order matters: a mail and a file name the customer
 * too, but nothing at Xledger looks at them before a person imports them.
 */
export function xledgerInvoiceParents(invoice: Invoice, settings: Settings): readonly Parent[] {
  if (!invoice.finalized || invoice.transfer === 'doNotTransfer' || settings.invoices?.delivery !== 'api') return [];
  const { customerId, customerNumber } = invoice;
  const customer = settings.exportCustomers ? parentOf(customers, customerId, customerNumber) : undefined;
  const own = settings.exportProjects ? parentOf(projects, invoice.projectId, invoice.projectNumber) : undefined;
  return [customer, own, ...lineProjects(invoice, settings)].filter((parent) => parent !== undefined);
}

/** The numbers, once the parents are delivered. */
export function xledgerPartiesOf(invoice: Invoice, settings: Settings, parents: DeliveredParents): XledgerParties {
  const isAsked = settings.invoices?.delivery === 'api';
  const vouched = new Set(
    xledgerInvoiceParents(invoice, settings).flatMap((parent) => delivered(parents, parent)?.number ?? []),
  );
  const customer = numberOf(invoice.customerNumber, parentOf(customers, invoice.customerId, undefined), parents);
  const project = numberOf(invoice.projectNumber, parentOf(projects, invoice.projectId, undefined), parents);
  const asked = [
    { what: 'customer', field: 'customerNumber', number: customer } as const,
    { what: 'project', field: 'projectNumber', number: project } as const,
    ...lineNumbers(invoice).map(({ number, index }) => {
      return { what: 'project', field: `lines[${index}].projectNumber`, number } as const;
    }),
  ];
  return {
    customerNumber: customer,
    projectNumber: project,
    findings: [
      ...codeFindings('customerNumber', customer),
      ...asked.slice(1).flatMap(({ field, number }) => (number === undefined ? [] : codeFindings(field, number))),
    ],
    unmapped: isAsked
      ? asked.flatMap(({ what, field, number }) =>
          number === undefined || vouched.has(number) ? [] : [{ what, field, number }],
        )
      : [],
  };
}

/** The invoice's own number; where it has only the record's key, the number of what was delivered. */
function numberOf(
  number: string | undefined,
  parent: Parent | undefined,
  parents: DeliveredParents,
): string | undefined {
  return number ?? (parent === undefined ? undefined : delivered(parents, parent)?.number);
}

function parentOf(direction: string, key: string | undefined, number: string | undefined): Parent | undefined {
  if (key !== undefined) return { direction, key };
  return number === undefined ? undefined : { direction, number };
}

/** Projects of lines that are not the invoice's own. */
function lineProjects(invoice: Invoice, settings: Settings): readonly (Parent | undefined)[] {
  if (!settings.exportProjects) return [];
  const found = new Map(
    lineNumbers(invoice).map(({ number, projectId }) => [number, parentOf(projects, projectId, number)]),
  );
  return [...found.values()];
}

function lineNumbers(invoice: Invoice) {
  return postedLines(invoice).flatMap(({ line: { projectNumber: number, projectId }, index }) =>
    number === undefined || number === invoice.projectNumber ? [] : [{ number, projectId, index }],
  );
}
