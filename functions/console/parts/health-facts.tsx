import type { Expiry } from '../../../lib/documents/integrations/expiry-settings.ts';
import type { Health } from '../../../lib/runtime/health.ts';
import type { View } from '../view.ts';
import { documentWord, systemName } from '../words/direction-words.ts';
import type { Words } from '../words/language.ts';
import { budgetSentence } from '../words/page-texts.ts';
import { previewTexts } from '../words/preview-texts.ts';
import { daysLeftWords, standstillTexts } from '../words/standstill-words.ts';
import { dateWords, distance } from '../words/time-words.ts';
import { Outside } from './outside.tsx';
import { Ago } from './time.tsx';

type HealthParts = { readonly health: Health; readonly view: View };

/** Last success, the oldest that waits, each log-in that is refused, and each that ends soon, in a line. */
export function HealthLine({ health, expiries, view }: HealthParts & { readonly expiries: readonly Expiry[] }) {
  const { say } = view;
  const refused = health.access.filter(({ last }) => last?.works === false);
  return (
    <p class="health-line faint small">
      <span>
        {say(previewTexts.lastSuccess)}{' '}
        {health.lastSuccessAt === undefined ? (
          say(previewTexts.never).toLowerCase()
        ) : (
          <Ago at={health.lastSuccessAt} view={view} />
        )}
      </span>
      {health.oldestOpen !== undefined && (
        <span>
          {say(previewTexts.oldestOpen)}{' '}
          <a href={view.links.receipt(health.oldestOpen.receipt)}>
            {distance(health.oldestOpen.since, view.now, view.language)}
          </a>
        </span>
      )}
      {refused.map(({ vendor }) => (
        <span class="bad-words">
          {systemName(vendor)}: {say(previewTexts.logIn).toLowerCase()} {say(previewTexts.refused)}
        </span>
      ))}
      {expiries
        .filter(({ isSoon }) => isSoon)
        .map((one) => (
          <span class="bad-words">
            {systemName(one.vendor)}: {say(standstillTexts.validUntil).toLowerCase()}{' '}
            {dateWords(one.until, view.language)} ({say(daysLeftWords(one))})
          </span>
        ))}
    </p>
  );
}

/** The same at length, with the budgets as they stand. */
export function HealthCard({ health, expiries, view }: HealthParts & { readonly expiries: readonly Expiry[] }) {
  const { say, links, language } = view;
  const { lastSuccessAt, oldestOpen, access, budgets } = health;
  return (
    <section class="card" aria-labelledby="health">
      <h2 id="health">{say(previewTexts.health)}</h2>
      <dl class="facts">
        <div>
          <dt>{say(previewTexts.lastSuccess)}</dt>
          <dd>{lastSuccessAt === undefined ? say(previewTexts.never) : <Ago at={lastSuccessAt} view={view} />}</dd>
        </div>
        <div>
          <dt>{say(previewTexts.oldestOpen)}</dt>
          <dd>
            {oldestOpen === undefined ? (
              say(previewTexts.nothingOpen)
            ) : (
              <a href={links.receipt(oldestOpen.receipt)}>
                {documentWord(oldestOpen.receipt, language)}{' '}
                <Outside text={oldestOpen.receipt.number ?? oldestOpen.receipt.key} />
                {`, ${distance(oldestOpen.since, view.now, language)}`}
              </a>
            )}
          </dd>
        </div>
        {access.map(({ vendor, last }) => (
          <div>
            <dt>
              {say(previewTexts.logIn)}, {systemName(vendor)}
            </dt>
            <dd class={last?.works === false ? 'bad-words' : undefined}>
              {say(accessWords(last, lastSuccessAt))}
              <ValidUntil expiry={expiries.find((one) => one.vendor === vendor)} view={view} />
              {last?.works === false && last.words !== undefined && (
                <div class="small">
                  <Outside text={last.words} />
                </div>
              )}
            </dd>
          </div>
        ))}
        {budgets.map(({ name, limit, windows: [present] }) => (
          <div>
            <dt>
              {say(previewTexts.budget)}, {systemName(name)}
            </dt>
            <dd class="small">
              {present !== undefined && say(budgetSentence({ used: present.used, booked: present.booked, limit }))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Nothing is noted of a log-in that always worked: what was delivered shows that it does. */
function accessWords(last: Health['access'][number]['last'], lastSuccessAt: string | undefined): Words {
  if (last !== undefined) return last.works ? previewTexts.works : previewTexts.refused;
  return lastSuccessAt === undefined ? previewTexts.notTried : previewTexts.works;
}

function ValidUntil({ expiry, view }: { expiry: Expiry | undefined; view: View }) {
  if (expiry === undefined) return null;
  return (
    <div class={expiry.isSoon ? 'small bad-words' : 'small faint'}>
      {view.say(standstillTexts.validUntil)} {dateWords(expiry.until, view.language)} ({view.say(daysLeftWords(expiry))}
      )
    </div>
  );
}
