import { type Receipt, shownState } from '../../../lib/sync/receipt.ts';
import type { Words } from './language.ts';
import { isLoginProblem } from './login-problems.ts';

/** What becomes of a receipt by itself, and when. `person`: nothing does, until somebody acts. */
export type NextStep = { readonly words: Words; readonly at: string | undefined; readonly person: boolean };

/** What happens next, in a sentence for each state. */
export function nextStep(receipt: Receipt): NextStep {
  const at = laterOf(receipt.notBefore, receipt.dueAt);
  switch (shownState(receipt)) {
    case 'pending':
      if (isLoginProblem(receipt.problem?.code)) return { words: loginCorrected, at, person: true };
      return receipt.notBefore === undefined ? byItself(soon, undefined) : byItself(triedAgain, at);
    case 'sending':
      return byItself(underWay, receipt.lease?.until);
    case 'waiting':
      return byItself(afterParent, at);
    case 'deferred':
      // Those of a list are looked at a little later as well, should its first one never come.
      return byItself(whenCallsAreFree, receipt.notBefore ?? at);
    case 'unknown':
      return byItself(lookedUp, at);
    case 'delivered':
      return receipt.unconfirmed ? byItself(writtenBack, at) : byItself(done, undefined);
    case 'skipped':
      return byItself(leftAlone, undefined);
    case 'rejected':
      return { words: corrected, at: undefined, person: true };
    case 'conflict':
      return { words: decided, at: undefined, person: true };
  }
}

function byItself(words: Words, at: string | undefined): NextStep {
  return { words, at, person: false };
}

function laterOf(one: string | undefined, other: string | undefined): string | undefined {
  return one !== undefined && other !== undefined && one > other ? one : (other ?? one);
}

const soon: Words = { en: 'It goes by itself within a moment.', no: 'Den går av seg selv om et øyeblikk.' };
const triedAgain: Words = { en: 'It is tried again by itself.', no: 'Den prøves igjen av seg selv.' };
const loginCorrected: Words = {
  en: 'Nothing is sent until the log-in is corrected in the settings. Whether it is, is seen by itself.',
  no: 'Ingenting sendes før innloggingen er rettet i innstillingene. Om den er det, oppdages av seg selv.',
};
const underWay: Words = {
  en: 'It is being sent now. Should the answer get lost, the target is searched before anything is sent again.',
  no: 'Den sendes nå. Skulle svaret gå tapt, søkes målsystemet gjennom før noe sendes på nytt.',
};
const afterParent: Words = {
  en: 'It goes by itself as soon as what it waits for is delivered. It is looked at again anyway.',
  no: 'Den går av seg selv så snart det den venter på, er overført. Den ses på igjen uansett.',
};
const whenCallsAreFree: Words = {
  en: 'A place is booked in the next hour with room. It is sent by itself then.',
  no: 'Det er satt av plass i neste ledige time. Da sendes den av seg selv.',
};
const lookedUp: Words = {
  en: 'The answer to the last call was lost. The target is searched by itself; nothing is sent blindly.',
  no: 'Svaret på siste kall gikk tapt. Målsystemet søkes gjennom av seg selv; ingenting sendes i blinde.',
};
const writtenBack: Words = {
  en: 'It is delivered. The number is still to be written back to the source, which is tried again by itself.',
  no: 'Den er overført. Nummeret skal fortsatt skrives tilbake til kildesystemet, og det prøves igjen av seg selv.',
};
const done: Words = {
  en: 'Nothing more. A change in the source is found by itself.',
  no: 'Ingenting mer. En endring i kildesystemet oppdages av seg selv.',
};
const leftAlone: Words = {
  en: 'Nothing is sent. A change in the source is looked at by itself.',
  no: 'Ingenting sendes. En endring i kildesystemet vurderes av seg selv.',
};
const corrected: Words = {
  en: 'Nothing until it is corrected. A change in the source is tried by itself.',
  no: 'Ingenting før det er rettet. En endring i kildesystemet prøves av seg selv.',
};
const decided: Words = {
  en: 'Nothing is sent until a person has decided, with one of the buttons below.',
  no: 'Ingenting sendes før en person har bestemt, med en av knappene nedenfor.',
};
