import { customerToNumberedCustomer } from '../../lib/accounting/customer-to-numbered-customer.ts';
import { moment } from '../../lib/connectors/moment/index.ts';
import { xledger } from '../../lib/connectors/xledger/index.ts';
import { defineSync, hours, webhook } from '../../lib/sync/define-sync.ts';

/** Keep a Moment customer in step with Xledger under Moment's number: its company first, then the customer. */
export const momentCustomersToXledger = defineSync({
  name: 'moment-customers-to-xledger',
  when: webhook(moment.customers, { catchUp: hours(1) }),
  read: moment.customer,
  decide: customerToNumberedCustomer,
  before: [xledger.company],
  write: xledger.customer,
  confirm: undefined,
  releases: ['moment-invoices-to-xledger'],
});
