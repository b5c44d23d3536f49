import type { ConflictCode, ProblemText } from '../problems.ts';

/** What only a person can decide. The ways out are named as the console's buttons name them. */
export const conflictTexts: Readonly<Record<ConflictCode, ProblemText>> = {
  'several-matches': {
    title: { en: 'Several records in the target match', no: 'Flere treff i målsystemet' },
    advice: {
      en: 'Several records have this organization number or key, and none is chosen by guess. Link it to the right one by its number, or merge them in the target and try again.',
      no: 'Flere poster har dette organisasjonsnummeret eller denne nøkkelen, og ingen velges på måfå. Koble til den riktige med nummeret, eller slå dem sammen i målsystemet og prøv igjen.',
    },
  },
  'number-taken': {
    title: { en: 'The number is already used in the target', no: 'Nummeret er allerede brukt i målsystemet' },
    advice: {
      en: 'Something else stands under this number in the target. Compare the two. If it is the same, link it by that number. If not, make it anew in the source under a new number, and dismiss this one.',
      no: 'Noe annet står på dette nummeret i målsystemet. Sammenlign de to. Er det samme, koble til med det nummeret. Er det noe annet, lag den på nytt i kilden med nytt nummer, og legg denne til side.',
    },
  },
  'linked-to-another': {
    title: { en: 'The record belongs to another document', no: 'Posten er koblet til noe annet' },
    advice: {
      en: 'The matching record in the target belongs to another record of the source. Remove the double in the source and dismiss this one, or link it to another record by its number.',
      no: 'Treffet i målsystemet hører til en annen post i kilden. Fjern dubletten i kilden og legg denne til side, eller koble den til en annen post med nummeret.',
    },
  },
  'changed-after-delivery': {
    title: { en: 'Changed after it was transferred', no: 'Endret etter overføring' },
    advice: {
      en: 'What is posted is not changed from here. Make a credit note and a new invoice in the source: those go by themselves. Then dismiss this one.',
      no: 'Det som er bokført, endres ikke herfra. Lag kreditnota og ny faktura i kilden: de går av seg selv. Legg så denne til side.',
    },
  },
  'outcome-unknown': {
    title: { en: 'It is not known whether the target took it', no: 'Det er ukjent om målsystemet tok imot' },
    advice: {
      en: 'Look for the document in the target. If it stands there, link it by its number. If it does not, send it once more. Nothing is sent before you decide, so nothing gets doubled.',
      no: 'Let etter bilaget i målsystemet. Står det der, koble til med nummeret. Gjør det ikke det, send på nytt. Ingenting sendes før du bestemmer, så ingenting blir dobbelt.',
    },
  },
  'target-differs': {
    title: { en: 'The target holds something different', no: 'Målsystemet har noe annet' },
    advice: {
      en: 'Under our key the target has other amounts or parties. Compare the two and correct the target by hand. Then link it by its number, or dismiss it.',
      no: 'På vår nøkkel har målsystemet andre beløp eller parter. Sammenlign de to, og rett i målsystemet for hånd. Koble så til med nummeret, eller legg den til side.',
    },
  },
  'linked-number-unknown': {
    title: { en: 'The target has nothing under the number given', no: 'Målsystemet har ingenting på nummeret' },
    advice: {
      en: 'Somebody linked it to the number shown, and the target was searched for it. Look the number up there, and link again.',
      no: 'Noen koblet den til nummeret som vises, og målsystemet ble søkt gjennom. Slå opp nummeret der, og koble på nytt.',
    },
  },
};
