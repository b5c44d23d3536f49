import { createBudgetStore } from '../store/budget-store.ts';
import { createCheckpointStore } from '../store/checkpoint-store.ts';
import { createIntegrationStore, type IntegrationStore } from '../store/integration-store.ts';
import { createReceiptStore } from '../store/receipt-store.ts';
import type { Table } from '../store/table.ts';
import type { BudgetStore, CheckpointStore, Clock, ReceiptStore } from '../sync/ports.ts';
import { queueClient, tableClient } from './aws-clients.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { createLog, type GuardedLog } from './logger.ts';
import { createMetrics, type InvocationMetrics } from './metrics.ts';
import { createQueues, type Queues } from './queues.ts';

/** What every function works with. */
export type Surroundings = {
  readonly environment: Environment;
  readonly table: Table;
  readonly receipts: ReceiptStore;
  readonly budgets: BudgetStore;
  readonly checkpoints: CheckpointStore;
  readonly integrations: IntegrationStore;
  readonly queues: Queues;
  readonly clock: Clock;
  readonly log: GuardedLog;
  readonly metrics: InvocationMetrics;
};

/** Opens table, queues and log as the environment names them. @throws Error when the environment is not usable */
export function openSurroundings(
  service: string,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Surroundings {
  const environment = readEnvironment(variables);
  const table = { client: tableClient(environment), name: environment.TABLE_NAME };
  const log = createLog(service);
  return {
    environment,
    table,
    receipts: createReceiptStore(table),
    budgets: createBudgetStore(table),
    checkpoints: createCheckpointStore(table),
    integrations: createIntegrationStore(table),
    queues: createQueues({ client: queueClient(environment), urls: environment.QUEUE_URLS, log }),
    clock: () => new Date(),
    log,
    metrics: createMetrics(),
  };
}
