import type * as z from 'zod';
import type { Customer, PostalAddress } from '../../documents/customer.ts';
import type { Project } from '../../documents/project.ts';
import { freeText } from '../../documents/text.ts';
import type { Reading } from '../../sync/outcome.ts';
import type { Problem } from '../../sync/problems.ts';
import {
  type MomentCustomer,
  momentCustomerNumberSchema,
  momentCustomerSchema,
  momentProjectSchema,
} from './schema.ts';

/** A customer's answer as our document. */
export function decodeCustomer(body: unknown): Reading<Customer> {
  const parsed = momentCustomerSchema.safeParse(body);
  if (!parsed.success) return unreadable(parsed.error, body);
  const { id, customerNumber, name, organizationNumber, email, lastModifiedDate } = parsed.data;
  const address = addressOf(parsed.data);
  return {
    kind: 'found',
    document: { id, number: customerNumber, name, organizationNumber, email, address },
    number: customerNumber,
    label: name,
    modifiedAt: lastModifiedDate,
  };
}

function addressOf(read: MomentCustomer): PostalAddress | undefined {
  const { address1, address2, zipCode, city, country } = read;
  const lines = [address1, address2].filter((line) => line !== undefined);
  const isEmpty = lines.length === 0 && [zipCode, city, country].every((part) => part === undefined);
  return isEmpty ? undefined : { lines, zipCode, city, country };
}

/** A project's answer as our document; the customer's number is not in it. */
export function decodeProject(body: unknown): Reading<Project> {
  const parsed = momentProjectSchema.safeParse(body);
  if (!parsed.success) return unreadable(parsed.error, body);
  const { id, projectNumber, name, customerId, lastModifiedDate } = parsed.data;
  return {
    kind: 'found',
    document: { id, number: projectNumber, name, customerId, customerNumber: undefined },
    number: projectNumber,
    label: name,
    modifiedAt: lastModifiedDate,
  };
}

/** The number in a customer's answer. */
export function decodeCustomerNumber(
  body: unknown,
): { kind: 'found'; number: string | undefined } | { kind: 'unreadable'; problem: Problem<'contract-changed'> } {
  const parsed = momentCustomerNumberSchema.safeParse(body);
  if (!parsed.success) return unreadable(parsed.error, body);
  return { kind: 'found', number: parsed.data.customerNumber };
}

/** The first field that does not fit, with its value as read. */
export function unreadable(
  error: z.ZodError,
  body: unknown,
): { kind: 'unreadable'; problem: Problem<'contract-changed'> } {
  const [issue] = error.issues;
  const path = issue?.path ?? [];
  return {
    kind: 'unreadable',
    problem: {
      code: 'contract-changed',
      field: pathText(path),
      value: shownValue(path.reduce<unknown>(childOf, body)),
    },
  };
}

/** `lines[0].vatCode`: places are counted from 0, as in JSON. */
function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return text === '' ? 'body' : text.replace(/^\./, '');
}

function childOf(parent: unknown, name: PropertyKey): unknown {
  return typeof parent === 'object' && parent !== null ? Reflect.get(parent, name) : undefined;
}

function shownValue(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'an object';
  return freeText(String(value)).slice(0, 100);
}
