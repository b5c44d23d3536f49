import type { ProblemText, RejectCode } from '../problems.ts';

/** Documents that were mailed, and did not arrive or were not wanted. */
export const mailTexts: Readonly<Record<Extract<RejectCode, `mail-${string}`>, ProblemText>> = {
  'mail-bounced': {
    title: { en: 'The mail came back', no: 'E-posten kom i retur' },
    advice: {
      en: 'The invoice did not reach the reception address. Correct the address in the settings, and see whether it is at Xledger. Retry, and then send once more: it is never mailed twice by itself.',
      no: 'Fakturaen nådde ikke mottaksadressen. Rett adressen i innstillingene, og se om fakturaen finnes i Xledger. Prøv igjen, og send så på nytt: den sendes aldri to ganger av seg selv.',
    },
  },
  'mail-complaint': {
    title: { en: 'The receiver did not want the mail', no: 'Mottakeren ville ikke ha e-posten' },
    advice: {
      en: 'The receiver reported it as unwanted. Ask them to take mail from this address, and see whether the invoice is at Xledger. Retry, and then send once more.',
      no: 'Mottakeren meldte den som uønsket. Be dem ta imot e-post fra denne adressen, og se om fakturaen finnes i Xledger. Prøv igjen, og send så på nytt.',
    },
  },
};
