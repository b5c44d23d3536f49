import { expenseFileToAttachment } from '../../lib/accounting/expense-file-to-attachment.ts';
import { expenseToProjectExpense } from '../../lib/accounting/expense-to-project-expense.ts';
import { economic } from '../../lib/connectors/economic/index.ts';
import { moment } from '../../lib/connectors/moment/index.ts';
import { defineSync, minutes, part, schedule } from '../../lib/sync/define-sync.ts';

const name = 'economic-expenses-to-moment';

/** Bring posted expenses from e-conomic to their project in Moment, with their files. */
export const economicExpensesToMoment = defineSync({
  name,
  when: schedule(economic.expenses, { every: minutes(15), reopenedBy: moment.appearedProjects }),
  movesFiles: true,
  read: economic.expense,
  ask: moment.projectOfExpense,
  decide: expenseToProjectExpense,
  write: moment.projectExpense,
  confirm: economic.expenseFiles,
  releases: [],
  parts: {
    file: part({
      read: economic.expenseFile,
      decide: expenseFileToAttachment(name),
      write: moment.expenseFile,
      confirm: undefined,
      releases: [],
    }),
  },
});
