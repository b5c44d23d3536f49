import type { Integration } from './integration.ts';
import type { IntegrationForm } from './integration-form.ts';
import { moment24SevenOfficeForm } from './integrations/moment-24sevenoffice-form.ts';
import { momentEconomicForm } from './integrations/moment-economic-form.ts';
import { momentXledgerForm } from './integrations/moment-xledger-form.ts';
import { recman24SevenOfficeForm } from './integrations/recman-24sevenoffice-form.ts';

/** The form of each kind of integration. Beside the kinds, so that functions without pages carry no words of forms. */
export const integrationForms: Readonly<Record<Integration['kind'], IntegrationForm>> = {
  'moment-24sevenoffice': moment24SevenOfficeForm,
  'moment-economic': momentEconomicForm,
  'moment-xledger': momentXledgerForm,
  'recman-24sevenoffice': recman24SevenOfficeForm,
};
