import { onlyFile, type Seed } from '../../support/rule.ts';
import { connectorsLookAlike } from '../connector-rules.ts';
import { vendorCallsAreDocumented } from '../vendor-call-rule.ts';

const folder = 'lib/connectors/acme/';
const wholeConnector = ['index', 'client', 'schema', 'decode', 'encode', 'errors', 'limits']
  .map((name) => `${name}.ts`)
  .concat('README.md')
  .map((name) => ({ path: folder + name, text: '' }));

const importsClient = "import { type AcmeClient, callAcme } from './client.ts';\n";

/** what, code in a connector's file, whether it is told */
const calls: readonly (readonly [name: string, text: string, told: boolean])[] = [
  ['a call by http', 'export function f(c) { return c.http({}); }', true],
  ['a call by http under a link', '/** https://acme.no/docs */\nexport function f(c) { return c.http({}); }', false],
  ['a link in a string is no comment', "export function f(c) { return c.http({ url: 'https://acme.no' }); }", true],
  ['a call of the client', `${importsClient}export const f = () => callAcme('GetCustomers');`, true],
  [
    'a call of the client with a link beside it',
    `${importsClient}export const f = () =>\n  // https://acme.no/docs#get-customers\n  callAcme('GetCustomers');`,
    false,
  ],
  ['a method of the client', `${importsClient}function f(client: AcmeClient) { return client.get('/x'); }`, true],
  [
    'two methods and one link',
    `${importsClient}const acme = {\n  /** https://acme.no/a */\n  a: () => callAcme('a'),\n  b: () => callAcme('b'),\n};`,
    true,
  ],
  [
    'an object with one caller under one link',
    `${importsClient}/** https://acme.no/a */\nexport const c = { isNeeded: () => true, confirm: () => callAcme('a') };`,
    false,
  ],
  [
    'an inner function whose users carry links',
    `${importsClient}/** https://acme.no/a */\nexport const reader = { read: () => get('a') };\nfunction get(path) { return callAcme(path); }`,
    false,
  ],
  [
    'an inner function of whose users one has no link',
    `${importsClient}/** https://acme.no/a */\nexport const a = () => get('a');\nexport const b = () => get('b');\nfunction get(path) { return callAcme(path); }`,
    true,
  ],
  [
    'an exported function whose users carry links',
    `${importsClient}/** https://acme.no/a */\nexport const a = () => get('a');\nexport function get(path) { return callAcme(path); }`,
    true,
  ],
  ['no call at all', 'export function f(invoice) { return invoice.number; }', false],
];

/** Breaches of the rules over connectors. */
export const connectorSeeds: readonly Seed[] = [
  { name: 'a whole connector is in order', rule: connectorsLookAlike, files: wholeConnector, told: [] },
  {
    name: 'a connector without limits',
    rule: connectorsLookAlike,
    files: wholeConnector.filter(({ path }) => !path.endsWith('limits.ts')),
    told: [`${folder}limits.ts:1 is missing`],
  },
  ...calls.map(([name, text, told]) => ({
    name: `${name} ${told ? 'is refused' : 'is in order'}`,
    rule: vendorCallsAreDocumented,
    files: onlyFile(`${folder}customers.ts`, text),
    told: told ? ['calls the vendor without a link'] : [],
  })),
];
