import { customerToLedgerCustomer } from '../../lib/accounting/customer-to-ledger-customer.ts';
import { economic } from '../../lib/connectors/economic/index.ts';
import { moment } from '../../lib/connectors/moment/index.ts';
import { defineSync, hours, webhook } from '../../lib/sync/define-sync.ts';

/** Send a new or changed Moment customer to e-conomic, under its own number. */
export const momentCustomersToEconomic = defineSync({
  name: 'moment-customers-to-economic',
  when: webhook(moment.customers, { catchUp: hours(1) }),
  read: moment.customer,
  decide: customerToLedgerCustomer,
  write: economic.customer,
  confirm: undefined,
  releases: ['moment-projects-to-economic', 'moment-invoices-to-economic'],
});
