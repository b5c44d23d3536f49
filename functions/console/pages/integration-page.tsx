import { type Integration, integrationKinds } from '../../../lib/documents/integration.ts';
import type { ConnectionCheck } from '../../../lib/sync/connection-check.ts';
import { writeForm } from '../forms/read-form.ts';
import { Checks } from '../parts/checks.tsx';
import { Outside } from '../parts/outside.tsx';
import { Page } from '../parts/page.tsx';
import type { View } from '../view.ts';
import { accessTexts } from '../words/access-texts.ts';
import { actTexts } from '../words/act-texts.ts';
import { directionWords } from '../words/direction-words.ts';

/** One integration, and what a test or a saving just told. */
export type IntegrationPageParts = {
  readonly integration: Integration;
  readonly directions: readonly string[];
  readonly checks?: readonly ConnectionCheck[] | undefined;
  /** Shown this once. */
  readonly webhookAddress?: string | undefined;
  /** Whether access at the other system can be given from here. */
  readonly givesAccess?: boolean | undefined;
  readonly view: View;
};

/** Settings as they are, and what can be done with the integration. */
export function IntegrationPage(parts: IntegrationPageParts) {
  const { integration, directions, checks, webhookAddress, givesAccess, view } = parts;
  const { id, kind, name } = integration;
  const { say, links } = view;
  return (
    <Page title={name.slice(0, 80)} view={view} here="integrations">
      <div class="heading">
        <h1>
          <Outside text={name} />
        </h1>
        <p class="faint">
          {integrationKinds[kind].title} · <span class="code">{id}</span>
        </p>
      </div>
      {webhookAddress !== undefined && (
        <section class="card" role="status">
          <h2>{say(actTexts.webhookAddress)}</h2>
          <p class="code outside">{webhookAddress}</p>
          <p class="faint">{say(actTexts.webhookNote)}</p>
        </section>
      )}
      {checks !== undefined && <Checks checks={checks} view={view} />}
      <Settings integration={integration} view={view} />
      <section class="card">
        <h2>{say(actTexts.whatYouCanDo)}</h2>
        <div class="buttons">
          <a class="button" href={links.page(`/integrations/${id}/change`)}>
            {say(actTexts.change)}
          </a>
          <Post path={`/integrations/${id}/test`} words={say(actTexts.test)} view={view} />
          {givesAccess && (
            <a class="button" href={links.page(`/integrations/${id}/give-access`)}>
              {say(accessTexts.give)}
            </a>
          )}
          {integration.enabled ? (
            <Post path={`/integrations/${id}/disable`} words={say(actTexts.disable)} view={view} />
          ) : (
            <Post path={`/integrations/${id}/enable`} words={say(actTexts.enable)} view={view} />
          )}
        </div>
        <AskFor id={id} directions={directions} view={view} />
        <form method="post" action={`/integrations/${id}/remove`} class="inline">
          <input type="hidden" name="token" value={view.formToken} />
          <label>
            <span>{say(actTexts.removeNote)}</span>
            <input type="text" name="confirm" required autocomplete="off" />
          </label>
          <button type="submit">{say(actTexts.remove)}</button>
        </form>
      </section>
    </Page>
  );
}

function Settings({ integration, view }: { integration: Integration; view: View }) {
  const { form } = integrationKinds[integration.kind];
  const texts = writeForm(form, integration.settings);
  return (
    <section class="card">
      <h2>{view.say(actTexts.settings)}</h2>
      <dl class="facts">
        {form.groups
          .flatMap(({ fields }) => fields)
          .map(({ name, label, control }) => (
            <div>
              <dt>{view.say(label)}</dt>
              <dd>
                {control === 'secret' ? (
                  '••••••'
                ) : (
                  <Outside text={control === 'switch' ? (texts[name] ? '✓' : '–') : (texts[name] ?? '')} />
                )}
              </dd>
            </div>
          ))}
      </dl>
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
    <form method="post" action={`/integrations/${id}/ask-for`} class="inline">
      <input type="hidden" name="token" value={view.formToken} />
      <label>
        <span>{view.say(actTexts.askFor)}</span>
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
      <button type="submit">{view.say(actTexts.askFor)}</button>
    </form>
  );
}
