import { Page } from '../parts/page.tsx';
import type { View } from '../view.ts';
import { actTexts } from '../words/act-texts.ts';

/** A route as the description tells of it. */
export type ApiRoute = {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
};

/** The API's routes, from its own description. For those who write programs, so in English alone. */
export function ApiPage({ routes, origin, view }: { routes: readonly ApiRoute[]; origin: string; view: View }) {
  const tags = [...new Set(routes.map(({ tag }) => tag))];
  return (
    <Page title={view.say(actTexts.api)} view={view}>
      <div class="heading" lang="en">
        <h1>API</h1>
        <p>
          The console’s own operations as JSON. The whole description: <a href="/api/openapi.json">openapi.json</a>{' '}
          (OpenAPI 3.1).
        </p>
      </div>
      <section class="card" lang="en">
        <h2>With curl</h2>
        <pre class="code">{`curl -H "authorization: Bearer $TOKEN" ${origin}/api/integrations`}</pre>
        <p>
          The token is an access token of the issuer that people sign in with. On one machine none is needed. Refusals
          carry
          <code> error</code>, <code>message</code> and, where fields are wrong, <code>problems</code>.
        </p>
      </section>
      {tags.map((tag) => (
        <section class="card" lang="en">
          <h2>{tag}</h2>
          <dl>
            {routes
              .filter((route) => route.tag === tag)
              .map(({ method, path, summary }) => (
                <div>
                  <dt class="code">
                    {method.toUpperCase()} {path}
                  </dt>
                  <dd>{summary}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </Page>
  );
}
