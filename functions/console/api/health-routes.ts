import { z } from '@hono/zod-openapi';
import { vendorNames } from '../../../lib/documents/vendors.ts';
import type { Health } from '../../../lib/runtime/health.ts';
import { receiptStates } from '../../../lib/sync/receipt.ts';
import { daysOf } from '../operations/count-days.ts';
import { integrationOf } from '../operations/desk.ts';
import { expiriesNow, standstillsOf } from '../operations/standstills.ts';
import { type Api, createRoute, described } from './api-route.ts';
import { idParameter, problemSchema, shownReceiptSchema } from './api-schemas.ts';
import type { DeskOf } from './desk-of.ts';
import { shownProblem, shownReceipt } from './shown.ts';

const vendor = z.enum(vendorNames);
const window = z.object({ start: z.string(), free: z.int(), used: z.int(), booked: z.int() });

const healthSchema = z
  .object({
    lastSuccessAt: z.string().optional(),
    oldestOpen: z
      .object({ since: z.string(), receipt: shownReceiptSchema })
      .optional()
      .openapi({ description: 'What is on its way for the longest time' }),
    access: z
      .array(
        z.object({ vendor, works: z.boolean().optional(), at: z.string().optional(), words: z.string().optional() }),
      )
      .openapi({ description: 'Each log-in as it was last heard of' }),
    expiries: z
      .array(z.object({ vendor, until: z.string(), daysLeft: z.int(), isSoon: z.boolean() }))
      .openapi({ description: 'Log-ins whose last day is known; `isSoon` from 14 days before' }),
    standstills: z
      .array(z.object({ direction: z.string(), since: z.string(), problem: problemSchema }))
      .openapi({ description: 'Transfers whose schedule is stopped until a person sets something right' }),
    budgets: z.array(
      z.object({ name: z.string(), limit: z.int(), windows: z.array(window), bookedUntil: z.string().optional() }),
    ),
    days: z
      .array(z.object({ day: z.string(), ended: z.partialRecord(z.enum(receiptStates), z.int()) }))
      .openapi({ description: 'Documents that ended on each of the last days' }),
  })
  .openapi('Health');

/** How one integration does, as its page shows it. */
export function addHealthRoute(api: Api, deskOf: DeskOf): void {
  const summary = 'How one integration does: last success, oldest waiting, log-ins, what stands still, budgets, days';
  const path = '/api/integrations/{id}/health';
  const get = { method: 'get', path, summary, tag: 'Health', answer: healthSchema } as const;
  api.openapi(createRoute({ ...described(get), request: { params: idParameter } }), async (context) => {
    const desk = deskOf(context);
    const { parts } = desk;
    const integration = await integrationOf(desk, context.req.valid('param').id);
    const [health, standstills, days] = await Promise.all([
      parts.health(integration),
      standstillsOf(parts, integration),
      daysOf(parts, integration),
    ]);
    const stopped = standstills.map(({ direction, at: since, code, vendorWords }) => {
      return { direction, since, problem: shownProblem({ code, vendorWords }) };
    });
    const counted = days.map(({ day, count }) => ({ day, ended: count }));
    const expiries = [...expiriesNow(parts, integration)];
    return context.json({ ...shownHealth(health), expiries, standstills: stopped, days: counted }, 200);
  });
}

function shownHealth({ lastSuccessAt, oldestOpen, access, budgets }: Health) {
  return {
    lastSuccessAt,
    oldestOpen: oldestOpen && { since: oldestOpen.since, receipt: shownReceipt(oldestOpen.receipt) },
    access: access.map(({ vendor: name, last }) => ({ vendor: name, ...last })),
    budgets: budgets.map(({ name, ...budget }) => ({ ...budget, name: vendorOf(name), windows: [...budget.windows] })),
  };
}

/** What stands behind a `#` in a budget's name tells keys apart, and is for nobody outside. */
function vendorOf(name: string): string {
  return name.split('#')[0] ?? name;
}
