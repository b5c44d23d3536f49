import type { Customer, CustomerRecord } from '../documents/customer.ts';
import type { Recman24SevenOfficeSettings } from '../documents/integrations/recman-24sevenoffice.ts';
import type { Judgement } from '../sync/define-sync.ts';
import { emailFindings, keptOrganizationNumber, nameFindings, organizationNumberFindings } from './customer-fields.ts';
import { isRejected, presenceFindings } from './field-checks.ts';

/**
 * A RecMan company that is invoiced becomes a company at 24SevenOffice, in the books of the invoice's department. RecMan's own
 * company number is no hint: 24SevenOffice numbers its customers itself.
 */
export const recmanCompanyToCustomerRecord: Judgement<Customer, CustomerRecord, Recman24SevenOfficeSettings> = {
  isOn: () => true,
  parents: () => [],
  decide: ({ document }) => {
    const organizationNumber = keptOrganizationNumber(document.organizationNumber);
    const email = document.email?.trim() || undefined;
    const problems = [
      ...presenceFindings('departmentId', document.departmentId),
      ...nameFindings(document.name.trim()),
      ...organizationNumberFindings(organizationNumber),
      ...emailFindings(email),
    ];
    if (isRejected(problems)) return { kind: 'reject', problems };
    const externalId = `recman:${document.id}`;
    const { departmentId } = document;
    return {
      kind: 'send',
      target: { externalId, departmentId, name: document.name.trim(), organizationNumber, email },
    };
  },
};
