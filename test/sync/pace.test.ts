import { admit, ended, type PaceRules, type PaceState, paused } from '../../lib/sync/pace.ts';

const rules: PaceRules = { everyMs: 100, ahead: 3, atOnce: 4, longestMs: 1000, mostWaitMs: 500 };

/** Asks for a place for each name at the same instant, and gives the starts. */
function starts(state: PaceState | undefined, nowMs: number, names: string): [(number | 'full')[], PaceState] {
  let present = state;
  const given = [...names].map((id) => {
    const admission = admit(present, { id, nowMs, rules });
    if (admission.kind === 'full') return 'full' as const;
    present = admission.state;
    return admission.startMs - nowMs;
  });
  return [given, present ?? { nextMs: 0, underWay: {} }];
}

it('lets a few begin at once after a rest, then one by one, and no more under way than may be', () => {
  expect(starts(undefined, 5000, 'abcdef')[0]).toEqual([0, 0, 0, 100, 'full', 'full']);
});

it('gives the place of one that is over, or whose worker was ended, to the next', () => {
  const [, state] = starts(undefined, 5000, 'abcd');
  expect(starts(ended(state, 'b'), 5000, 'ef')[0]).toEqual([200, 'full']);
  expect(starts(state, 6050, 'ef')[0]).toEqual([0, 0]);
});

it('has nobody begin before the vendor wants it, and then one by one', () => {
  const state = paused(undefined, 5300, rules);
  expect(starts(state, 5000, 'abc')[0]).toEqual([300, 400, 500]);
  expect(starts(paused(state, 5100, rules), 5000, 'a')[0]).toEqual([300]);
});

it('sends nobody to wait for longer than may be', () => {
  expect(starts(paused(undefined, 5501, rules), 5000, 'a')[0]).toEqual(['full']);
});

it('makes those wait longer whose clock is behind another, never shorter', () => {
  const [, state] = starts(undefined, 8000, 'a');
  expect(admit(state, { id: 'b', nowMs: 7900, rules })).toMatchObject({ startMs: 7900 });
  const [, fuller] = starts(state, 8000, 'bcd');
  expect(admit(ended(fuller, 'a'), { id: 'e', nowMs: 7900, rules })).toMatchObject({ startMs: 8200 });
});

it('waits for no clock that was far ahead of all others', () => {
  const [, state] = starts(undefined, 3_600_000, 'abcd');
  expect(starts(state, 5000, 'efgh')[0]).toEqual([0, 0, 0, 100]);
});
