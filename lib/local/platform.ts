import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { buildAssembly } from './build.ts';
import { type ClosingStack, createClosingStack } from './closing-stack.ts';
import { emptyDataFolder, localCredentialsKey, mailFolder } from './data-folder.ts';
import { reasonOf } from './error-facts.ts';
import { exampleCompanies } from './example-companies.ts';
import { exampleEconomicApp } from './example-economic.ts';
import { startFrequentRuns } from './frequent-runs.ts';
import { functionEnvironment } from './function-environment.ts';
import { readIntegrationFile, type WrittenIntegration } from './integration-file.ts';
import { openLocalIntegrations, type SavedIntegration } from './local-integrations.ts';
import { type Machine, openMachine } from './machine.ts';
import { type CompleteSettings, completeSettings, type PlatformSettings } from './platform-settings.ts';
import { keepRunFile } from './run-file.ts';
import { lockDataFolder } from './run-lock.ts';
import { type Sandboxes, startSandboxes } from './sandboxes.ts';
import { connectExampleCompanies, connectOtherExamples, startExampleCompanies } from './seed.ts';
import { type Resource, readAssembly } from './template.ts';

/** Where everything of a running platform is. What stands for the vendors is undefined without sandboxes. */
export type PlatformAddresses = {
  readonly consoleUrl: string;
  readonly webhooksUrl: string;
  readonly tablesUrl: string;
  readonly queuesUrl: string;
  readonly momentUrl: string | undefined;
  readonly twentyFourSevenOfficeUrl: string | undefined;
  readonly twentyFourSevenOfficeWebservicesUrl: string | undefined;
  readonly xledgerUrl: string | undefined;
  readonly recmanUrl: string | undefined;
  readonly economicUrl: string | undefined;
  readonly economicServicesUrl: string | undefined;
};

/** The whole product, running on this machine. */
export type Platform = PlatformAddresses & {
  readonly dataFolder: string;
  /** Where mails are put, a file each. */
  readonly mailFolder: string;
  readonly tableClient: DynamoDBClient;
  readonly tableName: string;
  /** The key that seals credentials here: 32 bytes in base64. */
  readonly credentialsKey: string;
  /** All integrations of the data folder. */
  integrations(): readonly SavedIntegration[];
  /** The webhook address of an integration of the data folder. @throws Error for any other */
  webhookUrl(integrationId: string): string;
  /** Make an integration, or change it. */
  saveIntegration(written: WrittenIntegration): Promise<SavedIntegration>;
  /** Lets a function run now, by its name, as its schedule would. */
  run(functionName: string): Promise<unknown>;
  /** Stop everything; the state stays in the data folder. */
  close(): Promise<void>;
};

/** Start everything. What was started is stopped again when a part of it fails. */
export async function startPlatform(given: PlatformSettings): Promise<Platform> {
  const stack = createClosingStack();
  try {
    return await start(completeSettings(given), stack);
  } catch (error) {
    await stack.closeAll();
    throw error;
  }
}

