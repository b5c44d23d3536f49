import type { ProblemText, RejectCode } from '../problems.ts';
import { fileTexts } from './file-texts.ts';
import { goneTexts } from './gone-texts.ts';
import { mailTexts } from './mail-texts.ts';

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
      en: 'Fill in the field shown in the source: once saved there, it goes by itself. A finalized invoice is credited and made anew.',
      no: 'Fyll ut feltet som vises, i kilden: når det er lagret der, overføres det av seg selv. En ferdigstilt faktura krediteres og lages på nytt.',
    },
  },
  'field-invalid': {
    title: {
      en: 'A field has a value the target cannot take',
      no: 'Et felt har en verdi målsystemet ikke kan ta imot',
    },
    advice: {
      en: 'Correct the field shown, in the source or the settings, and save the document again in the source. A finalized invoice is credited and made anew.',
      no: 'Rett feltet som vises, i kilden eller innstillingene, og lagre dokumentet på nytt i kilden. En ferdigstilt faktura krediteres og lages på nytt.',
    },
  },
  'invoice-without-lines': {
    title: { en: 'The invoice has no lines', no: 'Fakturaen har ingen linjer' },
    advice: {
      en: 'Without lines there is no revenue account to post on. Credit it and make a new one with lines.',
      no: 'Uten linjer finnes ingen inntektskonto å føre på. Krediter den og lag en ny med linjer.',
    },
  },
  'line-without-product': {
    title: { en: 'An invoice line has no product number', no: 'En fakturalinje mangler produktnummer' },
    advice: {
      en: 'The target takes only lines with a product. Credit the invoice in the source, and make it anew with a product on each line.',
      no: 'Målsystemet tar bare imot linjer med produkt. Krediter fakturaen i kilden, og lag den på nytt med produkt på hver linje.',
    },
  },
  'credit-note-without-original': {
    title: { en: 'The credit note names no invoice', no: 'Kreditnotaen viser ikke til en faktura' },
    advice: {
      en: 'The target needs to know what is credited. Make the credit note from its invoice in the source, or enter this one in the target by hand.',
      no: 'Målsystemet må vite hva som krediteres. Lag kreditnotaen fra fakturaen i kilden, eller før denne for hånd i målsystemet.',
    },
  },
  'nothing-to-post': {
    title: { en: 'All amounts are zero', no: 'Alle beløp er null' },
    advice: {
      en: 'There is nothing to transfer, and nothing to do. If the amounts are wrong, correct the posting in the source, or make a new invoice there.',
      no: 'Det er ingenting å overføre, og ingenting å gjøre. Er beløpene feil, rett posteringen i kilden, eller lag en ny faktura der.',
    },
  },
  'amount-unclear': {
    title: { en: 'The amount including VAT cannot be told', no: 'Beløpet inkl. mva. lar seg ikke fastslå' },
    advice: {
      en: 'The voucher does not show the VAT of this posting, and nothing is worked out here. Correct the voucher or its VAT code in the ledger; or enter the expense by hand, and dismiss this.',
      no: 'Bilaget viser ikke posteringens mva., og ingenting regnes ut her. Rett bilaget eller mva-koden i regnskapet; eller før utlegget for hånd, og legg dette til side.',
    },
  },
  'supplier-unreadable': {
    title: { en: 'The supplier’s name cannot be read', no: 'Leverandørens navn lar seg ikke lese' },
    advice: {
      en: 'The posting names a supplier that the ledger shows no name for; it may be deleted there. Open the supplier with the number shown and give it a name, then have this sent again.',
      no: 'Posteringen viser til en leverandør som regnskapet ikke viser noe navn på; den kan være slettet der. Åpne leverandøren med nummeret som vises og gi den navn, og send deretter dette på nytt.',
    },
  },
  'totals-do-not-add-up': {
    title: { en: 'The amounts do not add up', no: 'Beløpene stemmer ikke' },
    advice: {
      en: 'Lines, VAT and totals disagree by the difference shown. Nothing is evened out here: credit the invoice in the source and make it anew.',
      no: 'Linjer, mva. og totaler avviker med differansen som vises. Ingenting jevnes ut her: krediter fakturaen i kilden og lag den på nytt.',
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
      en: 'Create the account in the target, or correct it in the settings if it is the receivable. Then save the invoice again in the source: it is tried anew.',
      no: 'Opprett kontoen i målsystemet, eller rett den i innstillingene hvis det er kundefordringen. Lagre så fakturaen på nytt i kilden, så prøves den igjen.',
    },
  },
  'vat-code-unknown': {
    title: { en: 'The VAT code does not exist in the target', no: 'Mva-koden finnes ikke i målsystemet' },
    advice: {
      en: 'Add a VAT code pair in the settings, or create the code in the target. Then save the invoice again in the source: it is tried anew.',
      no: 'Legg til et mva-kodepar i innstillingene, eller opprett koden i målsystemet. Lagre så fakturaen på nytt i kilden, så prøves den igjen.',
    },
  },
  'vat-rate-differs': {
    title: { en: 'The VAT code has another rate in the target', no: 'Mva-koden har en annen sats i målsystemet' },
    advice: {
      en: 'The ledger would work out another VAT than the invoice shows. Pair the code with one of the same rate in the settings. Then save the invoice again in the source: it is tried anew.',
      no: 'Regnskapet ville beregnet en annen mva. enn fakturaen viser. Koble koden til en med samme sats i innstillingene. Lagre så fakturaen på nytt i kilden, så prøves den igjen.',
    },
  },
  'currency-unknown': {
    title: { en: 'The target lacks this currency', no: 'Målsystemet mangler denne valutaen' },
    advice: {
      en: 'Add the currency in the target. Then save the invoice again in the source, or have this sent again: it is tried anew.',
      no: 'Legg til valutaen i målsystemet. Lagre så fakturaen på nytt i kilden, eller send dette på nytt, så prøves det igjen.',
    },
  },
  'currency-rate-missing': {
    title: { en: 'The exchange rate is missing', no: 'Valutakursen mangler' },
    advice: {
      en: 'An invoice in a foreign currency needs its rate, and none is ever assumed. Credit it in the source and make it anew with its rate.',
      no: 'En faktura i utenlandsk valuta trenger kurs, og ingen kurs antas. Krediter den i kilden og lag den på nytt med kurs.',
    },
  },
  'fiscal-year-unknown': {
    title: { en: 'The accounting year or period is not open', no: 'Regnskapsåret eller perioden er ikke åpen' },
    advice: {
      en: 'Create or open the year and the period of the invoice date in the target. Then save the invoice again in the source: it is tried anew.',
      no: 'Opprett eller åpne året og perioden for fakturadatoen i målsystemet. Lagre så fakturaen på nytt i kilden, så prøves den igjen.',
    },
  },
  'voucher-type-unknown': {
    title: { en: 'The voucher type does not exist in the target', no: 'Bilagsarten finnes ikke i målsystemet' },
    advice: {
      en: 'Choose another voucher type in the settings of the integration. Then save the invoice again in the source: it is tried anew.',
      no: 'Velg en annen bilagsart i innstillingene for integrasjonen. Lagre så fakturaen på nytt i kilden, så prøves den igjen.',
    },
  },
  'customer-unknown': {
    title: { en: 'The customer does not exist in the target', no: 'Kunden finnes ikke i målsystemet' },
    advice: {
      en: 'Create the customer with the number shown in the target, or correct the number in the source or the settings. Then save this again in the source.',
      no: 'Opprett kunden med nummeret som vises i målsystemet, eller rett nummeret i kilden eller innstillingene. Lagre så dette på nytt i kilden.',
    },
  },
  'customer-barred': {
    title: { en: 'The customer is barred in the target', no: 'Kunden er sperret i målsystemet' },
    advice: {
      en: 'Open the customer for entries in the target, or credit the document in the source. Then try it again.',
      no: 'Åpne kunden for føring i målsystemet, eller krediter dokumentet i kilden. Prøv det så på nytt.',
    },
  },
  'project-unknown': {
    // One text for both: a rejected document and an expense that was left alone carry this code.
    title: { en: 'The project does not exist in the target', no: 'Prosjektet finnes ikke i målsystemet' },
    advice: {
      en: 'Create the project with the number shown in the target: an expense then comes by itself. A project or invoice that was rejected is saved again in the source.',
      no: 'Opprett prosjektet med nummeret som vises, i målsystemet: et utlegg kommer da av seg selv. Et prosjekt eller en faktura som ble avvist, lagres på nytt i kilden.',
    },
  },
  'product-category-unknown': {
    title: {
      en: 'The product category does not exist in the target',
      no: 'Produktkategorien finnes ikke i målsystemet',
    },
    advice: {
      en: 'Choose another product category in the settings, or create this one in the target. What was refused for it is then tried anew.',
      no: 'Velg en annen produktkategori i innstillingene, eller opprett denne i målsystemet. Det som ble avvist, prøves da igjen.',
    },
  },
  'parent-rejected': {
    title: { en: 'Its customer or project was refused', no: 'Kunden eller prosjektet er avvist' },
    advice: {
      en: 'Open the customer or project shown and solve what stops it. This document then goes by itself.',
      no: 'Åpne kunden eller prosjektet som vises, og løs det som stopper. Da går dette av seg selv.',
    },
  },
  'parent-deleted': {
    title: { en: 'Its customer or project was deleted', no: 'Kunden eller prosjektet er slettet' },
    advice: {
      en: 'It names a customer or project that the source no longer has. Choose another one there and save. A finalized invoice is credited and made anew.',
      no: 'Det viser til en kunde eller et prosjekt som kilden ikke har lenger. Velg en annen der og lagre. En ferdigstilt faktura krediteres og lages på nytt.',
    },
  },
  'refused-by-vendor': {
    title: { en: 'The other system refused it', no: 'Det andre systemet avviste det' },
    advice: {
      en: 'Its own words are shown. Correct what they name, then save the document again in the source: it is tried anew.',
      no: 'Systemets egne ord vises. Rett det de peker på, og lagre så dokumentet på nytt i kilden: da prøves det igjen.',
    },
  },
  'unknown-fault': {
    title: { en: 'An answer never seen before', no: 'Et svar vi ikke har sett før' },
    advice: {
      en: 'The words are kept, and those who run Ledgerbridge are told. Look in the target first; only if it is not there, save the document again in the source.',
      no: 'Ordene er tatt vare på, og de som drifter Ledgerbridge, får beskjed. Se i målsystemet først; bare hvis det ikke finnes der, lagre det på nytt i kilden.',
    },
  },
  'retries-spent': {
    title: { en: 'Tried for two days without success', no: 'Forsøkt i to dager uten hell' },
    advice: {
      en: 'See the last words of the other system. When the cause is gone, save the document again in the source.',
      no: 'Se de siste ordene fra det andre systemet. Når årsaken er borte, lagre dokumentet på nytt i kilden.',
    },
  },
  ...mailTexts,
  ...goneTexts,
  ...fileTexts,
};
