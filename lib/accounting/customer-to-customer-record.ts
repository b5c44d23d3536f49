import type { Customer, CustomerRecord } from '../documents/customer.ts';
import type { Moment24SevenOfficeSettings } from '../documents/integrations/moment-24sevenoffice.ts';
import type { Judgement } from '../sync/define-sync.ts';
import { emailFindings, keptOrganizationNumber, nameFindings, organizationNumberFindings } from './customer-fields.ts';
import { isRejected } from './field-checks.ts';

/** A Moment customer becomes a company at 24SevenOffice, which gives it its number. */
export const customerToCustomerRecord: Judgement<Customer, CustomerRecord, Moment24SevenOfficeSettings> = {
  isOn: (settings) => settings.exportCustomers,
  parents: () => [],
  decide: ({ document, settings }) => {
    const organizationNumber = keptOrganizationNumber(document.organizationNumber);
    const email = document.email?.trim() || undefined;
    const problems = [
      ...nameFindings(document.name.trim()),
      ...organizationNumberFindings(organizationNumber),
      ...emailFindings(email),
    ];
    if (isRejected(problems)) return { kind: 'reject', problems };
    const externalId = `moment:${settings.momentCompanyCode}:${document.id}`;
    const target = { externalId, name: document.name.trim(), organizationNumber, email };
    // A customer that was there before Ledgerbridge has its number in Moment already: the first look-up tries it.
    return { kind: 'send', target, clue: document.number };
  },
};
