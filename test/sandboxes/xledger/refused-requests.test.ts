import { fetch } from 'undici';
import { type Asking, type OpenXledger, openXledger, token } from './support/open-xledger.ts';

const cheap = '{ currencies(first: 1) { edges { node { code } } } }';
const badForm = 'Bad format for API Token. Expected header: "Authorization: token <your-token>"';

describe('what the Xledger sandbox refuses before it does anything', () => {
  let xledger: OpenXledger;
  beforeAll(async () => {
    xledger = await openXledger();
  });
  afterAll(() => xledger.close());

  const tokens: [string, string | undefined, string][] = [
    ['no header', undefined, badForm],
    ['the word Bearer', `Bearer ${token}`, badForm],
    ['a token that is no base64url text', 'token what is this?', badForm],
    ['a token that nobody has', `token ${'A'.repeat(30)}`, 'The API token is not valid.'],
  ];
  it.each(tokens)('%s', async (_what, authorization, message) => {
    const answered = await xledger.ask(cheap, { authorization });
    expect(answered).toMatchObject({ status: 200, data: undefined, errors: [{ message }] });
  });

  it('a token that was revoked, and with HTTP 401 when the switch says so', async () => {
    const other = 'cmV2b2tlZC10b2tlbi1vZi1mam9yZA';
    await xledger.control.putToken(other, { ownerCode: 23001, revoked: true });
    await xledger.control.setSwitches({ refusedTokenStatus: 401 });
    const answered = await xledger.ask(cheap, { authorization: `token ${other}` });
    expect(answered).toMatchObject({ status: 401, errors: [{ message: 'The API token is not valid.' }] });
    await xledger.control.setSwitches({ refusedTokenStatus: 200 });
  });

  it('a type that the token has no scope for: that field alone is null', async () => {
    const narrow = 'bmFycm93LXRva2VuLW9mLWZqb3JkLQ';
    await xledger.control.putToken(narrow, { ownerCode: 23001, readScopes: ['Currency'], writeScopes: ['Project'] });
    const asking = { authorization: `token ${narrow}` };
    const read = await xledger.ask(`{ ${cheap.slice(1, -1)} customers { edges { node { code } } } }`, asking);
    expect(read.data).toMatchObject({ currencies: { edges: [{ node: { code: 'NOK' } }] }, customers: null });
    expect(read.errors).toMatchObject([{ path: ['customers'], extensions: { code: 'ACCESS_DENIED' } }]);
    const written = await xledger.ask(
      'mutation { addCompanies(inputs: [{node: {description: "a"}}]) { edges { node { dbId } } } }',
      asking,
    );
    expect(written.errors).toMatchObject([{ extensions: { code: 'ACCESS_DENIED' } }]);
  });

  const wrongForm = 'ARGUMENTS_OF_CORRECT_TYPE';
  const add = (fields: string) => `mutation { addProjects(inputs: [{node: {${fields}}}]) { edges { node { dbId } } } }`;
  const documents: [string, string, Asking, string, RegExp][] = [
    ['an unknown field', '{ customers { edges { node { vat } } } }', {}, wrongForm, /^Cannot query field "vat"/],
    ['an unknown filter', '{ customers(filter: {name: "a"}) { edges { cursor } } }', {}, wrongForm, /"name"/],
    ['an unknown input field', add('code: "1" description: "a" colour: "red"'), {}, wrongForm, /"colour"/],
    ['an unknown enum value', '{ customers(objectStatus: GONE) { edges { cursor } } }', {}, wrongForm, /"GONE"/],
    ['a day that is none', add('code: "1" description: "a" fromDate: "2026-02-30"'), {}, wrongForm, /DateString/],
    [
      'a time with a zone',
      'query ($at: DateTimeString) { customers(filter: {modifiedAt_gte: $at}) { edges { cursor } } }',
      { variables: { at: '2026-11-21T08:00:00Z' } },
      'INVALID_VALUE',
      /DateTimeString/,
    ],
    ['half a document', '{ customers {', {}, 'SYNTAX_ERROR', /Syntax Error/],
    ['both ends of a list', '{ customers(first: 1, last: 1) { edges { cursor } } }', {}, 'INVALID_VALUE', /not both/],
    ['10,001 rows', '{ customers(first: 10001) { edges { cursor } } }', {}, 'INVALID_VALUE', /10000/],
    ['a cursor that is none', '{ customers(after: "abc") { edges { cursor } } }', {}, 'INVALID_VALUE', /cursor/],
  ];
  it.each(documents)('%s', async (_what, query, asking, code, message) => {
    const answered = await xledger.ask(query, asking);
    expect(answered.status).toBe(200);
    expect(answered.errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code } }]);
  });

  it('501 inputs: none of them is applied', async () => {
    const inputs = Array.from({ length: 501 }, (_, index) => ({ code: `${index}`, description: 'a' }));
    const answered = await xledger.add('addProjects', inputs);
    expect(answered.errors).toMatchObject([{ message: 'A mutation takes at most 500 inputs.' }]);
    expect((await xledger.control.entity(23001)).projects).toEqual([]);
  });

  const requests: [string, string, RequestInit, number][] = [
    ['another method', '/graphql', { method: 'GET' }, 405],
    ['a body that is no JSON', '/graphql', { method: 'POST', body: 'query=1' }, 400],
    ['another path', '/graphiql', { method: 'POST', body: '{}' }, 404],
  ];
  it.each(requests)('%s', async (_what, path, { method, body }, status) => {
    const headers = { authorization: `token ${token}` };
    const sent = typeof body === 'string' ? { body } : {};
    const response = await fetch(xledger.sandbox.url + path, { method: method ?? 'GET', headers, ...sent });
    expect(response.status).toBe(status);
  });
});
