import * as z from 'zod';

/** The most accounts of one setting; each range of them is a call of every poll. */
const mostAccounts = 50;

const accountList = z
  .string()
  .trim()
  .max(500)
  .regex(/^([1-9]\d{0,8}(\s*,\s*[1-9]\d{0,8})*)?$/, 'account numbers with commas between them: 4300, 6700')
  .refine((text) => expenseAccountsOf(text).length <= mostAccounts, `at most ${mostAccounts} accounts`);

/** Settings of every kind of integration that brings expenses from an ERP into Moment. */
export const expenseSettings = {
  importExpenses: z
    .boolean()
    .default(false)
    .describe('Bring posted supplier expenses into Moment, on projects that Moment knows, with their files.'),
  expenseAccounts: accountList
    .default('')
    .describe('Account numbers whose postings become expenses, with commas between them: 4300, 6700.'),
  expenseActivity: z
    .string()
    .trim()
    .max(255)
    .default('')
    .describe('Name of the activity that expenses get in Moment. It is made in the project when it is not there.'),
  expenseBillable: z.boolean().default(true).describe('Imported expenses are billable to the customer by default.'),
} as const;

/** The settings of the import alone, read from the stored settings of any kind that has them. */
export const expenseSettingsSchema = z.object(expenseSettings);
export type ExpenseSettings = z.infer<typeof expenseSettingsSchema>;

/** The account numbers of the setting, each once, in ascending order. */
export function expenseAccountsOf(text: string): readonly string[] {
  const accounts = text.split(',').map((part) => part.trim());
  return [...new Set(accounts.filter((part) => part !== ''))].sort((one, other) => Number(one) - Number(other));
}

/** What the import cannot do without once it is on: nothing of it is ever guessed. For `superRefine`. */
export function checkExpenseSettings(settings: ExpenseSettings, found: z.RefinementCtx): void {
  if (!settings.importExpenses) return;
  if (expenseAccountsOf(settings.expenseAccounts).length === 0) {
    found.addIssue({ code: 'custom', path: ['expenseAccounts'], message: 'at least one account number' });
  }
  if (settings.expenseActivity === '') {
    found.addIssue({ code: 'custom', path: ['expenseActivity'], message: 'the name of an activity' });
  }
}
