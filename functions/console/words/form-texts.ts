import type { Words } from './language.ts';

/** Texts of forms and of their fields. */
export const formTexts = {
  required: { en: 'required', no: 'må fylles ut' },
  set: { en: 'Set. Leave empty to keep it.', no: 'Satt. La stå tomt for å beholde.' },
  notSet: { en: 'Not set.', no: 'Ikke satt.' },
  choose: { en: 'Choose …', no: 'Velg …' },
  newTab: { en: 'opens in a new tab', no: 'åpnes i en ny fane' },
  left: { en: 'Left', no: 'Venstre' },
  right: { en: 'Right', no: 'Høyre' },
  addRow: { en: 'Add a row', no: 'Legg til en rad' },
  addDepartment: { en: 'Add a department', no: 'Legg til en avdeling' },
  departmentId: { en: 'Department id', no: 'Avdelings-id' },
  identityId: { en: 'Identity Id', no: 'Identity Id' },
  username: { en: 'User name', no: 'Brukernavn' },
  password: { en: 'Password', no: 'Passord' },
  keepsSaved: { en: 'Empty: as it is', no: 'Tomt: som det er' },
  errorsAbove: {
    en: 'Nothing was saved. What is wrong stands at its field.',
    no: 'Ingenting er lagret. Det som er galt, står ved feltet.',
  },
  testFirst: {
    en: '“Test connection” asks both systems and saves nothing.',
    no: '«Test tilkobling» spør begge systemene og lagrer ingenting.',
  },
  credentials: { en: 'Log-ins', no: 'Innlogginger' },
  isSet: { en: 'Set', no: 'Satt' },
  isNotSet: { en: 'Not set', no: 'Ikke satt' },
  isUnknown: { en: 'Cannot be told now', no: 'Kan ikke vises nå' },
  none: { en: 'None', no: 'Ingen' },
  yes: { en: 'Yes', no: 'Ja' },
  no: { en: 'No', no: 'Nei' },
} as const satisfies Readonly<Record<string, Words>>;
