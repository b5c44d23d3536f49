import type { ConflictCode, ProblemText } from '../problems.ts';

/** Documents that only a person can take further: going on by guess could double or overwrite something. */
export const conflictTexts: Readonly<Record<ConflictCode, ProblemText>> = {
  'several-matches': {
    title: { en: 'Several records in the target match', no: 'Flere treff i målsystemet' },
    advice: {
      en: 'Find out which one is right (same organization number or key) and link it here, or merge them in the target and retry.',
      no: 'Finn ut hvilken som er riktig (samme organisasjonsnummer eller nøkkel) og koble den her, eller slå dem sammen i målsystemet og prøv på nytt.',
    },
  },
  'number-taken': {
    title: { en: 'The number is already used in the target', no: 'Nummeret er allerede brukt i målsystemet' },
    advice: {
      en: 'Something else stands under this number. If it is the same document, link it; if not, correct the number series, then retry.',
      no: 'Noe annet står på dette nummeret. Er det samme bilag, koble det; hvis ikke, rett nummerserien og prøv på nytt.',
    },
  },
  'linked-to-another': {
    title: { en: 'The record belongs to another document', no: 'Posten er koblet til noe annet' },
    advice: {
      en: 'The matching record in the target is tied to another record of the source. Remove the double in the source, or link by hand.',
      no: 'Treffet i målsystemet er knyttet til en annen post i kildesystemet. Fjern dubletten i kildesystemet, eller koble for hånd.',
    },
  },
  'changed-after-delivery': {
    title: { en: 'Changed after it was transferred', no: 'Endret etter overføring' },
    advice: {
      en: 'What is posted is not changed from here. Make a credit note and a new invoice in the source, or dismiss the change.',
      no: 'Det som er bokført, endres ikke herfra. Lag kreditnota og ny faktura i kildesystemet, eller avvis endringen.',
    },
  },
  'outcome-unknown': {
    title: { en: 'It is not known whether the target took it', no: 'Det er ukjent om målsystemet tok imot' },
    advice: {
      en: 'Look for the document in the target. Found: link it. Not found: send it again. Nothing is sent before you decide.',
      no: 'Let etter bilaget i målsystemet. Finnes det: koble det. Finnes det ikke: send på nytt. Ingenting sendes før du har valgt.',
    },
  },
  'target-differs': {
    title: { en: 'The target holds something different', no: 'Målsystemet har noe annet' },
    advice: {
      en: 'Under our key stands a document with other amounts or parties. Compare both, then link it, or correct it and send again.',
      no: 'På vår nøkkel står et bilag med andre beløp eller parter. Sammenlign dem, og koble det, eller rett og send på nytt.',
    },
  },
};
