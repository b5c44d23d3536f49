import type { PreviewCheck, PreviewVerdict } from '../../../lib/sync/preview.ts';
import type { Words } from './language.ts';

/** Texts of the preview, of the request last sent, and of health. */
export const previewTexts = {
  preview: { en: 'Preview', no: 'Forhåndsvisning' },
  lead: {
    en: 'What would be sent for a document if it went now. Both systems are asked; nothing is written anywhere.',
    no: 'Hva som ville blitt sendt for et dokument om det gikk nå. Begge systemene blir spurt; ingenting skrives noe sted.',
  },
  numberOrId: { en: 'Number or id in the source', no: 'Nummer eller id i kildesystemet' },
  show: { en: 'Show what would be sent', no: 'Vis hva som ville blitt sendt' },
  none: { en: 'Make an integration first', no: 'Lag en integrasjon først' },
  noneAdvice: {
    en: 'A preview asks both systems, so it needs their log-ins.',
    no: 'En forhåndsvisning spør begge systemene, og trenger derfor innloggingene.',
  },
  toReceipt: { en: 'To its receipt', no: 'Til kvitteringen' },
  notThere: { en: 'not there yet', no: 'ikke der ennå' },
  several: { en: 'Several documents have this number', no: 'Flere dokumenter har dette nummeret' },
  severalAdvice: { en: 'Choose the one you mean.', no: 'Velg det du mener.' },
  unheardOf: { en: 'The source has nothing of this number', no: 'Kildesystemet har ingenting med dette nummeret' },
  unheardOfAdvice: {
    en: 'Neither its numbers nor its ids have it. Look at the number, and at the transfer that is chosen.',
    no: 'Verken numrene eller id-ene der har det. Se på nummeret, og på overføringen som er valgt.',
  },
  failed: { en: 'This cannot be previewed now', no: 'Dette kan ikke forhåndsvises nå' },
  targetDocument: { en: 'The document as the target gets it', no: 'Dokumentet slik målsystemet får det' },
  checks: { en: 'What was looked at', no: 'Hva som ble sett på' },
  request: { en: 'The exact request', no: 'Den nøyaktige forespørselen' },
  lastRequest: { en: 'What was last sent', no: 'Hva som sist ble sendt' },
  lastRequestNote: {
    en: 'Secrets are hidden. Kept for 30 days.',
    no: 'Hemmeligheter er skjult. Beholdes i 30 dager.',
  },
  requestNotKept: {
    en: 'It was not kept, or was sent more than 30 days ago.',
    no: 'Det ble ikke beholdt, eller ble sendt for mer enn 30 dager siden.',
  },
  requestNote: { en: 'Secrets are hidden. Nothing was sent.', no: 'Hemmeligheter er skjult. Ingenting er sendt.' },
  cut: { en: 'The rest is too long to be kept.', no: 'Resten er for langt til å beholdes.' },
  stream: { en: 'A file was sent; its content is not kept.', no: 'En fil ble sendt; innholdet beholdes ikke.' },
  binary: { en: 'The content is no text.', no: 'Innholdet er ikke tekst.' },
  calls: { en: 'Calls', no: 'Kall' },
  step: { en: 'Next step', no: 'Neste steg' },
  stepsLeft: { en: 'Steps after it', no: 'Steg etter det' },
  changes: { en: 'Changes in the target', no: 'Endrer i målsystemet' },
  steps: { en: 'Steps', no: 'Steg' },
  stepDone: { en: 'Done', no: 'Gjort' },
  parts: { en: 'Files and parts', no: 'Filer og deler' },
  partOf: { en: 'Part of', no: 'Del av' },
  health: { en: 'Health', no: 'Helse' },
  lastSuccess: { en: 'Last delivered', no: 'Sist overført' },
  never: { en: 'Nothing yet', no: 'Ingenting ennå' },
  oldestOpen: { en: 'Oldest on the way', no: 'Eldste underveis' },
  nothingOpen: { en: 'Nothing waits', no: 'Ingenting venter' },
  logIn: { en: 'Log-in', no: 'Innlogging' },
  works: { en: 'works', no: 'virker' },
  refused: { en: 'refused', no: 'avvist' },
  notTried: { en: 'not tried yet', no: 'ikke prøvd ennå' },
  budget: { en: 'Calls now', no: 'Kall nå' },
} as const satisfies Readonly<Record<string, Words>>;

/** What would become of the document. */
export const verdictWords: Readonly<Record<PreviewVerdict['kind'], Words>> = {
  send: { en: 'It would be sent', no: 'Det ville blitt sendt' },
  'in-place': { en: 'The target has it already as it stands', no: 'Målsystemet har det allerede slik det er' },
  skip: { en: 'It would be left alone', no: 'Det ville blitt hoppet over' },
  wait: { en: 'It would wait for another document', no: 'Det ville ventet på et annet dokument' },
  reject: { en: 'It would be rejected', no: 'Det ville blitt avvist' },
  conflict: { en: 'A person would have to decide', no: 'En person måtte ha bestemt' },
  held: { en: 'It would be held back for now', no: 'Det ville blitt holdt tilbake inntil videre' },
};

/** The checks by their names. */
export const checkWords: Readonly<Record<PreviewCheck['check'], Words>> = {
  'integration-on': { en: 'The integration is switched on', no: 'Integrasjonen er slått på' },
  'direction-on': { en: 'This transfer is switched on', no: 'Denne overføringen er slått på' },
  source: { en: 'The source has the document', no: 'Kildesystemet har dokumentet' },
  parent: { en: 'What it belongs under is in the target', no: 'Det den hører under, er i målsystemet' },
  target: { en: 'All that it names exists in the target', no: 'Alt den nevner, finnes i målsystemet' },
  'look-up': { en: 'The target was searched for it', no: 'Målsystemet ble søkt gjennom' },
};

/** What looking took, and what sending would take. */
export function callsSentence({ toSend, made }: { readonly toSend: number; readonly made: number }): Words {
  return {
    en: `Looking took ${made} ${made === 1 ? 'call' : 'calls'}. Sending takes ${toSend} of the target’s budget.`,
    no: `Å se etter tok ${made} kall. Å sende tar ${toSend} av målsystemets kvote.`,
  };
}
