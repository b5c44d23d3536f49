import { z } from '@hono/zod-openapi';
import { type ExportRow, exportStatuses } from '../operations/export-status.ts';
import { exportChosen, exportReceipts, listForExport } from '../operations/recman-export.ts';
import { type Api, createRoute, described, json } from './api-route.ts';
import { actResultSchema, shownReceiptSchema } from './api-schemas.ts';
import type { DeskOf } from './desk-of.ts';
import { shownReceipt, shownResult } from './shown.ts';

const tag = 'RecMan export';
const path = '/api/recman-export/{integration}';
const params = z.object({ integration: z.string() });
const day = z.iso.date().optional();
const query = z.object({
  department: z.string().max(20).optional(),
  type: z.enum(['invoice', 'creditNote']).optional(),
  from: day.openapi({ description: 'First day of the invoices' }),
  to: day.openapi({ description: 'Last day of the invoices' }),
  number: z.string().max(100).optional(),
  sent: z.literal('too').optional().openapi({ description: 'Also what 24SevenOffice holds' }),
  after: z.string().optional(),
});
const row = z
  .object({
    status: z.enum(exportStatuses),
    department: z.string().optional(),
    type: z.string().optional(),
    date: z.string().optional(),
    receipt: shownReceiptSchema,
  })
  .openapi('ExportRow');

/** List RecMan's invoices, choose some to be sent, and see what became of them. */
export function addRecmanRoutes(api: Api, deskOf: DeskOf): void {
  const listed = z.object({ rows: z.array(row), next: z.string().optional() });
  const list = { method: 'get', path, summary: 'Invoices and credit notes of RecMan', tag, answer: listed } as const;
  api.openapi(createRoute({ ...described(list), request: { params, query } }), async (context) => {
    const { after, sent, ...given } = context.req.valid('query');
    const { integration } = context.req.valid('param');
    const empty = { department: '', type: '', from: '', to: '', number: '' };
    const filter = { ...empty, ...definedOf(given), integration, notSent: sent === undefined };
    const { rows, next } = await listForExport(deskOf(context), filter, after);
    return context.json({ rows: rows.map(shownRow), next }, 200);
  });
  const body = json(z.strictObject({ keys: z.array(z.string().regex(/^\d{1,16}$/)).max(500) }), 'RecMan’s invoice ids');
  const answer = z.object({ results: z.array(actResultSchema) });
  const summary = 'Send these to 24SevenOffice: at most 500';
  const send = { method: 'post', path: `${path}/export`, summary, tag, answer } as const;
  const request = { params, body: { ...body, required: true } };
  api.openapi(createRoute({ ...described(send), request }), async (context) => {
    const given = { ...context.req.valid('param'), ...context.req.valid('json') };
    return context.json({ results: (await exportChosen(deskOf(context), given)).map(shownResult) }, 200);
  });
  addReceipts(api, deskOf);
}

function addReceipts(api: Api, deskOf: DeskOf): void {
  const totals = z.object(Object.fromEntries(exportStatuses.map((status) => [status, z.int()])));
  const answer = z.object({ rows: z.array(row), totals, isCut: z.boolean() });
  const summary = 'What became of what was sent since an instant';
  const route = { method: 'get', path: `${path}/receipts`, summary, tag, answer } as const;
  const since = z.object({ since: z.iso.datetime({ precision: 3 }) });
  api.openapi(createRoute({ ...described(route), request: { params, query: since } }), async (context) => {
    const given = { ...context.req.valid('param'), ...context.req.valid('query') };
    const { rows, totals, isCut } = await exportReceipts(deskOf(context), given);
    return context.json({ rows: rows.map(shownRow), totals: { ...totals }, isCut }, 200);
  });
}

function shownRow({ receipt, listed, status }: ExportRow) {
  const { departmentId: department, type, date } = listed;
  return { status, department, type, date, receipt: shownReceipt(receipt) };
}

function definedOf(given: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
