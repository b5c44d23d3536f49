import { type PacedScene, playPacedWorkers } from './paced-workers.ts';

const scenes: [string, Omit<PacedScene, 'seconds'>][] = [
  ['one worker', { workers: 1, seed: 1 }],
  ['two workers', { workers: 2, seed: 2 }],
  ['16 workers', { workers: 16, seed: 3 }],
  ['40 workers: all directions of an integration at their most', { workers: 40, seed: 4 }],
  ['16 workers whose clocks are up to 3 seconds wrong', { workers: 16, seed: 5, skewMs: 3000 }],
  ['16 workers at a vendor that takes up to 5 seconds', { workers: 16, seed: 6, latencyMs: 5000 }],
];

it.each(scenes)('%s: none of their calls is refused for its pace', async (_what, scene) => {
  const { calls, refused } = await playPacedWorkers({ ...scene, seconds: 600 });
  expect(refused).toEqual([]);
  expect(calls).toBeGreaterThan(100);
});

it('uses the vendor as much as the largest plan allows', async () => {
  const { calls } = await playPacedWorkers({ workers: 8, seed: 7, seconds: 3600 });
  expect(calls).toBeGreaterThanOrEqual(10_000);
});

it('sees the refusals of workers that keep their pace alone', async () => {
  const { refused } = await playPacedWorkers({ workers: 8, seed: 8, seconds: 60, together: false });
  expect(new Set(refused)).toEqual(
    new Set(['BAD_REQUEST.BURST_RATE_LIMIT_REACHED', 'BAD_REQUEST.CONCURRENCY_LIMIT_REACHED']),
  );
});
