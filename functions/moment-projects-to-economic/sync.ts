import { projectToLedgerProject } from '../../lib/accounting/project-to-ledger-project.ts';
import { economic } from '../../lib/connectors/economic/index.ts';
import { moment } from '../../lib/connectors/moment/index.ts';
import { defineSync, hours, webhook } from '../../lib/sync/define-sync.ts';

/** Send a new or changed Moment project to e-conomic, under its own number. */
export const momentProjectsToEconomic = defineSync({
  name: 'moment-projects-to-economic',
  when: webhook(moment.projects, { catchUp: hours(1) }),
  read: moment.project,
  decide: projectToLedgerProject,
  write: economic.project,
  confirm: undefined,
  releases: ['moment-invoices-to-economic'],
});
