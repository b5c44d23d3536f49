import { expenseFileToAttachment } from '../../lib/accounting/expense-file-to-attachment.ts';
import { expenseToProjectExpense } from '../../lib/accounting/expense-to-project-expense.ts';
import { moment } from '../../lib/connectors/moment/index.ts';
import { twentyFourSevenOffice } from '../../lib/connectors/twenty-four-seven-office/index.ts';
import { defineSync, minutes, part, schedule } from '../../lib/sync/define-sync.ts';

const name = '24sevenoffice-expenses-to-moment';

/** Bring posted supplier expenses from 24SevenOffice to their project in Moment, with their files. */
export const twentyFourSevenOfficeExpensesToMoment = defineSync({
  name,
  when: schedule(twentyFourSevenOffice.expenses, { every: minutes(15), reopenedBy: moment.appearedProjects }),
  movesFiles: true,
  read: twentyFourSevenOffice.expense,
  ask: moment.projectOfExpense,
  decide: expenseToProjectExpense,
  write: moment.projectExpense,
  confirm: twentyFourSevenOffice.expenseFiles,
  releases: [],
  parts: {
    file: part({
      read: twentyFourSevenOffice.expenseFile,
      decide: expenseFileToAttachment(name),
      write: moment.expenseFile,
      confirm: undefined,
      releases: [],
    }),
  },
});
