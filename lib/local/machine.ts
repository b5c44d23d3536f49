import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { prepareDrives, type Running } from './drives.ts';
import { reasonOf } from './error-facts.ts';
import { openFunctions } from './functions.ts';
import { type HttpListener, listenHttp } from './http-routes.ts';
import { checkTypes, resourcesOf } from './known-types.ts';
import { awsEnvironment } from './local-aws.ts';
import { openStores, type Stores } from './stores.ts';
import type { Assembly, Resource } from './template.ts';
import { type TemplateView, viewTemplate } from './template-view.ts';
import { readMappings } from './wiring.ts';

/** What a machine is made from. */
export type MachineSettings = {
  readonly assembly: Assembly;
  readonly dataFolder: string;
  /** The port of an HTTP API (0: any free one), and what it is for in a person's words. */
  portOf(api: Resource): { readonly port: number; readonly purpose: string };
  /** Changes a function's variables; the addresses of this machine are added afterwards. */
  environmentFor(name: string, variables: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
  clock(): Date;
  onError(text: string): void;
};

/** Everything that a template names, on one machine. */
export type Machine = {
  readonly tablesUrl: string;
  readonly queuesUrl: string;
  readonly tableClient: DynamoDBClient;
  readonly view: TemplateView;
  /** Base URLs of the HTTP APIs by their purpose. */
  readonly apiUrls: ReadonlyMap<string, string>;
  /** Calls a function of the template by its ARN. */
  invoke(arn: string, event: unknown): Promise<unknown>;
  /** Lets a function run now, by its name, as its schedule would. @throws Error for a name that no function has */
  run(name: string): Promise<unknown>;
  /** Begin to serve, poll and fire. Until then nothing runs by itself. */
  start(): void;
  close(): Promise<void>;
};

/** Make what the template names: tables, queues, listeners. Functions run once it is started. */
export async function openMachine(settings: MachineSettings): Promise<Machine> {
  checkTypes(settings.assembly);
  const stores = await openStores(settings.dataFolder);
  const listeners = new Map<Resource, HttpListener>();
  try {
    for (const api of resourcesOf(settings.assembly, 'AWS::ApiGatewayV2::Api')) {
      const { port, purpose } = settings.portOf(api);
      listeners.set(api, await listenHttp(port, purpose));
    }
    const apiUrl = (api: Resource) => listeners.get(api)?.url ?? '';
    const view = viewTemplate(settings.assembly, { queues: stores.queuesUrl, apiUrl });
    await stores.furnish(view);
    return runMachine(settings, { stores, listeners, view });
  } catch (error) {
    await Promise.all([...listeners.values()].map((listener) => listener.close()));
    await stores.close();
    throw error;
  }
}

type Opened = {
  readonly stores: Stores;
  readonly listeners: ReadonlyMap<Resource, HttpListener>;
  readonly view: TemplateView;
};

function runMachine(settings: MachineSettings, { stores, listeners, view }: Opened): Machine {
  const mappings = readMappings(view.assembly, view.properties);
  const aws = awsEnvironment({ tables: stores.tablesUrl, queues: stores.queuesUrl, mail: stores.mail.url });
  const functions = openFunctions({
    view,
    mappings,
    logFolder: join(settings.dataFolder, 'logs'),
    environmentFor: (name, variables) => ({ ...settings.environmentFor(name, variables), ...aws }),
    onError: settings.onError,
  });
  let isClosing = false;
  const onError = (error: unknown) => {
    // What the end cuts off is found again by the due index; nobody needs to read of it.
    if (!isClosing) settings.onError(reasonOf(error).split('\n', 2).join(' ').slice(0, 300));
  };
  const drives = prepareDrives({
    view,
    mappings,
    functions,
    listeners,
    queues: stores.queues,
    mail: stores.mail,
    clock: settings.clock,
    onError,
  });
  const running: Running[] = [];
  return {
    tablesUrl: stores.tablesUrl,
    queuesUrl: stores.queuesUrl,
    tableClient: stores.tables,
    view,
    apiUrls: new Map([...listeners].map(([api, { url }]) => [settings.portOf(api).purpose, url])),
    invoke: functions.invoke,
    run: (name) => functions.invoke(functions.arnOf(name), {}),
    start: () => void running.push(...drives.map((drive) => drive())),
    async close() {
      isClosing = true;
      await Promise.all(running.map((part) => part.close()));
      await Promise.all([...listeners.values()].map((listener) => listener.close()));
      await functions.close();
      await stores.close();
    },
  };
}
