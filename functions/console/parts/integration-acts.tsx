import type { IntegrationRow } from '../pages/integrations-page.tsx';
import type { View } from '../view.ts';
import { accessTexts } from '../words/access-texts.ts';
import { actTexts } from '../words/act-texts.ts';
import { directionWords } from '../words/direction-words.ts';
import { fileTexts } from '../words/file-texts.ts';

type ActsParts = {
  readonly row: IntegrationRow;
  readonly givesAccess: boolean;
  readonly hasWebhooks: boolean;
  readonly view: View;
};

/** What people do with an integration. */
export function IntegrationActs({ row, givesAccess, hasWebhooks, view }: ActsParts) {
  const { id, enabled } = row.integration;
  const { say, links } = view;
  return (
    <section class="card" aria-labelledby="acts">
      <h2 id="acts">{say(actTexts.whatYouCanDo)}</h2>
      <div class="buttons">
        <Post path={`/integrations/${id}/test`} words={say(actTexts.test)} view={view} />
        {givesAccess && (
          <a class="button" href={links.page(`/integrations/${id}/give-access`)}>
            {say(accessTexts.give)}
          </a>
        )}
        {row.integration.kind === 'moment-xledger' && (
          <a class="button" href={links.page(`/integrations/${id}/files`)}>
            {say(fileTexts.title)}
          </a>
        )}
        <a class="button" href={links.receipts({ integration: id })}>
          {say(actTexts.toReceipts)}
        </a>
        <Post
          path={`/integrations/${id}/${enabled ? 'disable' : 'enable'}`}
          words={say(enabled ? actTexts.disable : actTexts.enable)}
          view={view}
        />
      </div>
      <AskFor id={id} directions={row.directions} view={view} />
      {hasWebhooks && <RenewWebhooks id={id} view={view} />}
    </section>
  );
}

function Post({ path, words, view }: { path: string; words: string; view: View }) {
  return (
    <form method="post" action={path}>
      <input type="hidden" name="token" value={view.formToken} />
      <button type="submit">{words}</button>
    </form>
  );
}

function AskFor({ id, directions, view }: { id: string; directions: readonly string[]; view: View }) {
  return (
    <details>
      <summary>{view.say(actTexts.askFor)}</summary>
      <form method="post" action={`/integrations/${id}/ask-for`} class="inline">
        <input type="hidden" name="token" value={view.formToken} />
        <label>
          <span>{view.say(actTexts.askForWhat)}</span>
          <select name="direction">
            {directions.map((direction) => (
              <option value={direction}>{directionWords(direction, view.language).many}</option>
            ))}
          </select>
        </label>
        <label>
          <span>{view.say(actTexts.askForHelp)}</span>
          <textarea name="names" rows={2} required></textarea>
        </label>
        <button type="submit">{view.say(actTexts.askForAct)}</button>
      </form>
    </details>
  );
}

/** A lost address is replaced; so is one that somebody saw who should not have. */
function RenewWebhooks({ id, view }: { id: string; view: View }) {
  return (
    <details>
      <summary>{view.say(actTexts.renewWebhooks)}</summary>
      <form method="post" action={`/integrations/${id}/renew-webhooks`} class="inline">
        <input type="hidden" name="token" value={view.formToken} />
        <p class="faint small">{view.say(actTexts.renewWebhooksNote)}</p>
        <button type="submit">{view.say(actTexts.renewWebhooks)}</button>
      </form>
    </details>
  );
}

/** Removing is rare and final: it stands last, and the id is to be written. */
export function RemoveIntegration({ id, view }: { id: string; view: View }) {
  return (
    <section class="card" aria-labelledby="remove">
      <details class="bare">
        <summary id="remove">{view.say(actTexts.removeIntegration)}</summary>
        <form method="post" action={`/integrations/${id}/remove`} class="inline">
          <input type="hidden" name="token" value={view.formToken} />
          <label>
            <span>
              {view.say(actTexts.removeNote)} <b class="code">{id}</b>
            </span>
            <input type="text" name="confirm" required autocomplete="off" />
          </label>
          <button type="submit">{view.say(actTexts.remove)}</button>
        </form>
      </details>
    </section>
  );
}
