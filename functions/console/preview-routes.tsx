import type { Hono } from 'hono';
import type { ConsoleContext, ConsoleEnv } from './access/console-env.ts';
import { desksOver } from './api/desk-of.ts';
import type { ConsoleParts } from './console-parts.ts';
import { postedBy } from './forms/posted.ts';
import { integrationOf, integrationsOf } from './operations/desk.ts';
import { type Previewed, previewDocument } from './operations/preview.ts';
import { PreviewPage } from './pages/preview-page.tsx';
import type { PreviewWishShown } from './parts/preview-form.tsx';
import { viewFor } from './view.ts';

/** The page that shows what would be sent. */
export function addPreview(app: Hono<ConsoleEnv>, parts: ConsoleParts): void {
  const deskOf = desksOver(parts);
  const answer = async (context: ConsoleContext, wish: PreviewWishShown, found?: Previewed) => {
    const integrations = await integrationsOf(deskOf(context));
    const { directionsOf } = parts;
    const page = { integrations, directionsOf, wish, found };
    return context.html(<PreviewPage {...page} view={viewFor(context, parts.clock)} />);
  };
  app.get('/preview', async (context) => {
    const { integration = '', direction = '', text = '' } = context.req.query();
    if (integration !== '') await integrationOf(deskOf(context), integration);
    return answer(context, { integration, direction, text: text.slice(0, 200) });
  });
  app.post('/preview', async (context) => {
    const { place = '', text = '', key } = await postedBy(context);
    const [integration = '', direction = ''] = place.split(' ');
    const wish = { integration, direction, text: (key ?? text).trim().slice(0, 1000) };
    if (wish.text === '') return answer(context, wish);
    return answer(context, wish, await previewDocument(deskOf(context), { ...wish, isKey: key !== undefined }));
  });
}
