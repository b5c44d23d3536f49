import Big from 'big.js';
import type { Evidence } from '../../sync/receipt.ts';
import type { BookedEntry, DraftEntry, EconomicCustomer, EconomicProject } from './schema.ts';

/** True when the customer carries all that the evidence says. What the source leaves out is not compared. */
export function isSameCustomer(customer: EconomicCustomer, evidence: Evidence): boolean {
  return (
    customer.name.trim() === evidence.name?.trim() &&
    agrees(evidence.organizationNumber, customer.corporateIdentificationNumber) &&
    agrees(evidence.email, customer.email) &&
    agrees(evidence.address, customer.address) &&
    agrees(evidence.zipCode, customer.zip) &&
    agrees(evidence.city, customer.city) &&
    agrees(evidence.country, customer.country)
  );
}

/** The same party: its organization number where both have one, else its name. */
export function isSameParty(customer: EconomicCustomer, evidence: Evidence): boolean {
  const { organizationNumber, name } = evidence;
  const held = customer.corporateIdentificationNumber;
  if (organizationNumber !== undefined && held !== undefined && bare(held) !== '') {
    return bare(held) === bare(organizationNumber);
  }
  return customer.name.trim().toLowerCase() === name?.trim().toLowerCase();
}

function agrees(wanted: string | undefined, found: string | undefined): boolean {
  return wanted === undefined || plain(wanted) === plain(found ?? '');
}

/** Line breaks come back as the server keeps them. */
function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

function bare(text: string): string {
  return text
    .replace(/[\s.-]/g, '')
    .toUpperCase()
    .replace(/^(DK|NO|SE)/, '');
}

/** What a person sees of a customer. */
export function shownCustomer({
  name,
  customerNumber,
  corporateIdentificationNumber,
  barred,
}: EconomicCustomer): string {
  const parts = [`${name} (${customerNumber})`, corporateIdentificationNumber, barred ? 'barred' : undefined];
  return parts.filter(Boolean).join(', ');
}

/** True when the project carries what the evidence says, and takes entries. */
export function isSameProject(project: EconomicProject, evidence: Evidence): boolean {
  const customer = project.customerNumber === undefined ? undefined : String(project.customerNumber);
  return project.name?.trim() === evidence.name?.trim() && customer === evidence.customerNumber && !project.isBarred;
}

/** What a person sees of a project. */
export function shownProject({ name, number, customerNumber, isBarred, isClosed }: EconomicProject): string {
  const state = isClosed ? ', closed' : isBarred ? ', barred' : '';
  return `${name ?? '?'} (${number}), customer ${customerNumber ?? 'none'}${state}`;
}

/** True when the draft is the customer's side of the invoice that the evidence names. */
export function isSameDraft(entry: DraftEntry, evidence: Evidence): boolean {
  return (
    String(entry.customerNumber) === evidence.customerNumber &&
    isAmount(entry.amount, evidence.total) &&
    entry.currency === evidence.currency &&
    entry.date === evidence.date
  );
}

/** True when the booked entry is the customer's side of that invoice. */
export function isSameBooked(entry: BookedEntry, evidence: Evidence): boolean {
  return (
    String(entry.customerNumber) === evidence.customerNumber &&
    isAmount(entry.amount, evidence.total) &&
    (entry.currencyCode ?? evidence.currency) === evidence.currency &&
    entry.date === evidence.date
  );
}

function isAmount(found: number | undefined, wanted: string | undefined): boolean {
  return found !== undefined && wanted !== undefined && new Big(found).eq(wanted);
}

/** What a person sees of an entry with an invoice number. */
export function shownEntry(
  where: 'journal' | 'ledger',
  entry: Pick<DraftEntry, 'voucherNumber' | 'customerNumber' | 'amount' | 'date' | 'text'> | BookedEntry,
): string {
  const place = where === 'journal' ? 'entered, not booked' : 'booked';
  const facts = [
    `voucher ${entry.voucherNumber ?? '?'}`,
    `customer ${entry.customerNumber ?? '?'}`,
    entry.amount,
    entry.date,
  ];
  return `${place}: ${facts.join(', ')} ${entry.text ?? ''}`.trim().slice(0, 500);
}

/** Numbers as short text: `7,51-55`. Entries that are made together follow each other. */
export function rangesText(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of [...numbers].sort((one, other) => one - other)) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] + 1 === number) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

/** The numbers that `rangesText` wrote. */
export function numbersOf(text: string): number[] {
  return text.split(',').flatMap((part) => {
    const [from = Number.NaN, to = from] = part.split('-').map(Number);
    return Number.isInteger(from) && Number.isInteger(to)
      ? Array.from({ length: to - from + 1 }, (_, index) => from + index)
      : [];
  });
}
