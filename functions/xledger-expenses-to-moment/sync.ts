import { expenseFileToAttachment } from '../../lib/accounting/expense-file-to-attachment.ts';
import { expenseToProjectExpense } from '../../lib/accounting/expense-to-project-expense.ts';
import { moment } from '../../lib/connectors/moment/index.ts';
import { xledger } from '../../lib/connectors/xledger/index.ts';
import { defineSync, hours, part, schedule } from '../../lib/sync/define-sync.ts';

const name = 'xledger-expenses-to-moment';

/** Bring posted supplier expenses from Xledger to their project in Moment, with their files. */
export const xledgerExpensesToMoment = defineSync({
  name,
  when: schedule(xledger.expenses, { every: hours(1), reopenedBy: moment.appearedProjects }),
  movesFiles: true,
  read: xledger.expense,
  ask: moment.projectOfExpense,
  decide: expenseToProjectExpense,
  write: moment.projectExpense,
  confirm: xledger.expenseFiles,
  releases: [],
  parts: {
    file: part({
      read: xledger.expenseFile,
      decide: expenseFileToAttachment(name),
      write: moment.expenseFile,
      confirm: undefined,
      releases: [],
    }),
  },
});
