import { z } from '@hono/zod-openapi';
import type { Preview, PreviewVerdict } from '../../../lib/sync/preview.ts';
import { type Previewed, previewDocument } from '../operations/preview.ts';
import { type Api, createRoute, described, json } from './api-route.ts';
import type { DeskOf } from './desk-of.ts';
import { previewedSchema, previewWishSchema } from './preview-schemas.ts';
import { shownProblem, shownRequest } from './shown.ts';

type Shown = z.infer<typeof previewedSchema>;
type ShownPreview = Extract<Shown, { readonly kind: 'preview' }>['preview'];

/** What would be sent for a document. A POST, for it costs calls and stands in the audit. */
export function addPreviewRoutes(api: Api, deskOf: DeskOf): void {
  const summary = 'What would be sent for a document now. Both systems are asked; nothing is written anywhere';
  const path = '/api/preview/{integration}/{direction}';
  const route = { method: 'post', path, summary, tag: 'Preview', answer: previewedSchema } as const;
  const params = z.object({ integration: z.string(), direction: z.string() });
  const body = { ...json(previewWishSchema, 'Which document'), required: true };
  api.openapi(createRoute({ ...described(route), request: { params, body } }), async (context) => {
    const wish = context.req.valid('json');
    const text = 'key' in wish ? wish.key : wish.number;
    const asked = { ...context.req.valid('param'), text, isKey: 'key' in wish };
    return context.json(shown(await previewDocument(deskOf(context), asked)), 200);
  });
}

function shown(found: Previewed): Shown {
  switch (found.kind) {
    case 'preview':
      return { kind: 'preview', preview: shownPreview(found.preview) };
    case 'several':
      return { kind: 'several', keys: [...found.keys] };
    case 'failed':
      return { kind: 'failed', problem: shownProblem({ code: found.code, vendorWords: found.vendorWords }) };
  }
}

function shownPreview({ ref, number, label, verdict, checks, calls }: Preview): ShownPreview {
  const { integration, direction, key } = ref;
  return {
    ...{ integration, direction, key, number, label, calls, verdict: shownVerdict(verdict) },
    checks: checks.map((check) => ({ ...check, problems: check.problems.map(shownProblem) })),
  };
}

function shownVerdict(verdict: PreviewVerdict): ShownPreview['verdict'] {
  switch (verdict.kind) {
    case 'send':
      return { ...verdict, stepsLeft: verdict.stepsLeft.length, request: shownRequest(verdict.request) };
    case 'in-place':
      return verdict;
    case 'skip':
      return { kind: 'skip', problem: shownProblem({ code: verdict.reason }) };
    case 'wait':
      return { kind: 'wait', parent: verdict.parent };
    case 'reject':
      return { kind: 'reject', problems: verdict.problems.map(shownProblem) };
    case 'conflict':
    case 'held':
      return { kind: verdict.kind, problems: [shownProblem(verdict.problem)] };
  }
}
