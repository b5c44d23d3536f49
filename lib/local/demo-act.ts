/** One thing that somebody in the demo company does. */
export type DemoAct =
  | { readonly kind: 'create'; readonly entity: 'customers' | 'projects' | 'invoices'; readonly fields: DemoFields }
  | {
      readonly kind: 'edit';
      readonly entity: 'customers' | 'projects';
      readonly id: number;
      readonly fields: DemoFields;
    }
  | { readonly kind: 'finalize'; readonly id: number };

type DemoValue = string | number | DemoFields[];
/** Fields of a record, as the sandbox's control endpoint takes them. */
export type DemoFields = { [field: string]: DemoValue };

type KnownRecord = { readonly id: number; readonly [field: string]: unknown };

/** What is known of the company when something is to be done. */
export type KnownCompany = {
  readonly customers: readonly KnownRecord[];
  readonly projects: readonly KnownRecord[];
  readonly invoices: readonly KnownRecord[];
};

type Chance = { random(): number; clock(): Date };

const firstWords = ['Eksempel', 'Fiktiv', 'Tenkt', 'Modell', 'Prøve'];
const trades = ['Bygg', 'Havbruk', 'Elektro', 'Reklame', 'Logistikk', 'Eiendom', 'Landskap', 'Transport'];
const jobs = ['Forprosjekt', 'Prosjektering', 'Systemutvikling', 'Tilstandsrapport', 'Opplæring', 'Kontroll'];
const works = ['Rådgivning', 'Prosjektledelse', 'Befaring', 'Dokumentasjon', 'Utvikling'];

/** More invoices than this would only make the demo slow; from here on records are edited. */
const manyInvoices = 2000;

/** What a small company does next: mostly invoices, sometimes a new customer with a project, sometimes an edit. */
export function nextAct(company: KnownCompany, chance: Chance): DemoAct {
  const { customers, projects, invoices } = company;
  const lonely = customers.find(({ id }) => !projects.some(({ customerId }) => customerId === id));
  const draft = invoices.find(({ invoiceState }) => invoiceState === 'draft');
  const project = pick(projects, chance);
  const dice = chance.random();
  if (lonely !== undefined) return newProject(lonely, company, chance);
  if (project === undefined) return newCustomer(chance);
  if (dice < 0.35 && draft !== undefined) return { kind: 'finalize', id: draft.id };
  if (dice < 0.7 && invoices.length < manyInvoices) return newInvoice(project, chance);
  if (dice < 0.8) return newCustomer(chance);
  const customer = pick(customers, chance);
  if (dice < 0.9 && customer !== undefined) {
    const phone = `+47 22 00 ${digits(2, chance)} ${digits(2, chance)}`;
    return { kind: 'edit', entity: 'customers', id: customer.id, fields: { phone } };
  }
  const name = `${pick(jobs, chance)}, fase ${1 + Math.floor(chance.random() * 5)}`;
  return { kind: 'edit', entity: 'projects', id: project.id, fields: { name } };
}

function newCustomer(chance: Chance): DemoAct {
  const trade = pick(trades, chance) ?? '';
  const name = `${pick(firstWords, chance)} ${trade} ${digits(2, chance)} AS`;
  const email = `faktura@${trade.toLowerCase()}${digits(3, chance)}.example.com`;
  const organizationNumber = syntheticOrganizationNumber(chance);
  const fields = { name, organizationNumber, email, country: 'NO', currencyCode: 'NOK', creditTerms: 14 };
  return { kind: 'create', entity: 'customers', fields };
}

function newProject(customer: KnownRecord, { projects }: KnownCompany, chance: Chance): DemoAct {
  const highest = Math.max(
    2000,
    ...projects.map(({ projectNumber }) => Number(projectNumber)).filter(Number.isInteger),
  );
  const fields = { projectNumber: String(highest + 1), name: pick(jobs, chance) ?? '', customerId: customer.id };
  return { kind: 'create', entity: 'projects', fields };
}

function newInvoice(project: KnownRecord, chance: Chance): DemoAct {
  const lines = Array.from({ length: 1 + Math.floor(chance.random() * 3) }, () => ({
    description: pick(works, chance) ?? '',
    ...{ financialAccountNumber: '3000', vatCode: '3', vatPercentage: 25 },
    quantity: 1 + Math.floor(chance.random() * 80) / 2,
    unitPrice: 900 + 50 * Math.floor(chance.random() * 12),
  }));
  const invoiceDate = chance.clock().toISOString().slice(0, 10);
  const description = `${String(project.name)}, ${invoiceDate}`;
  const parents = { projectId: project.id, customerId: Number(project.customerId) };
  return { kind: 'create', entity: 'invoices', fields: { description, invoiceDate, ...parents, lines } };
}

/** Organization numbers that begin with 3 are synthetic ones; the last digit is a check by weights modulo 11. */
function syntheticOrganizationNumber(chance: Chance): string {
  const weights = [3, 2, 7, 6, 5, 4, 3, 2];
  for (;;) {
    const first = `3${digits(7, chance)}`;
    const sum = weights.reduce((total, weight, index) => total + weight * Number(first[index]), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return `${first}${check}`;
  }
}

function pick<T>(from: readonly T[], { random }: Chance): T | undefined {
  return from[Math.floor(random() * from.length)];
}

function digits(count: number, { random }: Chance): string {
  return Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
}
