import { createLocalVault } from '../../lib/runtime/vault-local.ts';
import {
  accessKey,
  checkpointKey,
  endCountKey,
  integrationKey,
  parentKey,
  receiptKey,
  refusedKey,
  requestKey,
  sessionKey,
  stateKey,
  targetKey,
  turnKey,
} from '../../lib/store/keys.ts';

/** Fault matrix 35: what belongs to one department, integration or tenant is out of reach of every other, by key. */
const names = ['a', 'b', 'a#I', 'I#a', 'a#', '#a', 'a%23', 'a%', '%23a', 'T#a', 'a.b', 'D#x', '', ' ', 'æ'];
const places = names.flatMap((tenant) => names.map((integration) => ({ tenant, integration })));

const keysOf = {
  receipts: ({ tenant, integration }) => receiptKey({ tenant, integration, direction: 'D', key: 'K' }).pk,
  'receipts of odd keys': ({ tenant, integration }) =>
    receiptKey({ tenant, integration: 'x', direction: 'D', key: integration }).pk,
  integrations: ({ tenant, integration }) => integrationKey(tenant, integration).pk,
  checkpoints: ({ tenant, integration }) => JSON.stringify(checkpointKey({ tenant, integration, direction: 'D' })),
  sessions: ({ tenant, integration }) => sessionKey(tenant, 'vendor', integration).pk,
  turns: ({ tenant, integration }) => turnKey(tenant, 'vendor', integration).pk,
  access: ({ tenant, integration }) => JSON.stringify(accessKey(tenant, integration, 'vendor')),
  'last requests': ({ tenant, integration }) => requestKey({ tenant, integration }, 'R').pk,
  'counts of ends': ({ tenant, integration }) => endCountKey({ tenant, integration, direction: 'D' }, undefined).pk,
  'refused write-backs': ({ tenant, integration }) => refusedKey({ tenant, integration, direction: 'D' }),
  states: ({ tenant, integration }) => stateKey({ tenant, integration, direction: 'D' }, 'pending'),
  'target numbers': ({ tenant, integration }) => targetKey({ tenant, integration, direction: 'D' }, '1'),
  parents: ({ tenant, integration }) => parentKey({ tenant, integration }, { direction: 'D', key: '1' }),
} satisfies Record<string, (place: (typeof places)[number]) => string>;

it.each(Object.entries(keysOf))('no two places share a key of %s', (_what, keyOf) => {
  expect(new Set(places.map(keyOf)).size).toBe(places.length);
});

it('a sealed secret opens in none of a thousand other places', async () => {
  const vault = createLocalVault(Buffer.alloc(32, 7).toString('base64'));
  const departments = Array.from({ length: 32 }, (_, n) => ({
    tenant: `t${n % 4}`,
    integration: `t${n % 4}.i${Math.floor(n / 8)}`,
    vendor: n % 8 < 4 ? 'moment' : '24sevenoffice',
  }));
  const sealed = await Promise.all(departments.map((place) => vault.seal('secret', place)));
  const opened = await Promise.all(
    departments.flatMap((place) =>
      sealed.map((text) =>
        vault.open(text, place).then(
          () => true,
          () => false,
        ),
      ),
    ),
  );
  expect(opened).toHaveLength(1024);
  expect(opened.filter((isOpen) => isOpen)).toHaveLength(32);
});
