import type { ProblemText, RejectCode } from '../problems.ts';

/** Documents that the target took in, and that somebody removed there before they were booked. */
export const goneTexts: Readonly<Record<Extract<RejectCode, `${string}-gone`>, ProblemText>> = {
  'entry-gone': {
    title: { en: 'What was entered is gone from the journal', no: 'Det som var ført, er borte fra kassekladden' },
    advice: {
      en: 'Somebody deleted entries of this voucher before it was booked. Delete what is left of it, then try again: it is entered anew. If the invoice shall not be booked, dismiss it.',
      no: 'Noen slettet føringer på bilaget før det ble bokført. Slett det som er igjen, og prøv på nytt: da føres det på nytt. Skal fakturaen ikke bokføres, legg den til side.',
    },
  },
  'import-gone': {
    title: { en: 'It is gone from the import queue', no: 'Det er borte fra importkøen' },
    advice: {
      en: 'Somebody removed the lines from the target’s import queue, and no posted voucher has this number. Try again: it is looked for once more, then sent anew. If it shall not be posted, dismiss it.',
      no: 'Noen fjernet linjene fra importkøen i målsystemet, og ingen bokførte bilag har dette nummeret. Prøv på nytt: det letes én gang til, så sendes det på nytt. Skal det ikke bokføres, legg det til side.',
    },
  },
};
