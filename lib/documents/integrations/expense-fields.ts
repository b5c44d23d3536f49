import type { IntegrationForm } from '../integration-form.ts';

/** The settings of the import of expenses, the same for every accounting system. */
export const expenseGroup: IntegrationForm['groups'][number] = {
  title: { en: 'Expenses to Moment', no: 'Utlegg til Moment' },
  fields: [
    {
      name: 'settings.importExpenses',
      control: 'switch',
      label: { en: 'Bring expenses into Moment', no: 'Hent utlegg til Moment' },
      help: {
        en: 'Posted supplier invoices on projects that Moment knows, with their files.',
        no: 'Bokførte leverandørfakturaer på prosjekter som finnes i Moment, med vedlegg.',
      },
    },
    {
      name: 'settings.expenseAccounts',
      control: 'text',
      label: { en: 'Expense accounts', no: 'Konti for utlegg' },
      help: {
        en: 'Account numbers with commas between them: 4300, 6700. What is posted on others stays where it is.',
        no: 'Kontonumre med komma mellom: 4300, 6700. Det som er bokført på andre konti, blir der det er.',
      },
    },
    {
      name: 'settings.expenseActivity',
      control: 'text',
      label: { en: 'Activity of the expenses', no: 'Aktivitet for utleggene' },
      help: {
        en: 'Its name in Moment. It is made in the project when it is not there.',
        no: 'Navnet i Moment. Den opprettes i prosjektet når den ikke finnes.',
      },
    },
    {
      name: 'settings.expenseBillable',
      control: 'switch',
      label: { en: 'Expenses are billable', no: 'Utleggene er fakturerbare' },
      help: {
        en: 'The customer is billed for them unless somebody says otherwise in Moment.',
        no: 'Kunden faktureres for dem, om ikke noen bestemmer noe annet i Moment.',
      },
    },
  ],
};
