import type { Expiry } from '../../../lib/documents/integrations/expiry-settings.ts';
import type { Standstill } from '../operations/standstills.ts';
import type { View } from '../view.ts';
import { accessTexts } from '../words/access-texts.ts';
import { actTexts } from '../words/act-texts.ts';
import { directionWords, systemName } from '../words/direction-words.ts';
import { problemWords } from '../words/problem-words.ts';
import { daysLeftWords, standstillTexts } from '../words/standstill-words.ts';
import { texts } from '../words/texts.ts';
import { dateWords } from '../words/time-words.ts';
import { Outside } from './outside.tsx';
import { At } from './time.tsx';

type StandstillParts = {
  readonly id: string;
  readonly standstills: readonly Standstill[];
  readonly givesAccess: boolean;
  readonly view: View;
};

/** Which transfers stand still, since when, why, and what to do. */
export function StandstillCard({ id, standstills, givesAccess, view }: StandstillParts) {
  if (standstills.length === 0) return null;
  const { say, links } = view;
  const isRevoked = standstills.some(({ code }) => code === 'access-revoked');
  return (
    <section class="card next bad standstill" aria-labelledby="standstill">
      <h2 id="standstill">{say(standstills.length === 1 ? standstillTexts.title : standstillTexts.titleMany)}</h2>
      {standstills.map((one) => (
        <StandstillLine standstill={one} view={view} />
      ))}
      <p>{say(standstillTexts.onward)}</p>
      <p class="buttons">
        {givesAccess && isRevoked && (
          <a class="button main" href={links.page(`/integrations/${id}/give-access`)}>
            {say(accessTexts.give)}
          </a>
        )}
        <a class="button" href={links.page(`/integrations/${id}/change`)}>
          {say(actTexts.change)}
        </a>
      </p>
    </section>
  );
}

function StandstillLine({ standstill, view }: { standstill: Standstill; view: View }) {
  const { direction, code, at, vendorWords } = standstill;
  const { many, source, target } = directionWords(direction, view.language);
  const { title, advice } = problemWords(code);
  return (
    <div class="standstill-line">
      <p>
        <b>{source === '' ? many : `${many}, ${source} → ${target}`}</b>, {view.say(standstillTexts.since)}{' '}
        <At at={at} view={view} />
      </p>
      <p>
        {view.say(title)}. <span class="faint">{view.say(advice)}</span>
      </p>
      {vendorWords !== undefined && vendorWords !== '' && (
        <p class="small faint">
          {view.say(texts.vendorWords)}: <Outside text={vendorWords} />
        </p>
      )}
    </div>
  );
}

/** The log-ins that end soon, or have ended. */
export function ExpiryCard({ expiries, view }: { expiries: readonly Expiry[]; view: View }) {
  const soon = expiries.filter(({ isSoon }) => isSoon);
  if (soon.length === 0) return null;
  const isOver = soon.some(({ daysLeft }) => daysLeft < 0);
  return (
    <section class="card next bad" aria-labelledby="expiry">
      <h2 id="expiry">{view.say(isOver ? standstillTexts.ended : standstillTexts.ending)}</h2>
      {soon.map((one) => (
        <p>
          <b>{systemName(one.vendor)}</b>: {view.say(standstillTexts.validUntil).toLowerCase()}{' '}
          {dateWords(one.until, view.language)} ({view.say(daysLeftWords(one))})
        </p>
      ))}
      <p>{view.say(standstillTexts.renew)}</p>
    </section>
  );
}
