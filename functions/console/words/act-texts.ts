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
  noAuditAdvice: {
    en: 'As soon as somebody changes an integration or acts on a receipt, it stands here.',
    no: 'Så snart noen endrer en integrasjon eller gjør noe med en kvittering, står det her.',
  },
  atThisMachine: { en: 'At this machine', no: 'Ved denne maskinen' },
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
  testedWell: { en: 'The connection works', no: 'Tilkoblingen virker' },
  testedBadly: { en: 'The connection does not work yet', no: 'Tilkoblingen virker ikke ennå' },
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
  mustCorrect: { en: 'Something is to be corrected', no: 'Noe må rettes' },
  general: { en: 'General', no: 'Generelt' },
  webhookAddress: { en: 'Webhook addresses', no: 'Webhook-adresser' },
  webhookNote: {
    en: 'An address is a secret, and shown this once. Lost ones are replaced under “New webhook addresses”.',
    no: 'En adresse er hemmelig, og vises bare nå. Mistes den, lages en ny under «Nye webhook-adresser».',
  },
  renewWebhooks: { en: 'New webhook addresses', no: 'Nye webhook-adresser' },
  renewWebhooksNote: {
    en: 'The present addresses stop working within a minute: enter the new ones in the systems that send. What is told of in between is found by the hourly check.',
    no: 'Adressene som gjelder nå, slutter å virke innen et minutt: legg de nye inn i systemene som sender. Det som meldes imens, finnes i timens kontroll.',
  },
  saved: { en: 'Saved', no: 'Lagret' },
  backToIntegration: { en: 'To the integration', no: 'Til integrasjonen' },
  settings: { en: 'Settings', no: 'Innstillinger' },
  retryChosen: { en: 'Try the chosen ones again', no: 'Prøv de valgte igjen' },
  retryFailed: { en: 'Try all rejected ones again', no: 'Prøv alle avviste igjen' },
  transfers: { en: 'Transfers', no: 'Overføringer' },
  toReceipts: { en: 'Its receipts', no: 'Kvitteringene' },
  removeIntegration: { en: 'Remove the integration', no: 'Fjern integrasjonen' },
  askForWhat: { en: 'Kind', no: 'Slag' },
  askForAct: { en: 'Ask for them', no: 'Be om dem' },
  askFor: { en: 'Ask for documents', no: 'Be om dokumenter' },
  askForHelp: {
    en: 'Numbers or ids of the source, by space or line; at most 500.',
    no: 'Numre eller id-er fra kilden, med mellomrom eller linjeskift; høyst 500.',
  },
  chooseAll: { en: 'Choose all that are shown', no: 'Velg alle som vises' },
  bulkNote: {
    en: 'At most 500 at once, spread over some minutes.',
    no: 'Høyst 500 om gangen, spredt over noen minutter.',
  },
  clearFilters: { en: 'Clear', no: 'Nullstill' },
  choose: { en: 'Choose', no: 'Velg' },
  results: { en: 'What was done', no: 'Hva som ble gjort' },
  resultsLead: { en: 'Many are spread over some minutes.', no: 'Mange spres over noen minutter.' },
  nothingChosen: { en: 'Nothing was chosen', no: 'Ingenting er valgt' },
  nothingChosenAdvice: {
    en: 'No row was ticked, or nothing of the kind is rejected now. Go back to the list and tick what to try again.',
    no: 'Ingen rad er huket av, eller ingenting av dette slaget er avvist nå. Gå tilbake til listen og huk av det som skal prøves igjen.',
  },
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
