/** The scopes that are read. */
export type Scope = 'invoice' | 'company' | 'department';

/** What a call asks: a scope, which of its rows, and the page. The key is added where the address is made. */
export type Question = {
  readonly scope: Scope;
  readonly page: number;
  readonly filters?: Readonly<Record<string, string>>;
};

const fields: Readonly<Record<Scope, readonly string[]>> = {
  invoice: [
    ...['invoiceId', 'invoiceNumber', 'type', 'creditedInvoiceId', 'creditedInvoiceNumber', 'departmentId'],
    ...['companyId', 'projectId', 'date', 'dueDate', 'kid', 'currency', 'totalExVat', 'totalVat', 'totalIncVat'],
    ...['yourReference', 'ourReference', 'notes', 'lines', 'created', 'updated'],
  ],
  company: ['companyId', 'companyNumber', 'name', 'vatNumber', 'email', 'updated'],
  department: ['departmentId', 'number', 'name'],
};

/** The query of a call, without the key. */
export function encodeQuestion({ scope, page, filters }: Question): Readonly<Record<string, string>> {
  return { scope, fields: fields[scope].join(','), page: String(page), ...filters };
}
