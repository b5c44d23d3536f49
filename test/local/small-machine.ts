import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { GetQueueAttributesCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { type Machine, openMachine } from '../../lib/local/machine.ts';
import { queueClientOf } from '../../lib/local/queues.ts';
import { readAssembly } from '../../lib/local/template.ts';

export type SmallMachine = {
  readonly machine: Machine;
  readonly dataFolder: string;
  /** What the machine told of errors. */
  readonly errors: readonly string[];
  send(...bodies: string[]): Promise<void>;
  /** Bodies that the function `Worker` has seen, in order; its handler prints a line for each. */
  seen(): string[];
  waiting(queue: 'Work' | 'DeadLetters'): Promise<number>;
  close(): Promise<void>;
};

/** Run a hand-made app whose function `Worker` prints what it gets. */
export async function runSmallMachine(
  assemblyFolder: string,
  given: { dataFolder?: string; environment?: Record<string, string> } = {},
): Promise<SmallMachine> {
  const dataFolder = given.dataFolder ?? mkdtempSync(join(tmpdir(), 'machine-'));
  const errors: string[] = [];
  const machine = await openMachine({
    assembly: readAssembly(assemblyFolder),
    dataFolder,
    portOf: (api) => ({ port: 0, purpose: api.logicalId }),
    environmentFor: (_name, variables) => ({ ...variables, ...given.environment }),
    clock: () => new Date(),
    onError: (text) => errors.push(text),
  });
  machine.start();
  const queues = queueClientOf(machine.queuesUrl);
  const urlOf = (queue: string) => `${machine.queuesUrl}/000000000000/Small-${queue}`;
  return {
    machine,
    dataFolder,
    errors,
    async send(...bodies) {
      const Entries = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
      await queues.send(new SendMessageBatchCommand({ QueueUrl: urlOf('Work'), Entries }));
    },
    seen() {
      const file = join(dataFolder, 'logs', 'Worker.log');
      const log = existsSync(file) ? readFileSync(file, 'utf8') : '';
      return [...log.matchAll(/^seen (.*)$/gm)].map(([, body = '']) => body);
    },
    async waiting(queue) {
      const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
      const order = new GetQueueAttributesCommand({ QueueUrl: urlOf(queue), AttributeNames: [...names] });
      const { Attributes = {} } = await queues.send(order);
      return names.reduce((sum, name) => sum + Number(Attributes[name]), 0);
    },
    async close() {
      queues.destroy();
      await machine.close();
    },
  };
}

/** Look until it is so; a test's own time limit ends the waiting. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(50);
}
