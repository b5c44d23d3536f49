import { projectToProjectRecord } from '../../lib/accounting/project-to-project-record.ts';
import { moment } from '../../lib/connectors/moment/index.ts';
import { twentyFourSevenOffice } from '../../lib/connectors/twenty-four-seven-office/index.ts';
import { defineSync, hours, webhook } from '../../lib/sync/define-sync.ts';

/** Keep a Moment project in step with 24SevenOffice, under the same number. */
export const momentProjectsTo24SevenOffice = defineSync({
  name: 'moment-projects-to-24sevenoffice',
  when: webhook(moment.projects, { catchUp: hours(1) }),
  read: moment.project,
  decide: projectToProjectRecord,
  write: twentyFourSevenOffice.project,
  confirm: undefined,
  releases: ['moment-invoices-to-24sevenoffice'],
});
