import type { EntityName } from './state.ts';

/** What a field may hold. Amounts have at most 2 decimals, rates, quantities and percentages at most 6. */
export type Field = {
  readonly kind: 'text' | 'integer' | 'amount' | 'decimal' | 'date' | 'instant' | 'flag' | 'lines';
  readonly longest?: number;
  readonly pattern?: RegExp;
  readonly options?: readonly string[];
  /** Needed when a record is made over the vendor's API, and never to be taken away there. */
  readonly required?: boolean;
  /** Set by Moment itself; the vendor's API refuses it. */
  readonly readOnly?: boolean;
};

/** The fields of a record, by name. */
export type FieldTable = Readonly<Record<string, Field>>;

const text = (longest: number): Field => ({ kind: 'text', longest });
const oneOf = (...options: string[]): Field => ({ kind: 'text', options });
const country: Field = { kind: 'text', pattern: /^[A-Z]{2}$/ };
const currency: Field = { kind: 'text', pattern: /^[A-Z]{3}$/ };

/** One line of an invoice. */
export const lineFields: FieldTable = {
  lineNumber: { kind: 'integer' },
  description: text(1000),
  financialAccountNumber: text(20),
  vatCode: text(20),
  vatPercentage: { kind: 'decimal' },
  quantity: { kind: 'decimal' },
  unitPrice: { kind: 'decimal' },
  discountPercentage: { kind: 'decimal' },
  amountExcludingVat: { kind: 'amount' },
  vatAmount: { kind: 'amount' },
  amountIncludingVat: { kind: 'amount' },
  projectNumber: text(50),
};

/** Every field of every record, but those that all records carry (id, version, companyId, createdDate, lastModifiedDate). */
export const entityFields: Readonly<Record<Exclude<EntityName, 'attachments'>, FieldTable>> = {
  customers: {
    customerNumber: text(50),
    name: { ...text(255), required: true },
    organizationNumber: text(30),
    email: text(254),
    phone: text(50),
    address1: text(255),
    address2: text(255),
    zipCode: text(20),
    city: text(100),
    country,
    currencyCode: currency,
    creditTerms: { kind: 'integer' },
    externalId: text(200),
  },
  projects: {
    projectNumber: { ...text(50), required: true },
    name: { ...text(255), required: true },
    customerId: { kind: 'integer' },
    projectState: oneOf('planned', 'inProgress', 'completed', 'cancelled'),
  },
  invoices: {
    invoiceNumber: { kind: 'integer', readOnly: true },
    invoiceType: { ...oneOf('invoice', 'creditNote'), readOnly: true },
    creditedInvoiceNumber: { kind: 'integer' },
    invoiceState: { ...oneOf('draft', 'finalized'), readOnly: true },
    transferState: { ...oneOf('toTransfer', 'transferred', 'doNotTransfer'), required: true },
    description: text(1000),
    customerId: { kind: 'integer' },
    customerNumber: { ...text(50), readOnly: true },
    projectId: { kind: 'integer' },
    projectNumber: { ...text(50), readOnly: true },
    invoiceDate: { kind: 'date' },
    dueDate: { kind: 'date' },
    kid: text(25),
    currencyCode: currency,
    currencyRate: { kind: 'decimal' },
    totalExcludingVat: { kind: 'amount', readOnly: true },
    totalVat: { kind: 'amount', readOnly: true },
    totalIncludingVat: { kind: 'amount', readOnly: true },
    yourReference: text(255),
    orderReference: text(255),
    contractReference: text(255),
    lines: { kind: 'lines' },
    finalizedDate: { kind: 'instant', readOnly: true },
  },
  projectExtensions: {
    projectId: { kind: 'integer', required: true },
    name: { ...text(255), required: true },
    projectExtensionState: { ...oneOf('open', 'closed'), readOnly: true },
  },
  projectExpenses: {
    projectId: { kind: 'integer', required: true },
    projectExtensionId: { kind: 'integer', required: true },
    description: { ...text(500), required: true },
    amountIncludingVat: { kind: 'amount', required: true },
    currencyCode: { ...currency, required: true },
    supplierName: text(255),
    supplierInvoiceNumber: text(100),
    expenseDate: { kind: 'date', required: true },
    billable: { kind: 'flag', required: true },
    externalId: { ...text(200), required: true },
  },
};
