import type { NumberedCustomer } from '../../documents/numbered-customer.ts';
import type { NumberedProject } from '../../documents/numbered-project.ts';
import type { AddCompaniesInputNode, UpdateCompaniesInputNode } from './graphql/company-operations.ts';
import type { AddCustomersInputNode, UpdateCustomersInputNode } from './graphql/customer-operations.ts';
import type { AddProjectsInputNode, UpdateProjectsInputNode } from './graphql/project-operations.ts';
import type { XledgerCompany, XledgerCustomer, XledgerProject } from './schema.ts';

/** A new company, under the customer's code. */
export function newCompany({ number, name, organizationNumber, country }: NumberedCustomer): AddCompaniesInputNode {
  return { code: number, description: name, companyNumber: organizationNumber, country: { code: country } };
}

/** What of a company is another than it shall be. The name of a company that is not ours alone stays. */
export function changedCompany(
  { number, name, organizationNumber, country }: NumberedCustomer,
  present: XledgerCompany,
): UpdateCompaniesInputNode | undefined {
  const isOtherCountry = present.country?.toUpperCase() !== country;
  return changed(present.dbId, {
    description: present.code === number ? differing(name, present.description) : undefined,
    companyNumber: differing(organizationNumber, present.companyNumber),
    country: isOtherCountry ? { code: country } : undefined,
  });
}

/** A new customer of a company. */
export function newCustomer(customer: NumberedCustomer, companyDbId: string): AddCustomersInputNode {
  const { number, name, organizationNumber, email, streetAddress, zipCode, place, country } = customer;
  return {
    company: { dbId: Number(companyDbId) },
    code: number,
    description: name,
    companyNumber: organizationNumber,
    email,
    streetAddress,
    zipCode,
    place,
    country: { code: country },
  };
}

/** What of a customer is another than it shall be. */
export function changedCustomer(
  { name, email, streetAddress, zipCode, place, country }: NumberedCustomer,
  present: XledgerCustomer,
): UpdateCustomersInputNode | undefined {
  const { address } = present;
  return changed(present.dbId, {
    description: differing(name, present.description),
    email: differing(email, present.email),
    streetAddress: differing(streetAddress, address?.streetAddress),
    zipCode: differing(zipCode, address?.zipCode),
    place: differing(place, address?.place),
    country: country === address?.country ? undefined : { code: country },
  });
}

/** A new project. */
export function newProject({ number, name }: NumberedProject): AddProjectsInputNode {
  return { code: number, description: name };
}

/** What of a project is another than it shall be. */
export function changedProject(
  { name }: NumberedProject,
  present: XledgerProject,
): UpdateProjectsInputNode | undefined {
  return changed(present.dbId, { description: differing(name, present.description) });
}

/**
 * The wanted text when it is another. What was emptied in Moment is sent as an empty text (assumed to clear: the vendor's
 * examples show `""` for unused fields, https://xledgerukinternal.zendesk.com/hc/en-us/articles/8681708023698).
 */
function differing(wanted: string | undefined, present: string | undefined): string | undefined {
  return wanted === present ? undefined : (wanted ?? '');
}

/** Fields left out of an update keep their value. */
function changed<Fields extends Readonly<Record<string, unknown>>>(
  dbId: string,
  fields: Fields,
): (Fields & { readonly dbId: number }) | undefined {
  const isChanged = Object.values(fields).some((value) => value !== undefined);
  return isChanged ? { dbId: Number(dbId), ...fields } : undefined;
}