async function start(settings: CompleteSettings, stack: ClosingStack): Promise<Platform> {
  const written = settings.integrationFiles.map(readIntegrationFile);
  const lock = lockDataFolder(settings.dataFolder);
  stack.add(lock.release);
  if (settings.fresh) emptyDataFolder(settings.dataFolder);
  const credentialsKey = localCredentialsKey(settings.dataFolder);
  const sandboxes = await openSandboxes(settings, stack);
  const machine = await openLocalMachine(settings, sandboxes, credentialsKey);
  stack.add(machine.close);

  const addresses = addressesOf(machine, sandboxes);
  const integrations = openLocalIntegrations({ ...settings, machine, credentialsKey, ...addresses });
  for (const one of written) await integrations.save(one);
  const companies = sandboxes !== undefined && settings.seed ? exampleCompanies(settings.dataFolder) : [];
  if (sandboxes !== undefined) await connectExampleCompanies(sandboxes, companies, integrations);
  if (sandboxes !== undefined && settings.seed)
    await connectOtherExamples(sandboxes, settings.dataFolder, integrations);
  await integrations.readKept();
  machine.start();
  stack.add(
    startFrequentRuns(
      settings.pollSeconds,
      () => machine.run('poll'),
      (error) => settings.print(reasonOf(error)),
    ),
  );
  if (sandboxes !== undefined) {
    stack.add(await startExampleCompanies(settings, sandboxes, companies));
  }
  stack.add(keepRunFile(settings.dataFolder, { ...addresses, tableName: integrations.tableName }, integrations.all()));
  return {
    ...addresses,
    dataFolder: settings.dataFolder,
    mailFolder: mailFolder(settings.dataFolder),
    tableClient: machine.tableClient,
    tableName: integrations.tableName,
    credentialsKey,
    integrations: integrations.all,
    webhookUrl: integrations.webhookUrl,
    saveIntegration: integrations.save,
    run: machine.run,
    close: stack.closeAll,
  };
}

async function openSandboxes(settings: CompleteSettings, stack: ClosingStack): Promise<Sandboxes | undefined> {
  if (!settings.sandboxes) return undefined;
  const sandboxes = await startSandboxes(settings.dataFolder, settings.sandboxPort);
  stack.add(sandboxes.close);
  return sandboxes;
}

async function openLocalMachine(
  settings: CompleteSettings,
  sandboxes: Sandboxes | undefined,
  credentialsKey: string,
): Promise<Machine> {
  const { dataFolder, settleSeconds, quietSeconds, webhookPort, print } = settings;
  const webhooksUrl = webhookPort === 0 ? undefined : `http://127.0.0.1:${webhookPort}/webhooks`;
  const vendorEndpoints = sandboxes?.endpoints ?? settings.vendorEndpoints;
  const economicApp = sandboxes === undefined ? undefined : exampleEconomicApp(dataFolder);
  const decisions = { credentialsKey, vendorEndpoints, settleSeconds, quietSeconds, webhooksUrl, economicApp };
  return openMachine({
    assembly: readAssembly(await buildAssembly(settings.projectFolder, print)),
    dataFolder,
    portOf: (api) => portOf(api, settings),
    environmentFor: functionEnvironment(decisions),
    clock: () => new Date(),
    onError: print,
  });
}

const consolePurpose = 'console';
const webhooksPurpose = 'webhooks';

/** The template has two HTTP APIs; each has a port of its own here. */
function portOf(api: Resource, { consolePort, webhookPort }: CompleteSettings): { port: number; purpose: string } {
  const words = `${api.stack} ${api.logicalId} ${api.path ?? ''}`;
  if (/console/i.test(words)) return { port: consolePort, purpose: consolePurpose };
  if (/webhook/i.test(words)) return { port: webhookPort, purpose: webhooksPurpose };
  throw new Error(`The template has the HTTP API ${words}, and this machine has no port for it`);
}

function addressesOf(machine: Machine, sandboxes: Sandboxes | undefined): PlatformAddresses {
  return {
    consoleUrl: machine.apiUrls.get(consolePurpose) ?? '',
    webhooksUrl: machine.apiUrls.get(webhooksPurpose) ?? '',
    tablesUrl: machine.tablesUrl,
    queuesUrl: machine.queuesUrl,
    momentUrl: sandboxes?.momentUrl,
    twentyFourSevenOfficeUrl: sandboxes?.twentyFourSevenOfficeUrl,
    twentyFourSevenOfficeWebservicesUrl: sandboxes?.twentyFourSevenOfficeWebservicesUrl,
    xledgerUrl: sandboxes?.xledgerUrl,
    recmanUrl: sandboxes?.recmanUrl,
    economicUrl: sandboxes?.economicUrl,
    economicServicesUrl: sandboxes?.economicServicesUrl,
  };
}
