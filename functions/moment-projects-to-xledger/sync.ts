import { projectToNumberedProject } from '../../lib/accounting/project-to-numbered-project.ts';
import { moment } from '../../lib/connectors/moment/index.ts';
import { xledger } from '../../lib/connectors/xledger/index.ts';
import { defineSync, hours, webhook } from '../../lib/sync/define-sync.ts';

/** Keep a Moment project in step with Xledger, under the same number. */
export const momentProjectsToXledger = defineSync({
  name: 'moment-projects-to-xledger',
  when: webhook(moment.projects, { catchUp: hours(1) }),
  read: moment.project,
  decide: projectToNumberedProject,
  write: xledger.project,
  confirm: undefined,
  releases: ['moment-invoices-to-xledger'],
});
