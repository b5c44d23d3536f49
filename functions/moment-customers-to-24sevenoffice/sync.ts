import { customerToCustomerRecord } from '../../lib/accounting/customer-to-customer-record.ts';
import { moment } from '../../lib/connectors/moment/index.ts';
import { twentyFourSevenOffice } from '../../lib/connectors/twenty-four-seven-office/index.ts';
import { defineSync, hours, webhook } from '../../lib/sync/define-sync.ts';

/** Keep a Moment customer in step with 24SevenOffice, and write the customer number it gets there back to Moment. */
export const momentCustomersTo24SevenOffice = defineSync({
  name: 'moment-customers-to-24sevenoffice',
  when: webhook(moment.customers, { catchUp: hours(1) }),
  read: moment.customer,
  decide: customerToCustomerRecord,
  write: twentyFourSevenOffice.customer,
  confirm: moment.customerNumber,
  releases: ['moment-projects-to-24sevenoffice', 'moment-invoices-to-24sevenoffice'],
});
