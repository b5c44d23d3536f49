import { part } from '../../lib/sync/define-sync.ts';
import { fingerprintOf } from '../../lib/sync/fingerprint.ts';
import type { WriteOrder } from '../../lib/sync/outcome.ts';
import type { PreviewEngine } from '../../lib/sync/preview.ts';
import { previewDocument } from '../../lib/sync/preview-document.ts';
import type { Receipt } from '../../lib/sync/receipt.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { receiptOf } from '../support/receipt-of.ts';
import { createVirtualTarget, type Thing } from '../support/virtual-target.ts';
import { createVirtualClock, openIntegration, worldScope } from '../support/world-engine.ts';
import { storyFor, type WorldStory, worldDirection } from '../support/world-story.ts';

const thing: Thing = { naturalKey: 'N1', content: 'first' };
const ref = { ...worldScope, direction: worldDirection, key: '1' };

/** A story of two steps before the last one, each of which sends one request of its own. */
function storyOfSteps(): WorldStory {
  const { clock } = createVirtualClock();
  const target = createVirtualTarget(clock, { lateSeconds: 0, listLagSeconds: 0 });
  const settings = { canUpdate: false, looksUpFirst: false, settleSeconds: 60, steps: ['enter', 'attach'] };
  const story = storyFor(settings, new Map([['1', thing]]), target);
  const writing =
    (name: string): WorldStory['write']['write'] =>
    async (connection, { target: sent, done }: WriteOrder<Thing>) => {
      const body = JSON.stringify({ name, sent, after: Object.keys(done) });
      await connection.http({ method: 'POST', url: 'https://vendor.example/', headers: {}, body, deadlineMs: 1000 });
      return { kind: 'delivered', targetId: name };
    };
  return {
    ...story,
    before: story.before?.map((step) => ({ ...step, write: writing(step.name) })),
    write: { ...story.write, write: writing('book') },
  };
}

async function preview(story: WorldStory, receipt?: Partial<Receipt>) {
  const { clock } = createVirtualClock();
  const store = createMemoryStore();
  if (receipt !== undefined) store.overwrite({ ...receiptOf({ key: '1' }), ...ref, ...receipt });
  const engine: PreviewEngine = { receipts: store, integrations: { open: async () => openIntegration(clock) }, clock };
  const shown = await previewDocument(story, ref, engine);
  return shown?.verdict;
}

const done = {
  print: fingerprintOf(thing),
  sourcePrint: fingerprintOf(thing),
  targetId: 'V7',
  at: '2026-11-20T09:00:00.000Z',
};

it.each([
  ['the first step of a new document', {}, 'enter', ['attach', undefined], []],
  ['the step after those that are done', { enter: done }, 'attach', [undefined], ['enter']],
  ['the last one', { enter: done, attach: done }, undefined, [], ['enter', 'attach']],
] as const)('shows %s', async (_what, steps, step, stepsLeft, after) => {
  const verdict = await preview(storyOfSteps(), { steps });
  expect(verdict).toMatchObject({ kind: 'send', step, stepsLeft, target: thing });
  const body = JSON.stringify({ name: step ?? 'book', sent: thing, after });
  expect(verdict).toMatchObject({ request: { body, address: 'https://vendor.example/' } });
});

it.each([
  [
    'a sending whose outcome is not known',
    { state: 'unknown' },
    { kind: 'held', problem: { code: 'outcome-being-checked' } },
  ],
  [
    'a step that cannot be changed any more',
    { steps: { enter: { ...done, print: 'x', sourcePrint: 'y' } } },
    { kind: 'conflict', problem: { code: 'changed-after-delivery' } },
  ],
] as const)('tells %s', async (_what, receipt, verdict) => {
  expect(await preview(storyOfSteps(), receipt)).toMatchObject(verdict);
});

it('previews the parts of a direction by their own keys', async () => {
  const story = storyOfSteps();
  const { name, when, parts, ...move } = storyOfSteps();
  const withParts: WorldStory = { ...story, parts: { file: part(move) } };
  const { clock } = createVirtualClock();
  const engine = { receipts: createMemoryStore(), integrations: { open: async () => openIntegration(clock) }, clock };
  const shown = await previewDocument(withParts, { ...ref, key: 'file:1' }, engine);
  expect(shown?.verdict).toMatchObject({ kind: 'send', step: 'enter', target: thing });
  expect((await previewDocument(withParts, { ...ref, key: 'file:2' }, engine))?.verdict).toMatchObject({
    kind: 'skip',
  });
});

it('is none of an integration that does not exist', async () => {
  const { clock } = createVirtualClock();
  const engine = { receipts: createMemoryStore(), integrations: { open: async () => undefined }, clock };
  expect(await previewDocument(storyOfSteps(), ref, engine)).toBeUndefined();
});
