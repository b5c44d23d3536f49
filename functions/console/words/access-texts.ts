import type { Words } from './language.ts';

/** Texts of the access that a customer gives this product at another system. */
export const accessTexts = {
  give: { en: 'Give access at e-conomic', no: 'Gi tilgang i e-conomic' },
  stored: { en: 'The access is stored', no: 'Tilgangen er lagret' },
  storedAdvice: {
    en: 'Its token is kept sealed and never shown. Test the connection to see which agreement it opens; what was held back goes on by itself.',
    no: 'Tokenet er lagret forseglet og vises aldri. Test tilkoblingen for å se hvilken avtale det åpner; det som ble holdt tilbake, går videre av seg selv.',
  },
  notGiven: { en: 'No access was given', no: 'Tilgang ble ikke gitt' },
  notGivenAdvice: {
    en: 'e-conomic sent no token back. The integration is as it was. Ask again, or paste the token under “Change”.',
    no: 'e-conomic sendte ikke noe token tilbake. Integrasjonen er som før. Prøv igjen, eller lim inn tokenet under «Endre».',
  },
} as const satisfies Readonly<Record<string, Words>>;
