import type { Hono } from 'hono';
import type { ConsoleEnv } from './access/console-env.ts';
import { desksOver } from './api/desk-of.ts';
import type { ConsoleParts } from './console-parts.ts';
import { integrationOf } from './operations/desk.ts';
import { accessAddress, takeAccess } from './operations/give-access.ts';
import { ownAddress } from './own-address.ts';
import { MessagePage } from './pages/message-page.tsx';
import { viewFor } from './view.ts';
import { accessTexts } from './words/access-texts.ts';

/** The way to the page where a person gives this product access at the vendor, and the way back. */
export function addGrantRoutes(app: Hono<ConsoleEnv>, parts: ConsoleParts): void {
  const deskOf = desksOver(parts);
  // No form: the policy of our pages lets none lead to another site. What happens there is that site's own question.
  app.get('/integrations/:id/give-access', async (context) => {
    const desk = deskOf(context);
    const { id } = await integrationOf(desk, context.req.param('id'));
    const { language } = viewFor(context, parts.clock);
    return context.redirect(await accessAddress(desk, { id, consoleUrl: ownAddress(context, parts), language }), 303);
  });
  app.get('/grants/economic/:state', async (context) => {
    const { kind, id } = await takeAccess(deskOf(context), context.req.param('state'), context.req.query());
    // On to an address without the token.
    const page = `/integrations/${id}/access-${kind === 'stored' ? 'stored' : 'not-given'}`;
    return context.redirect(viewFor(context, parts.clock).links.page(page), 303);
  });
  for (const [path, title, advice] of [
    ['access-stored', accessTexts.stored, accessTexts.storedAdvice],
    ['access-not-given', accessTexts.notGiven, accessTexts.notGivenAdvice],
  ] as const) {
    app.get(`/integrations/:id/${path}`, async (context) => {
      await integrationOf(deskOf(context), context.req.param('id') ?? '');
      return context.html(<MessagePage title={title} advice={advice} view={viewFor(context, parts.clock)} />);
    });
  }
}
