import type { ProblemText, RejectCode } from '../problems.ts';

/** Files beside documents, and the PDF of an invoice. */
export const fileTexts: Readonly<Record<Extract<RejectCode, `file-${string}` | `pdf-${string}`>, ProblemText>> = {
  'pdf-unusable': {
    title: { en: 'The invoice’s PDF cannot be used', no: 'Fakturaens PDF kan ikke brukes' },
    advice: {
      en: 'Shown is what the source gave instead. Open the invoice’s PDF there, then try again: it is fetched anew. Or choose in the settings to send without it.',
      no: 'Det som vises, er det kilden ga i stedet. Åpne fakturaens PDF der, og prøv på nytt: den hentes igjen. Eller velg i innstillingene å sende uten.',
    },
  },
  'file-missing': {
    title: { en: 'The file is no longer at the source', no: 'Filen finnes ikke lenger i kildesystemet' },
    advice: {
      en: 'Look at the document in the source system and attach the file again there, then have its expense sent again: new files are found then.',
      no: 'Se på bilaget i kildesystemet og legg ved filen på nytt der. Send så utlegget på nytt: nye filer blir funnet da.',
    },
  },
  'file-empty': {
    title: { en: 'The file is empty', no: 'Filen er tom' },
    advice: {
      en: 'The file has 0 bytes. Replace it in the source system, then have its expense sent again: new files are found then.',
      no: 'Filen er på 0 byte. Erstatt den i kildesystemet, og send så utlegget på nytt: nye filer blir funnet da.',
    },
  },
  'file-too-large': {
    title: { en: 'The file is too large for the target', no: 'Filen er for stor for målsystemet' },
    advice: {
      en: 'Make the file smaller in the source system, and have its expense sent again; or attach it by hand at the target, and dismiss this.',
      no: 'Gjør filen mindre i kildesystemet, og send utlegget på nytt; eller legg den ved for hånd i målsystemet, og legg dette til side.',
    },
  },
  'file-type-refused': {
    title: { en: 'The target does not take this type of file', no: 'Målsystemet tar ikke imot denne filtypen' },
    advice: {
      en: 'Attach the document as PDF, PNG, JPEG, TIFF or GIF in the source system, then have its expense sent again: new files are found then.',
      no: 'Legg ved dokumentet som PDF, PNG, JPEG, TIFF eller GIF i kildesystemet, og send så utlegget på nytt: nye filer blir funnet da.',
    },
  },
  'file-differs': {
    title: {
      en: 'The file at the target is not the one that was sent',
      no: 'Filen i målsystemet er ikke den som ble sendt',
    },
    advice: {
      en: 'Compare the two files. Remove the wrong one at the target, then have it sent again.',
      no: 'Sammenlign de to filene. Fjern den gale i målsystemet, og send den igjen.',
    },
  },
};
