import { breakerHttp } from '../../lib/runtime/breaker-http.ts';
import { TransportError } from '../../lib/sync/errors.ts';
import type { HttpAnswer, HttpRequest } from '../../lib/sync/ports.ts';

const request: HttpRequest = { method: 'GET', url: 'http://vendor.test/', headers: {}, deadlineMs: 15_000 };
const answer: HttpAnswer = { status: 200, headers: {}, body: new Uint8Array() };

/** A vendor that answers as long as it is up, and counts what reaches it. */
function vendor() {
  const state = { isUp: true, calls: 0, now: 0 };
  const http = breakerHttp(
    async () => {
      state.calls += 1;
      if (!state.isUp) throw new TransportError('sent', 'DEADLINE');
      return answer;
    },
    () => new Date(state.now),
  );
  const call = () =>
    http(request).then(
      () => 'answered',
      (failure: unknown) =>
        failure instanceof TransportError ? `${failure.phase} ${failure.code}` : 'another failure',
    );
  return { state, call };
}

describe('a vendor that does not answer one integration', () => {
  it('is called no more for half a minute after three silences, and then once', async () => {
    const { state, call } = vendor();
    state.isUp = false;
    expect([await call(), await call(), await call()]).toEqual(Array(3).fill('sent DEADLINE'));
    expect(await call()).toBe('connect NO_ANSWER_LATELY');
    state.now += 30_000;
    expect([await call(), await call()]).toEqual(['sent DEADLINE', 'connect NO_ANSWER_LATELY']);
    expect(state.calls).toBe(4);
  });

  it('is called as always from its first answer on', async () => {
    const { state, call } = vendor();
    state.isUp = false;
    for (let calls = 0; calls < 4; calls += 1) await call();
    state.isUp = true;
    state.now += 30_000;
    expect([await call(), await call(), await call()]).toEqual(['answered', 'answered', 'answered']);
    expect(state.calls).toBe(6);
  });

  it('is told by one call of many at the same moment', async () => {
    const { state, call } = vendor();
    state.isUp = false;
    for (let calls = 0; calls < 3; calls += 1) await call();
    state.now += 30_000;
    await Promise.all(Array.from({ length: 10 }, call));
    expect(state.calls).toBe(4);
  });

  it('rests for nobody while answers come between the silences', async () => {
    const { state, call } = vendor();
    for (let round = 0; round < 5; round += 1) {
      state.isUp = round % 2 === 1;
      await call();
    }
    expect(state.calls).toBe(5);
  });
});
