import { createHash } from 'node:crypto';
import { moment } from '../../lib/connectors/moment/index.ts';
import type { ExpenseAttachment } from '../../lib/documents/expense-file.ts';
import type { ProjectExpense } from '../../lib/documents/project-expense.ts';
import { openMoment, pdfText, withPdf } from './open-vendors.ts';
import { type Row, type Subject, subjectOf } from './subject.ts';

const expenseOf = (projectId: string): ProjectExpense => ({
  ...{ externalId: 'xledger:20000033', projectId, activity: 'Utlegg', description: 'Rørlegger, uke 47' },
  ...{ amountIncludingVat: { minor: 1_250_000, currency: 'NOK' }, supplierName: 'Eksempel Rør AS' },
  ...{ supplierInvoiceNumber: 'F-40001', date: '2026-11-18', billable: true },
});

async function anExpense(): Promise<Subject> {
  const { connection, control, projectId, close } = await openMoment();
  return subjectOf({ writer: moment.projectExpense, target: expenseOf(projectId) }, connection, {
    goWrong: (fault) => control.addFault({ operation: 'projectExpenses.create', fault, times: 1 }),
    close,
  });
}

const fileName = 'passing/xledger/20000031';

async function aFile(): Promise<Subject> {
  const { connection, control, projectId, close } = await openMoment(await withPdf(fileName));
  const made = await subjectOf({ writer: moment.projectExpense, target: expenseOf(projectId) }, connection, {
    goWrong: async () => undefined,
    close,
  }).write();
  if (made.kind !== 'delivered') throw new Error(`no expense: ${JSON.stringify(made)}`);
  const target: ExpenseAttachment = {
    ...{ expenseId: made.targetId, fileName: 'bilag-20000031.pdf', contentType: 'application/pdf', name: fileName },
    ...{ size: pdfText.length, sha256: createHash('sha256').update(pdfText).digest('hex') },
  };
  return subjectOf({ writer: moment.expenseFile, target }, connection, {
    goWrong: (fault) => control.addFault({ operation: 'attachments.create', fault, times: 1 }),
    close,
  });
}

/** What Ledgerbridge writes into Moment. */
export const momentRows: readonly Row[] = [
  ['Moment: project expense', anExpense],
  ['Moment: file of an expense', aFile],
];
