import { FormData, fetch } from 'undici';
import * as z from 'zod';
import { createXledgerControl } from '../../../../lib/sandboxes/xledger/control.ts';
import { startXledgerSandbox, type XledgerSandboxSettings } from '../../../../lib/sandboxes/xledger/index.ts';

export const ownerCode = 23001;
export const token = 'ZXhhbXBsZS10b2tlbi1vZi1mam9yZA';
export const soapUser = { userName: 'web@fjord.example.com', password: 'a long secret' };

const shownError = z.object({
  message: z.string(),
  code: z.string().optional(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
  extensions: z.record(z.string(), z.unknown()).optional(),
});
const body = z.object({ data: z.unknown().optional(), errors: z.array(shownError).optional() });

/** The vendor's answer to a query. */
export type Answered = { status: number; data: unknown; errors: z.infer<typeof shownError>[]; text: string };

export type Asking = {
  variables?: Record<string, unknown>;
  authorization?: string | undefined;
  files?: { name: string; content: string; type?: string }[];
  queryFirst?: boolean;
};

/** A clock that only a test moves. */
export function handClock(start: string) {
  let now = new Date(start);
  return {
    clock: () => now,
    forward: (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000);
    },
  };
}

/** A sandbox with one entity, a way to call it as an integration would, and its control. */
export async function openXledger(settings: XledgerSandboxSettings = {}) {
  const sandbox = await startXledgerSandbox(settings);
  const control = createXledgerControl(sandbox.url);
  await control.putEntity(ownerCode, { name: 'Fjord Eksempel AS', organizationNumber: '999888777' });
  await control.putToken(token, { ownerCode, creditsPerHour: 100_000 });
  await control.setSwitches({ burstLimit: 10_000 });

  const ask = async (query: string, asking: Asking = {}): Promise<Answered> => {
    const authorization = 'authorization' in asking ? asking.authorization : `token ${token}`;
    const response = await fetch(`${sandbox.url}/graphql`, {
      method: 'POST',
      headers: { ...(authorization === undefined ? {} : { authorization }) },
      body: bodyOf(query, asking),
    });
    const text = await response.text();
    const read = body.safeParse(jsonOf(text));
    return { status: response.status, data: read.data?.data, errors: read.data?.errors ?? [], text };
  };
  const add = async (field: string, inputs: readonly Record<string, unknown>[]): Promise<Answered> => {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
    const query = `mutation ($inputs: [${type}!]!) { ${field}(inputs: $inputs) { edges { clientId node { dbId } } } }`;
    return ask(query, { variables: { inputs: inputs.map((node, index) => ({ clientId: `c${index}`, node })) } });
  };
  return { sandbox, control, ask, add, close: sandbox.close };
}

export type OpenXledger = Awaited<ReturnType<typeof openXledger>>;

function bodyOf(query: string, { variables = {}, files, queryFirst }: Asking): string | FormData {
  const json = JSON.stringify({ query, variables });
  if (files === undefined) return json;
  const form = new FormData();
  if (queryFirst === true) form.append('field0', json);
  for (const { name, content, type } of files) {
    form.append('content', new Blob([content], { type: type ?? 'application/pdf' }), name);
  }
  if (queryFirst !== true) form.append('field0', json);
  return form;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Spoiled answers are what some tests ask for.
    return undefined;
  }
}

const connection = z.record(
  z.string(),
  z.object({ edges: z.array(z.object({ node: z.unknown() })).nullable() }).nullable(),
);
const row = z.record(z.string(), z.unknown()).nullable();

/** The nodes of a list or mutation, null where the vendor has none. */
export function nodesOf(answered: Answered, field: string): (Record<string, unknown> | null)[] {
  const edges = connection.parse(answered.data)[field]?.edges ?? [];
  return edges.map(({ node }) => row.parse(node));
}

/** The id of the first row that a mutation gave. */
export function idOf(answered: Answered, field: string): number {
  return Number(nodesOf(answered, field)[0]?.dbId);
}

/** A company and its customer, as the vendor wants them: the company first. */
export async function aCustomer({ add }: OpenXledger, code = '1001', description = 'Eksempel Energi AS') {
  const companyDbId = idOf(await add('addCompanies', [{ code, description }]), 'addCompanies');
  const added = await add('addCustomers', [{ code, description, company: { dbId: companyDbId } }]);
  return { companyDbId, dbId: idOf(added, 'addCustomers') };
}
