import type { ActResult } from '../../../lib/sync/perform-act.ts';
import type { PersonAct } from '../../../lib/sync/receipt-graph.ts';
import type { Words } from './language.ts';

/** What people can do, on buttons and beside them. */
export const actTexts = {
  audit: { en: 'Audit', no: 'Logg' },
  auditLead: { en: 'Who did what, newest first.', no: 'Hvem gjorde hva, nyeste først.' },
  auditCsv: { en: 'Download as CSV', no: 'Last ned som CSV' },
  older: { en: 'Older', no: 'Eldre' },
  noAudit: { en: 'Nothing was done yet', no: 'Ingenting er gjort ennå' },
  when: { en: 'When', no: 'Når' },
  who: { en: 'Who', no: 'Hvem' },
  what: { en: 'What', no: 'Hva' },
  about: { en: 'About', no: 'Gjelder' },
  outcome: { en: 'Outcome', no: 'Utfall' },
  signOut: { en: 'Sign out', no: 'Logg av' },
  whatYouCanDo: { en: 'What you can do', no: 'Hva du kan gjøre' },
  linkNumber: { en: 'It stands at the target as number', no: 'Den står i målsystemet som nummer' },
  dismissReason: { en: 'Reason', no: 'Begrunnelse' },
  newIntegration: { en: 'New integration', no: 'Ny integrasjon' },
  newIntegrationLead: { en: 'Choose the two systems.', no: 'Velg de to systemene.' },
  change: { en: 'Change', no: 'Endre' },
  save: { en: 'Save', no: 'Lagre' },
  enable: { en: 'Switch on', no: 'Slå på' },
  disable: { en: 'Switch off', no: 'Slå av' },
  remove: { en: 'Remove', no: 'Fjern' },
  removeNote: {
    en: 'Settings and secrets are removed; receipts stay. Write the id to confirm.',
    no: 'Innstillinger og hemmeligheter fjernes; kvitteringer blir stående. Skriv id-en for å bekrefte.',
  },
  test: { en: 'Test connection', no: 'Test tilkobling' },
  tested: { en: 'Test of the connection', no: 'Test av tilkoblingen' },
  ok: { en: 'In order', no: 'I orden' },
  notOk: { en: 'Not in order', no: 'Ikke i orden' },
  tenant: { en: 'Customer', no: 'Kunde' },
  tenantHelp: {
    en: 'A short name: lower-case letters, digits, hyphens.',
    no: 'Et kortnavn: små bokstaver, siffer, bindestrek.',
  },
  shortName: { en: 'Short name', no: 'Kortnavn' },
  shortNameHelp: {
    en: 'Tells the integrations of one customer apart, such as “main”.',
    no: 'Skiller integrasjonene til én kunde, for eksempel «main».',
  },
  name: { en: 'Name', no: 'Navn' },
  enabled: { en: 'Switched on', no: 'Slått på' },
  set: { en: 'Set. Leave empty to keep it.', no: 'Satt. La stå tomt for å beholde.' },
  notSet: { en: 'Not set.', no: 'Ikke satt.' },
  mustCorrect: { en: 'Something is to be corrected', no: 'Noe må rettes' },
  general: { en: 'General', no: 'Generelt' },
  webhookAddress: { en: 'Webhook address', no: 'Webhook-adresse' },
  webhookNote: {
    en: 'Enter this address in the source for customers, projects and invoices. It is a secret, and shown this once.',
    no: 'Legg inn denne adressen i kildesystemet for kunder, prosjekter og fakturaer. Den er hemmelig, og vises bare nå.',
  },
  saved: { en: 'Saved', no: 'Lagret' },
  backToIntegration: { en: 'To the integration', no: 'Til integrasjonen' },
  settings: { en: 'Settings', no: 'Innstillinger' },
  retryChosen: { en: 'Try the chosen ones again', no: 'Prøv de valgte igjen' },
  retryFailed: { en: 'Try all rejected ones again', no: 'Prøv alle avviste igjen' },
  askFor: { en: 'Ask for documents', no: 'Be om dokumenter' },
  askForHelp: {
    en: 'Numbers or ids of the source, by space or line; at most 500.',
    no: 'Numre eller id-er fra kilden, med mellomrom eller linjeskift; høyst 500.',
  },
  choose: { en: 'Choose', no: 'Velg' },
  results: { en: 'What was done', no: 'Hva som ble gjort' },
  resultsLead: { en: 'Many are spread over some minutes.', no: 'Mange spres over noen minutter.' },
  from: { en: 'From', no: 'Fra' },
  to: { en: 'To', no: 'Til' },
  search: { en: 'Number or name', no: 'Nummer eller navn' },
  api: { en: 'API', no: 'API' },
} as const satisfies Readonly<Record<string, Words>>;

/** The buttons of a receipt. */
export const actWords: Readonly<Record<PersonAct, Words>> = {
  retry: { en: 'Try again', no: 'Prøv igjen' },
  link: { en: 'Link', no: 'Koble til' },
  resend: { en: 'It is not there: send once more', no: 'Den er ikke der: send på nytt' },
  dismiss: { en: 'Dismiss', no: 'Legg til side' },
};

/** How an act on one receipt ended. */
export const outcomeWords: Readonly<Record<ActResult['outcome'], Words>> = {
  done: { en: 'Done', no: 'Gjort' },
  absent: { en: 'Not known here', no: 'Ikke kjent her' },
  moved: { en: 'It changed meanwhile; look again', no: 'Den endret seg imens; se på nytt' },
  'no-way-out': { en: 'Not possible as it stands', no: 'Ikke mulig slik den står' },
  held: { en: 'It is being worked on; try in a minute', no: 'Den er under arbeid; prøv om et minutt' },
  'in-target': { en: 'The target has it already', no: 'Målsystemet har den allerede' },
};
