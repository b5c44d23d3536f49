import type { IntegrationForm } from '../integration-form.ts';
import { validUntilField } from './expiry-fields.ts';
import { noticeGroup } from './notice-fields.ts';

const recman: IntegrationForm['groups'][number] = {
  title: { en: 'RecMan', no: 'RecMan' },
  fields: [
    {
      name: 'credentials.recmanKey',
      control: 'secret',
      required: true,
      label: { en: 'RecMan API key', no: 'API-nøkkel i RecMan' },
      help: { en: 'It must be allowed to read invoices.', no: 'Den må ha lov til å lese fakturaer.' },
    },
    validUntilField('recman'),
    {
      name: 'settings.automaticExport',
      control: 'switch',
      label: { en: 'Automatic export', no: 'Automatisk eksport' },
      help: {
        en: 'Invoices and credit notes go by themselves. Off: a person chooses them under RecMan export.',
        no: 'Fakturaer og kreditnotaer går av seg selv. Av: en person velger dem under RecMan-eksport.',
      },
    },
    {
      name: 'settings.transferFrom',
      control: 'day',
      label: { en: 'From', no: 'Fra og med' },
      help: {
        en: 'What was changed from this day on is listed. Left empty: from the day the integration is made.',
        no: 'Det som er endret fra og med denne dagen, listes. Tomt: fra dagen integrasjonen lages.',
      },
    },
  ],
};

const office: IntegrationForm['groups'][number] = {
  title: { en: '24SevenOffice', no: '24SevenOffice' },
  fields: [
    {
      name: 'settings.productCategoryId',
      control: 'number',
      required: true,
      label: { en: 'Product category', no: 'Produktkategori' },
      help: {
        en: 'Number of the category at 24SevenOffice in which missing products are made.',
        no: 'Nummeret på kategorien i 24SevenOffice der manglende produkter opprettes.',
      },
    },
    {
      name: 'credentials.defaultUser.username',
      control: 'secret',
      label: { en: 'Default user', no: 'Standardbruker' },
      help: {
        en: 'User name (e-mail address) at 24SevenOffice for departments that are not listed below. May be empty.',
        no: 'Brukernavn (e-postadresse) i 24SevenOffice for avdelinger som ikke er listet nedenfor. Kan være tom.',
      },
    },
    {
      name: 'credentials.defaultUser.password',
      control: 'secret',
      label: { en: 'Password of the default user', no: 'Standardbrukerens passord' },
    },
    {
      name: 'settings.identityId',
      control: 'text',
      label: { en: 'Identity Id of the default user', no: 'Standardbrukerens Identity Id' },
      help: {
        en: 'Needed when the user has several companies: “Test connection” then lists them.',
        no: 'Trengs når brukeren har flere klienter: «Test tilkobling» viser dem da.',
      },
    },
    {
      name: 'credentials.applicationId',
      control: 'secret',
      label: { en: 'Application id', no: 'ApplicationId' },
      help: {
        en: 'Leave empty to use the one of this installation.',
        no: 'La stå tomt for å bruke den som hører til denne installasjonen.',
      },
    },
    validUntilField('24sevenoffice'),
  ],
};

const departments: IntegrationForm['groups'][number] = {
  title: { en: 'Departments', no: 'Avdelinger' },
  fields: [
    {
      name: 'settings.departments',
      control: 'departments',
      users: 'credentials.departmentUsers',
      label: { en: 'Departments with a user of their own', no: 'Avdelinger med egen bruker' },
      help: {
        en: 'The id at RecMan, and the user at 24SevenOffice whose client gets the department’s invoices. Nothing of a listed department is sent before it has a user.',
        no: 'Id-en i RecMan, og brukeren i 24SevenOffice som avdelingens fakturaer går til. Ingenting sendes fra en listet avdeling før den har en bruker.',
      },
    },
  ],
};

/** The form of RecMan → 24SevenOffice, in the words of the two systems' own users. */
export const recman24SevenOfficeForm: IntegrationForm = { groups: [recman, office, departments, noticeGroup] };
