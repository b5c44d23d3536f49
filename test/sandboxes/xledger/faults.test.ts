import { fetch } from 'undici';
import type { InjectedFaultSettings } from '../../../lib/sandboxes/xledger/http/injected-fault.ts';
import { nodesOf, type OpenXledger, openXledger, ownerCode, token } from './support/open-xledger.ts';

const add =
  'mutation { addProjects(inputs: [{clientId: "a", node: {code: "P-1", description: "Solpark"}}]) { edges { clientId node { dbId } } } }';

describe('the faults of the Xledger sandbox', () => {
  let xledger: OpenXledger;
  beforeEach(async () => {
    xledger = await openXledger();
  });
  afterEach(() => xledger.close());

  const projects = async () => (await xledger.control.entity(ownerCode)).projects.map(({ code }) => code);

  /** What the caller sees: a status and a text, or nothing at all. */
  async function call(): Promise<string> {
    try {
      const response = await fetch(`${xledger.sandbox.url}/graphql`, {
        ...{ method: 'POST', body: JSON.stringify({ query: add }), signal: AbortSignal.timeout(300) },
        headers: { authorization: `token ${token}` },
      });
      return `${response.status} ${await response.text()}`;
    } catch (error) {
      // Silence and a broken connection are what is asked for.
      return Object(error).name === 'TimeoutError' ? 'nothing' : 'broken connection';
    }
  }

  const faults: [InjectedFaultSettings['fault'], boolean, RegExp][] = [
    ['refuse', false, /^200 .*INVALID_VALUE/],
    ['fail-500', false, /^500 <!DOCTYPE html>/],
    ['timeout', false, /^nothing$/],
    ['burst', false, /^200 .*BURST_RATE_LIMIT_REACHED/],
    ['concurrency', false, /^200 .*CONCURRENCY_LIMIT_REACHED/],
    ['credits', false, /^200 .*INSUFFICIENT_CREDITS.*resetAt/],
    ['token-refused', false, /^200 .*The API token is not valid/],
    ['query-timeout', false, /^200 .*Your query timed out/],
    ['apply-then-timeout', true, /^nothing$/],
    ['apply-then-500', true, /^500 <!DOCTYPE html>/],
    ['errors-after-apply', true, /^200 \{"errors":\[\{"message":"An unexpected error occurred/],
    ['truncated', true, /^200 \{"data":[^}]*$/],
    ['garbage', true, /^200 \uFFFD/],
    ['html', true, /^200 <!DOCTYPE html>/],
    ['wrong-schema', true, /^200 .*"edges":\{"0"/],
    ['reset', true, /^broken connection$/],
  ];
  it.each(faults)('%s (applied: %s)', async (fault, isApplied, seen) => {
    await xledger.control.addFault({ operation: 'addProjects', fault, times: 1 });
    expect(await call()).toMatch(seen);
    expect(await projects()).toEqual(isApplied ? ['P-1'] : []);
    expect(await call()).toMatch(/^200 \{"data":\{"addProjects"/);
  });

  it('spoils an answer without doing the work when told so', async () => {
    await xledger.control.addFault({ operation: 'addProjects', fault: 'apply-then-500', applies: false });
    expect(await call()).toMatch(/^500/);
    expect(await projects()).toEqual([]);
  });

  it('does the work after the caller has gone', async () => {
    await xledger.control.addFault({ operation: '*', fault: 'apply-late', times: 1, delayMs: 20 });
    expect(await call()).toBe('nothing');
    expect(await projects()).toEqual(['P-1']);
  });

  it('refuses every second input of a mutation', async () => {
    await xledger.control.addFault({ operation: 'addProjects', fault: 'partial-errors', words: 'Låst' });
    const answered = await xledger.add(
      'addProjects',
      ['P-1', 'P-2', 'P-3'].map((code) => ({ code, description: 'a' })),
    );
    expect(answered.errors).toMatchObject([{ message: 'Låst', path: ['addProjects', 'edges', 1, 'node'] }]);
    expect(await projects()).toEqual(['P-1', 'P-3']);
  });

  it('makes a fault for one token alone', async () => {
    await xledger.control.addFault({ operation: '*', fault: 'fail-500', token: 'another' });
    expect(await call()).toMatch(/^200/);
  });
});

describe('lists of the Xledger sandbox', () => {
  let xledger: OpenXledger;
  beforeEach(async () => {
    xledger = await openXledger();
    await xledger.add(
      'addProjects',
      ['A', 'B', 'C', 'D'].map((code) => ({ code, description: code })),
    );
  });
  afterEach(() => xledger.close());

  async function page(more: string) {
    const asked = `{ projects(${more}) { edges { cursor node { code } } pageInfo { hasNextPage hasPreviousPage } } }`;
    const answered = await xledger.ask(asked);
    const cursors = [...answered.text.matchAll(/"cursor":"(\d+)"/g)].map(([, cursor]) => cursor);
    const codes = nodesOf(answered, 'projects').map((node) => node?.code);
    return { codes: codes.join(''), cursors, isLast: answered.text.includes('"hasNextPage":false') };
  }

  it('go on from a cursor in both directions', async () => {
    const first = await page('first: 3');
    expect(first).toMatchObject({ codes: 'ABC', isLast: false });
    expect(await page(`first: 3, after: "${first.cursors[2]}"`)).toMatchObject({ codes: 'D', isLast: true });
    expect(await page('last: 2')).toMatchObject({ codes: 'CD', isLast: true });
    expect(await page(`last: 2, before: "${first.cursors[2]}"`)).toMatchObject({ codes: 'AB', isLast: false });
  });

  it.each([
    ['page-skips-row', 'D'],
    ['page-repeats-row', 'BC'],
  ] as const)('%s: the second page has moved', async (fault, codes) => {
    const { cursors } = await page('first: 2');
    await xledger.control.addFault({ operation: 'projects', fault });
    expect((await page(`first: 2, after: "${cursors[1]}"`)).codes).toBe(codes);
  });

  it.each([
    ['code: "B"', 'B'],
    ['code_in: ["A", "D"]', 'AD'],
    ['code_gt: "B"', 'CD'],
    ['OR: [{code: "A"}, {AND: [{code_gte: "C"}, {code_lt: "D"}]}]', 'AC'],
    ['billable: true', ''],
    ['modifiedAt_gte: "2001-01-01T00:00:00"', 'ABCD'],
    ['modifiedAt_gte: "2999-01-01T00:00:00"', ''],
  ])('filter by %s: %s', async (filter, codes) => {
    expect((await page(`filter: {${filter}}`)).codes).toBe(codes);
  });

  it('show new rows late when the switch says so', async () => {
    await xledger.control.setSwitches({ listLagSeconds: 60 });
    expect((await page('first: 9')).codes).toBe('');
  });
});
