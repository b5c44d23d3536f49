import type { ConflictCode, ProblemText } from '../problems.ts';

/** Documents that only a person can take further: going on by guess could double or overwrite something. */
export const conflictTexts: Readonly<Record<ConflictCode, ProblemText>> = {
  'several-matches': {
    title: { en: 'Several records in the target match', no: 'Flere treff i målsystemet' },
    advice: {
      en: 'Several records have this organization number or key, and none is chosen by guess. Merge them in the target, or keep this one there by hand: nothing more is sent from here.',
      no: 'Flere poster har dette organisasjonsnummeret eller denne nøkkelen, og ingen velges på måfå. Slå dem sammen i målsystemet, eller før denne der for hånd: herfra sendes ikke mer.',
    },
  },
  'number-taken': {
    title: { en: 'The number is already used in the target', no: 'Nummeret er allerede brukt i målsystemet' },
    advice: {
      en: 'Something else stands under this number in the target. Compare the two. If it is another, enter this one there by hand, or make it anew in the source under a new number.',
      no: 'Noe annet står på dette nummeret i målsystemet. Sammenlign de to. Er det noe annet, før denne der for hånd, eller lag den på nytt i kilden med nytt nummer.',
    },
  },
  'linked-to-another': {
    title: { en: 'The record belongs to another document', no: 'Posten er koblet til noe annet' },
    advice: {
      en: 'The matching record in the target belongs to another record of the source. Remove the double in the source. Nothing more is sent for this one.',
      no: 'Treffet i målsystemet hører til en annen post i kilden. Fjern dubletten i kilden. For denne sendes ikke mer.',
    },
  },
  'changed-after-delivery': {
    title: { en: 'Changed after it was transferred', no: 'Endret etter overføring' },
    advice: {
      en: 'What is posted is not changed from here. Make a credit note and a new invoice in the source: those go by themselves. This receipt stays as a reminder.',
      no: 'Det som er bokført, endres ikke herfra. Lag kreditnota og ny faktura i kilden: de går av seg selv. Denne kvitteringen blir stående som påminnelse.',
    },
  },
  'outcome-unknown': {
    title: { en: 'It is not known whether the target took it', no: 'Det er ukjent om målsystemet tok imot' },
    advice: {
      en: 'Look for the document in the target. If it is not there, enter it by hand, or make it anew in the source. Nothing more is sent from here, so nothing gets doubled.',
      no: 'Let etter bilaget i målsystemet. Finnes det ikke, før det der for hånd, eller lag det på nytt i kilden. Herfra sendes ikke mer, så ingenting blir dobbelt.',
    },
  },
  'target-differs': {
    title: { en: 'The target holds something different', no: 'Målsystemet har noe annet' },
    advice: {
      en: 'Under our key the target has other amounts or parties. Compare the two and correct the target by hand. Nothing more is sent from here.',
      no: 'På vår nøkkel har målsystemet andre beløp eller parter. Sammenlign de to, og rett i målsystemet for hånd. Herfra sendes ikke mer.',
    },
  },
};
