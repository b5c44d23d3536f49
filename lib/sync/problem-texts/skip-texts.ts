import type { ProblemText, SkipCode } from '../problems.ts';
import { rejectTexts } from './reject-texts.ts';

/** Documents that were left alone, and why. */
export const skipTexts: Readonly<Record<SkipCode, ProblemText>> = {
  unchanged: {
    title: { en: 'Nothing has changed', no: 'Ingenting er endret' },
    advice: {
      en: 'The target already holds exactly this. There is nothing to do.',
      no: 'Målsystemet har allerede nøyaktig dette. Du trenger ikke gjøre noe.',
    },
  },
  'do-not-transfer': {
    title: { en: 'Marked “Do not transfer”', no: 'Merket «Skal ikke overføres»' },
    advice: {
      en: 'Set the transfer status in the source to “To transfer” if the document shall go to accounting after all.',
      no: 'Sett overføringsstatus i kildesystemet til «Skal overføres» hvis bilaget likevel skal til regnskap.',
    },
  },
  'not-finalized': {
    title: { en: 'Still a draft', no: 'Fortsatt en kladd' },
    advice: {
      en: 'Drafts are not transferred. Finalize the invoice; it then goes by itself.',
      no: 'Kladder overføres ikke. Ferdigstill fakturaen, så overføres den av seg selv.',
    },
  },
  'direction-off': {
    title: { en: 'This transfer is switched off', no: 'Denne overføringen er slått av' },
    advice: {
      en: 'Switch it on in the settings of the integration, then save in the source again what shall go.',
      no: 'Slå den på i innstillingene for integrasjonen, og lagre så på nytt i kilden det som skal overføres.',
    },
  },
  'integration-off': {
    title: { en: 'The integration is switched off', no: 'Integrasjonen er slått av' },
    advice: {
      en: 'Switch the integration on, then save in the source again what shall go.',
      no: 'Slå på integrasjonen, og lagre så på nytt i kilden det som skal overføres.',
    },
  },
  'deleted-at-source': {
    title: { en: 'Deleted in the source', no: 'Slettet i kildesystemet' },
    advice: {
      en: 'Nothing is deleted in the target. Remove it there by hand if it shall not stay.',
      no: 'Ingenting slettes i målsystemet. Fjern det der for hånd hvis det ikke skal bli stående.',
    },
  },
  'project-unknown': rejectTexts['project-unknown'],
  'not-chosen': {
    title: { en: 'Not chosen for transfer yet', no: 'Ikke valgt for overføring ennå' },
    advice: {
      en: 'Tick the document in the console and export it, or switch on automatic export in the settings.',
      no: 'Kryss av for dokumentet i konsollen og eksporter det, eller slå på automatisk eksport i innstillingene.',
    },
  },
  dismissed: {
    title: { en: 'Set aside by a person', no: 'Lagt til side av en person' },
    advice: {
      en: 'Somebody decided that this is not transferred; the reason is shown. A change in the source, or “Try again”, takes it up again.',
      no: 'Noen har bestemt at dette ikke overføres; begrunnelsen vises. En endring i kilden, eller «Prøv igjen», tar det opp igjen.',
    },
  },
};
