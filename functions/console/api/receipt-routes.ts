import { z } from '@hono/zod-openapi';
import { keyOfPath } from '../links.ts';
import { actOnMany, actOnReceipt, askForKeys } from '../operations/acts.ts';
import { receiptOf } from '../operations/desk.ts';
import { findReceipts } from '../operations/find-receipts.ts';
import { lastRequestOf } from '../operations/last-request-of.ts';
import { redriveLetters } from '../operations/redrive-letters.ts';
import { type Api, createRoute, described, json } from './api-route.ts';
import {
  actOrderSchema,
  actResultSchema,
  receiptParameters,
  receiptQuerySchema,
  shownReceiptSchema,
  wholeReceiptSchema,
} from './api-schemas.ts';
import type { DeskOf } from './desk-of.ts';
import { shownReceipt, shownResult, wholeReceipt } from './shown.ts';

const tag = 'Receipts';
const path = '/api/receipts/{integration}/{direction}/{key}';
const names = z.array(z.string().min(1).max(1000)).max(500);
const manyPath = z.object({ integration: z.string(), direction: z.string() });
const manySchema = z
  .strictObject({
    keys: names.optional().openapi({ description: 'Ids of the source' }),
    numbers: names.optional().openapi({ description: 'Numbers of the source or the target' }),
    allFailed: z.boolean().optional().openapi({ description: 'All that are rejected, at most 500' }),
    order: actOrderSchema.default({ act: 'retry' }),
  })
  .openapi('ActOnMany');
const resultsAnswer = z.object({ results: z.array(actResultSchema) });

/** List, read and act upon receipts. */
export function addReceiptRoutes(api: Api, deskOf: DeskOf): void {
  const cutAfter = z.int().optional().openapi({
    description: 'So many of the newest were looked through for the text; `next` leads on to the older ones',
  });
  const listed = z.object({
    receipts: z.array(shownReceiptSchema).openapi({ description: 'Without attempts: those come with one receipt' }),
    next: z.string().optional(),
    cutAfter,
  });
  const list = {
    method: 'get',
    path: '/api/receipts',
    summary: 'Receipts, newest first',
    tag,
    answer: listed,
  } as const;
  api.openapi(createRoute({ ...described(list), request: { query: receiptQuerySchema } }), async (context) => {
    const { receipts, ...more } = await findReceipts(deskOf(context), context.req.valid('query'));
    return context.json({ receipts: receipts.map(shownReceipt), ...more }, 200);
  });
  const one = { method: 'get', path, summary: 'One receipt', tag, answer: wholeReceiptSchema } as const;
  api.openapi(createRoute({ ...described(one), request: { params: receiptParameters } }), async (context) => {
    const { integration, direction, key } = context.req.valid('param');
    const desk = deskOf(context);
    const { receipt } = await receiptOf(desk, { integration, direction, key: keyOfPath(key) });
    return context.json(wholeReceipt(receipt, await lastRequestOf(desk.parts, receipt)), 200);
  });
  const act = {
    method: 'post',
    path: `${path}/acts`,
    summary: 'Retry, resend, link or dismiss',
    tag,
    answer: actResultSchema,
  } as const;
  const request = { params: receiptParameters, body: { ...json(actOrderSchema, 'What is wanted'), required: true } };
  api.openapi(createRoute({ ...described(act), request }), async (context) => {
    const { integration, direction, key } = context.req.valid('param');
    const ref = { integration, direction, key: keyOfPath(key) };
    return context.json(shownResult(await actOnReceipt(deskOf(context), ref, context.req.valid('json'))), 200);
  });
  addBulk(api, deskOf);
  addRedrive(api, deskOf);
}

function addBulk(api: Api, deskOf: DeskOf): void {
  const many = '/api/receipts/{integration}/{direction}';
  const summary = 'Act upon chosen receipts, or all failed ones: at most 500, spread over minutes';
  const acts = { method: 'post', path: `${many}/acts`, summary, tag, answer: resultsAnswer } as const;
  const request = { params: manyPath, body: { ...json(manySchema, 'Which, and what'), required: true } };
  api.openapi(createRoute({ ...described(acts), request }), async (context) => {
    const { order, ...which } = context.req.valid('json');
    const results = await actOnMany(deskOf(context), { ...context.req.valid('param'), ...which }, order);
    return context.json({ results: results.map(shownResult) }, 200);
  });
  const asked = 'Ask for documents by the source’s ids, also for those that were never told of';
  const ask = { method: 'post', path: `${many}/ask-for`, summary: asked, tag, answer: resultsAnswer } as const;
  const body = { ...json(z.strictObject({ keys: names }), 'Which'), required: true };
  api.openapi(createRoute({ ...described(ask), request: { params: manyPath, body } }), async (context) => {
    const which = { ...context.req.valid('param'), ...context.req.valid('json') };
    const results = await askForKeys(deskOf(context), which);
    return context.json({ results: results.map(shownResult) }, 200);
  });
}

function addRedrive(api: Api, deskOf: DeskOf): void {
  const result = z.enum(['nudged', 'not-due', 'ended', 'conflict', 'unreadable', 'no-receipt', 'left']);
  const answer = z.object({ results: z.array(z.object({ key: z.string(), result })) });
  const route = {
    method: 'post',
    path: '/api/receipts/{integration}/{direction}/redrive',
    summary: 'Nudge what dead letters were about, 100 at most, some each second. Without keys: all that is overdue',
    tag,
    answer,
  } as const;
  const body = { ...json(z.strictObject({ keys: names.optional() }), 'Which'), required: true };
  api.openapi(createRoute({ ...described(route), request: { params: manyPath, body } }), async (context) => {
    const letters = { ...context.req.valid('param'), ...context.req.valid('json') };
    const results = await redriveLetters(deskOf(context), letters);
    return context.json({ results: results.map(({ ref, result: told }) => ({ key: ref.key, result: told })) }, 200);
  });
}
