import type { ExpenseAttachment, ExpenseFile } from '../documents/expense-file.ts';
import type { ExpenseSettings } from '../documents/integrations/expense-settings.ts';
import type { Judgement } from '../sync/define-sync.ts';
import type { Parent } from '../sync/receipt.ts';
import { shown } from './field-checks.ts';
import { delivered } from './parents.ts';

/** A file goes to the expense that its posting became, once that is there. `direction` is the expense's. */
export function expenseFileToAttachment(direction: string): Judgement<ExpenseFile, ExpenseAttachment, ExpenseSettings> {
  const parentOf = ({ expenseKey }: ExpenseFile): Parent => ({ direction, key: expenseKey });
  return {
    isOn: (settings) => settings.importExpenses,
    parents: (file) => [parentOf(file)],
    decide: ({ document, parents }) => {
      const { fileName, contentType, stored, typeWord } = document;
      if (contentType === undefined || stored === undefined) {
        const problem = {
          code: 'file-type-refused',
          field: 'file',
          value: shown(`${fileName} (${typeWord})`),
        } as const;
        return { kind: 'reject', problems: [problem] };
      }
      if (stored.size === 0) {
        return { kind: 'reject', problems: [{ code: 'file-empty', field: 'file', value: shown(fileName) }] };
      }
      const expense = delivered(parents, parentOf(document));
      if (expense === undefined) return { kind: 'wait', parent: parentOf(document) };
      return { kind: 'send', target: { expenseId: expense.targetId, fileName, contentType, ...stored } };
    },
  };
}
