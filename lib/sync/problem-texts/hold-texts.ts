import type { HoldCode, ProblemText } from '../problems.ts';

/** Documents that are held back for now. Most go on by themselves; a log-in needs a person. */
export const holdTexts: Readonly<Record<HoldCode, ProblemText>> = {
  'vendor-unreachable': {
    title: { en: 'The other system cannot be reached', no: 'Det andre systemet kan ikke nås' },
    advice: {
      en: 'It is tried again by itself. If it lasts, see whether the vendor has an outage.',
      no: 'Det prøves igjen av seg selv. Varer det, undersøk om leverandøren har driftsstans.',
    },
  },
  'write-back-refused': {
    title: { en: 'Delivered, but the source refuses the number', no: 'Overført, men kildesystemet avviser nummeret' },
    advice: {
      en: 'See the words below: often another customer in the source has this number already. Give that one another number; the rest goes by itself.',
      no: 'Se teksten nedenfor: ofte har en annen kunde i kildesystemet nummeret fra før. Gi den et annet nummer, så går resten av seg selv.',
    },
  },
  'vendor-throttled': {
    title: { en: 'The other system asks us to wait', no: 'Det andre systemet ber oss vente' },
    advice: {
      en: 'Too many calls for now. It goes on by itself at the time shown.',
      no: 'For mange kall akkurat nå. Det fortsetter av seg selv til tiden som vises.',
    },
  },
  'vendor-error': {
    title: { en: 'The other system has an error', no: 'Det andre systemet har en feil' },
    advice: {
      en: 'It is tried again by itself. If it lasts, send the words below to the vendor.',
      no: 'Det prøves igjen av seg selv. Varer det, send teksten nedenfor til leverandøren.',
    },
  },
  'budget-used-up': {
    title: { en: 'This hour’s calls are used up', no: 'Kallene for denne timen er brukt opp' },
    advice: {
      en: 'A place in a later hour is booked. It goes by itself at the time shown.',
      no: 'Det er satt av plass i en senere time. Det går av seg selv til tiden som vises.',
    },
  },
  'login-refused': {
    title: { en: 'The log-in is refused', no: 'Innloggingen avvises' },
    advice: {
      en: 'Key, user name, password or company code no longer works. After three refusals no log-in is tried. Correct it in the settings: within a quarter of an hour all goes on by itself.',
      no: 'Nøkkel, brukernavn, passord eller firmakode virker ikke lenger. Etter tre avslag prøves ingen innlogging. Rett det i innstillingene, så går alt videre av seg selv innen et kvarter.',
    },
  },
  'identity-needed': {
    title: { en: 'The log-in has several companies', no: 'Innloggingen har flere klienter' },
    advice: {
      en: 'The other system’s words name each company with its Identity Id. Set the right one in the settings: within a quarter of an hour all goes on by itself.',
      no: 'Det andre systemets ord nevner hver klient med Identity Id. Sett den riktige i innstillingene, så går alt videre av seg selv innen et kvarter.',
    },
  },
  'identity-blocked': {
    title: { en: 'The log-in has no access to this company', no: 'Innloggingen har ikke tilgang til klienten' },
    advice: {
      en: 'Ask the company’s administrator at the vendor to open the identity, or choose another one in the settings.',
      no: 'Be administratoren hos leverandøren åpne identiteten, eller velg en annen i innstillingene.',
    },
  },
  'waiting-for-parent': {
    title: { en: 'Waits for its customer or project', no: 'Venter på kunde eller prosjekt' },
    advice: {
      en: 'It goes by itself once the customer or project shown is transferred. Open that one to see what holds it.',
      no: 'Det går av seg selv når kunden eller prosjektet som vises, er overført. Åpne den for å se hva som stopper.',
    },
  },
  'outcome-being-checked': {
    title: { en: 'We are checking whether it arrived', no: 'Vi sjekker om det kom fram' },
    advice: {
      en: 'The answer was lost. The target is searched before anything is sent again. There is nothing to do.',
      no: 'Svaret gikk tapt. Målsystemet søkes gjennom før noe sendes på nytt. Du trenger ikke gjøre noe.',
    },
  },
  'internal-error': {
    title: { en: 'An error in Ledgerbridge', no: 'En feil i Ledgerbridge' },
    advice: {
      en: 'It is tried again by itself, and those who run Ledgerbridge are told. Nothing is lost.',
      no: 'Det prøves igjen av seg selv, og de som drifter Ledgerbridge, får beskjed. Ingenting er tapt.',
    },
  },
  'posting-awaited': {
    title: { en: 'Sent, not posted yet', no: 'Sendt, ikke bokført ennå' },
    advice: {
      en: 'The target has taken the document into its queue. It is asked again by itself until it is posted.',
      no: 'Målsystemet har tatt imot bilaget i køen sin. Det spørres igjen automatisk til bilaget er bokført.',
    },
  },
  'module-missing': {
    title: { en: 'A module is missing at the target', no: 'En modul mangler i målsystemet' },
    advice: {
      en: 'Order the module that the vendor names. The documents then go by themselves.',
      no: 'Bestill modulen som leverandøren nevner. Dokumentene går deretter av seg selv.',
    },
  },
  'access-revoked': {
    title: { en: 'Access was withdrawn', no: 'Tilgangen er trukket tilbake' },
    advice: {
      en: 'Give access again and store the new key in the settings. Everything then goes on by itself.',
      no: 'Gi tilgang på nytt og lagre den nye nøkkelen i innstillingene. Alt fortsetter deretter av seg selv.',
    },
  },
  'access-missing': {
    title: { en: 'The log-in lacks a right', no: 'Innloggingen mangler en rettighet' },
    advice: {
      en: 'The user behind the key may not see or change what is asked for; the vendor’s words may say what. Give the user that right: within an hour the document goes by itself.',
      no: 'Brukeren bak nøkkelen har ikke lov til å se eller endre dette; leverandørens ord sier kanskje hva. Gi brukeren rettigheten, så går dokumentet av seg selv innen en time.',
    },
  },
  'same-record-under-way': {
    title: { en: 'The same record is being made', no: 'Samme post er under opprettelse' },
    advice: {
      en: 'Another document of yours makes the same record at the target just now. This one goes by itself at the time shown, and finds it there.',
      no: 'Et annet dokument hos dere oppretter den samme posten i målsystemet akkurat nå. Dette går av seg selv til tiden som vises, og finner den da.',
    },
  },
  'department-login-missing': {
    title: { en: 'The department has no login', no: 'Avdelingen mangler innlogging' },
    advice: {
      en: 'Give the user name and password of this department in the settings. Its documents then go by themselves.',
      no: 'Legg inn brukernavn og passord for denne avdelingen i innstillingene. Dokumentene går deretter av seg selv.',
    },
  },
};
