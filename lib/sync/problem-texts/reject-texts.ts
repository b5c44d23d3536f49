import type { ProblemText, RejectCode } from '../problems.ts';

/** Documents that were refused, by us before sending or by the target. Each opens again when data or settings change. */
export const rejectTexts: Readonly<Record<RejectCode, ProblemText>> = {
  'contract-changed': {
    title: { en: 'The answer has a form we do not know', no: 'Svaret har en form vi ikke kjenner' },
    advice: {
      en: 'The field shown is missing or of another kind. Correct it in the source; if it looks right there, tell those who run Ledgerbridge.',
      no: 'Feltet som vises, mangler eller er av en annen type. Rett det i kilden; ser det riktig ut der, gi beskjed til dem som drifter Ledgerbridge.',
    },
  },
  'field-missing': {
    title: { en: 'A field is empty', no: 'Et felt er tomt' },
    advice: {
      en: 'Fill in the field shown in the source. The document then goes by itself.',
      no: 'Fyll ut feltet som vises, i kilden. Da overføres det av seg selv.',
    },
  },
  'field-invalid': {
    title: {
      en: 'A field has a value the target cannot take',
      no: 'Et felt har en verdi målsystemet ikke kan ta imot',
    },
    advice: {
      en: 'Correct the field shown. Numbers: 1 to 2147483647, digits only, no leading zeros. KID: 2–25 digits. Name: at most 200 characters.',
      no: 'Rett feltet som vises. Numre: 1 til 2147483647, bare siffer, ingen nuller foran. KID: 2–25 siffer. Navn: høyst 200 tegn.',
    },
  },
  'invoice-without-lines': {
    title: { en: 'The invoice has no lines', no: 'Fakturaen har ingen linjer' },
    advice: {
      en: 'Without lines there is no revenue account to post on. Credit it and make a new one with lines.',
      no: 'Uten linjer finnes ingen inntektskonto å føre på. Krediter den og lag en ny med linjer.',
    },
  },
  'nothing-to-post': {
    title: { en: 'All amounts are zero', no: 'Alle beløp er null' },
    advice: {
      en: 'There is nothing to post. Dismiss it, or correct the amounts.',
      no: 'Det er ingenting å bokføre. Avvis den, eller rett beløpene.',
    },
  },
  'totals-do-not-add-up': {
    title: { en: 'The amounts do not add up', no: 'Beløpene stemmer ikke' },
    advice: {
      en: 'Lines, VAT and totals disagree by the difference shown. Nothing is evened out here: correct the invoice in the source.',
      no: 'Linjer, mva. og totaler avviker med differansen som vises. Ingenting jevnes ut her: rett fakturaen i kilden.',
    },
  },
  'voucher-not-balanced': {
    title: { en: 'Debit and credit are not equal', no: 'Debet og kredit er ikke like' },
    advice: {
      en: 'The voucher was not sent. Tell those who run Ledgerbridge, with the difference shown.',
      no: 'Bilaget er ikke sendt. Gi beskjed til dem som drifter Ledgerbridge, med differansen som vises.',
    },
  },
  'account-unknown': {
    title: { en: 'The account does not exist in the target', no: 'Kontoen finnes ikke i målsystemet' },
    advice: {
      en: 'Create the account in the target, or use another one on the line or in the settings. Then retry.',
      no: 'Opprett kontoen i målsystemet, eller bruk en annen på linjen eller i innstillingene. Prøv deretter på nytt.',
    },
  },
  'vat-code-unknown': {
    title: { en: 'The VAT code does not exist in the target', no: 'Mva-koden finnes ikke i målsystemet' },
    advice: {
      en: 'Add a VAT code pair in the settings, or create the code in the target. Then retry.',
      no: 'Legg til et mva-kodepar i innstillingene, eller opprett koden i målsystemet. Prøv deretter på nytt.',
    },
  },
  'vat-rate-differs': {
    title: { en: 'The VAT code has another rate in the target', no: 'Mva-koden har en annen sats i målsystemet' },
    advice: {
      en: 'The ledger would work out another VAT than the invoice shows. Pair the code with one of the same rate in the settings.',
      no: 'Regnskapet ville beregnet en annen mva. enn fakturaen viser. Koble koden til en med samme sats i innstillingene.',
    },
  },
  'currency-unknown': {
    title: { en: 'The target lacks this currency', no: 'Målsystemet mangler denne valutaen' },
    advice: {
      en: 'Add the currency in the target, then retry.',
      no: 'Legg til valutaen i målsystemet, og prøv på nytt.',
    },
  },
  'currency-rate-missing': {
    title: { en: 'The exchange rate is missing', no: 'Valutakursen mangler' },
    advice: {
      en: 'An invoice in a foreign currency needs its rate. Enter it in the source; no rate is ever assumed.',
      no: 'En faktura i utenlandsk valuta trenger kurs. Legg den inn i kilden; ingen kurs antas.',
    },
  },
  'fiscal-year-unknown': {
    title: { en: 'The accounting year is not open', no: 'Regnskapsåret er ikke åpnet' },
    advice: {
      en: 'Create or open the year of the invoice date in the target, then retry.',
      no: 'Opprett eller åpne året for fakturadatoen i målsystemet, og prøv på nytt.',
    },
  },
  'voucher-type-unknown': {
    title: { en: 'The voucher type does not exist in the target', no: 'Bilagsarten finnes ikke i målsystemet' },
    advice: {
      en: 'Choose another voucher type in the settings of the integration, then retry.',
      no: 'Velg en annen bilagsart i innstillingene for integrasjonen, og prøv på nytt.',
    },
  },
  'customer-unknown': {
    title: { en: 'The customer does not exist in the target', no: 'Kunden finnes ikke i målsystemet' },
    advice: {
      en: 'Create the customer with the number shown in the target, or correct the number in the source or the settings.',
      no: 'Opprett kunden med nummeret som vises i målsystemet, eller rett nummeret i kilden eller innstillingene.',
    },
  },
  'project-unknown': {
    title: { en: 'The project does not exist in the target', no: 'Prosjektet finnes ikke i målsystemet' },
    advice: {
      en: 'Create the project with the number shown in the target, or correct the number in the source.',
      no: 'Opprett prosjektet med nummeret som vises i målsystemet, eller rett nummeret i kilden.',
    },
  },
  'parent-rejected': {
    title: { en: 'Its customer or project was refused', no: 'Kunden eller prosjektet er avvist' },
    advice: {
      en: 'Open the customer or project shown and solve what stops it. This document then goes by itself.',
      no: 'Åpne kunden eller prosjektet som vises, og løs det som stopper. Da går dette av seg selv.',
    },
  },
  'refused-by-vendor': {
    title: { en: 'The other system refused it', no: 'Det andre systemet avviste det' },
    advice: {
      en: 'Its own words are shown. Correct what they name, then retry.',
      no: 'Systemets egne ord vises. Rett det de peker på, og prøv på nytt.',
    },
  },
  'unknown-fault': {
    title: { en: 'An answer never seen before', no: 'Et svar vi ikke har sett før' },
    advice: {
      en: 'The words are kept, and those who run Ledgerbridge are told. Look in the target before you retry.',
      no: 'Ordene er tatt vare på, og de som drifter Ledgerbridge, får beskjed. Se etter i målsystemet før du prøver på nytt.',
    },
  },
  'retries-spent': {
    title: { en: 'Tried for two days without success', no: 'Forsøkt i to dager uten hell' },
    advice: {
      en: 'See the last words of the other system. Retry when the cause is gone.',
      no: 'Se de siste ordene fra det andre systemet. Prøv på nytt når årsaken er borte.',
    },
  },
};
