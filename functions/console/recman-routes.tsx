import type { Hono } from 'hono';
import type { ConsoleContext, ConsoleEnv } from './access/console-env.ts';
import { desksOver } from './api/desk-of.ts';
import type { ConsoleParts } from './console-parts.ts';
import { postedBy } from './forms/posted.ts';
import { exportPath, exportReceiptsPath, linksFor } from './links.ts';
import {
  type ExportFilter,
  exportChosen,
  exportIntegrations,
  exportReceipts,
  listForExport,
  retryExport,
} from './operations/recman-export.ts';
import { NoRecmanPage, RecmanExportPage } from './pages/recman-export-page.tsx';
import { RecmanReceiptsPage } from './pages/recman-receipts-page.tsx';
import { viewFor } from './view.ts';
import { languageOf } from './words/language.ts';

/** A receipt screen that is opened without saying since when shows a day. */
const shownMs = 86_400_000;

/** The export of RecMan's invoices: a list to choose from, and the receipts of what was chosen. */
export function addRecmanPages(app: Hono<ConsoleEnv>, parts: ConsoleParts): void {
  const deskOf = desksOver(parts);
  const viewOf = (context: ConsoleContext) => viewFor(context, parts.clock);
  const nowText = () => parts.clock().toISOString();
  app.get(exportPath, async (context) => {
    const desk = deskOf(context);
    const integrations = await exportIntegrations(desk);
    const { after, ...query } = context.req.query();
    const filter = filterOf(query, integrations[0]?.id ?? '');
    if (filter.integration === '') return context.html(<NoRecmanPage view={viewOf(context)} />);
    const found = await listForExport(desk, filter, after);
    return context.html(
      <RecmanExportPage {...found} filter={filter} integrations={integrations} view={viewOf(context)} />,
    );
  });
  app.post(exportPath, async (context) => {
    const { integration = '', lang, ...posted } = await postedBy(context);
    const since = nowText();
    await exportChosen(deskOf(context), { integration, keys: keysOf(posted) });
    return context.redirect(receiptsAddress({ integration, since, lang }), 303);
  });
  app.get(exportReceiptsPath, async (context) => {
    const desk = deskOf(context);
    const [first] = await exportIntegrations(desk);
    const { integration = first?.id ?? '', since } = context.req.query();
    if (integration === '') return context.html(<NoRecmanPage view={viewOf(context)} />);
    const from = instantOf(since) ?? new Date(parts.clock().getTime() - shownMs).toISOString();
    const found = await exportReceipts(desk, { integration, since: from });
    return context.html(
      <RecmanReceiptsPage {...found} integration={integration} since={from} view={viewOf(context)} />,
    );
  });
  app.post(`${exportReceiptsPath}/retry`, async (context) => {
    const { integration = '', since: posted, which = '', lang, ...boxes } = await postedBy(context);
    const since = instantOf(posted) ?? nowText();
    const one = which.startsWith('key:') ? [which.slice(4)] : keysOf(boxes);
    await retryExport(deskOf(context), { integration, since, keys: which === 'failed' ? 'failed' : one });
    return context.redirect(receiptsAddress({ integration, since, lang }), 303);
  });
}

function keysOf(posted: Readonly<Record<string, string>>): string[] {
  return Object.keys(posted).flatMap((name) => (name.startsWith('key:') ? [name.slice(4)] : []));
}

function receiptsAddress({ lang, ...query }: { integration: string; since: string; lang: string | undefined }): string {
  const links = linksFor(lang === undefined ? undefined : languageOf(lang, undefined));
  return links.page(exportReceiptsPath, query);
}

/** What the address asks for; a part that cannot be meant is left out. */
function filterOf(query: Readonly<Record<string, string>>, first: string): ExportFilter {
  const { integration = first, department = '', type = '', from = '', to = '', number = '', sent } = query;
  const day = (text: string) => (/^\d{4}-\d\d-\d\d$/.test(text) ? text : '');
  return {
    integration: integration === '' ? first : integration,
    department: department.trim().slice(0, 20),
    type,
    from: day(from),
    to: day(to),
    number: number.slice(0, 100),
    notSent: sent !== 'too',
  };
}

function instantOf(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) ? text : undefined;
}
