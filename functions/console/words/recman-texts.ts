import type { ExportStatus } from '../operations/export-status.ts';
import type { Words } from './language.ts';
import type { Tone } from './state-words.ts';

/** Texts of the export of RecMan's invoices. */
export const recmanTexts = {
  title: { en: 'RecMan export', no: 'RecMan-eksport' },
  lead: {
    en: 'Invoices and credit notes from RecMan. Tick those that go to 24SevenOffice.',
    no: 'Fakturaer og kreditnotaer fra RecMan. Kryss av dem som skal til 24SevenOffice.',
  },
  toExport: { en: 'To export', no: 'Til eksport' },
  receipts: { en: 'Receipts', no: 'Kvitteringer' },
  receiptsLead: {
    en: 'Each invoice where it stands now. The page renews itself.',
    no: 'Hver faktura der den står nå. Siden oppdaterer seg selv.',
  },
  department: { en: 'Department', no: 'Avdeling' },
  type: { en: 'Type', no: 'Type' },
  every: { en: 'All', no: 'Alle' },
  invoice: { en: 'Invoice', no: 'Faktura' },
  creditNote: { en: 'Credit note', no: 'Kreditnota' },
  date: { en: 'Date', no: 'Dato' },
  number: { en: 'Number', no: 'Nummer' },
  amount: { en: 'Amount', no: 'Beløp' },
  notSent: { en: 'Not yet sent', no: 'Ikke sendt ennå' },
  targetNumber: { en: '24SevenOffice no.', no: '24SevenOffice-nr.' },
  exportChosen: { en: 'Export to 24SevenOffice', no: 'Eksporter til 24SevenOffice' },
  retryFailed: { en: 'Try all failed ones again', no: 'Prøv alle mislykkede igjen' },
  retry: { en: 'Try again', no: 'Prøv igjen' },
  nothing: { en: 'No invoices here', no: 'Ingen fakturaer her' },
  nothingAdvice: {
    en: 'What is made or changed in RecMan is listed within half an hour. Other filters may show more.',
    no: 'Det som lages eller endres i RecMan, står her innen en halvtime. Andre filtre kan vise flere.',
  },
  nothingSent: { en: 'Nothing was sent yet', no: 'Ingenting er sendt ennå' },
  nothingSentAdvice: {
    en: 'Choose invoices under “To export”. Their receipts stand here from then on.',
    no: 'Velg fakturaer under «Til eksport». Kvitteringene står her fra da av.',
  },
  noIntegration: { en: 'No RecMan integration yet', no: 'Ingen RecMan-integrasjon ennå' },
  noIntegrationAdvice: {
    en: 'As soon as RecMan and 24SevenOffice are joined, invoices stand here.',
    no: 'Så snart RecMan og 24SevenOffice er knyttet sammen, står fakturaene her.',
  },
  isCut: { en: 'The newest 500 are shown and counted.', no: 'De nyeste 500 vises og telles.' },
} as const satisfies Readonly<Record<string, Words>>;

/** What a row's status is called, on the row and among the totals. */
export const exportStatusWords: Readonly<Record<ExportStatus, Words>> = {
  open: { en: 'Not sent', no: 'Ikke sendt' },
  moving: { en: 'In transfer', no: 'Under overføring' },
  login: { en: 'Log-in needed', no: 'Mangler pålogging' },
  stopped: { en: 'Stopped', no: 'Stoppet' },
  exists: { en: 'Already exists', no: 'Finnes allerede' },
  complete: { en: 'Complete', no: 'Fullført' },
};

/** In which colour a status is shown. */
export const exportTones: Readonly<Record<ExportStatus, Tone>> = {
  ...{ open: 'quiet', moving: 'moving', login: 'bad', stopped: 'bad', exists: 'quiet', complete: 'good' },
};
