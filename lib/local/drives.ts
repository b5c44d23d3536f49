import type { SQSClient } from '@aws-sdk/client-sqs';
import { startEventSource } from './event-source.ts';
import type { Functions } from './functions.ts';
import type { HttpListener } from './http-routes.ts';
import { resourcesOf } from './known-types.ts';
import { mailDrives } from './mail-drive.ts';
import type { MailServer } from './mail-server.ts';
import { readScheduleResource, startSchedule } from './schedules.ts';
import type { Resource } from './template.ts';
import type { TemplateView } from './template-view.ts';
import { type Mapping, readHttpApis } from './wiring.ts';

/** What makes functions run by themselves can be stopped again. */
export type Running = { close(): Promise<void> | void };

type Parts = {
  readonly view: TemplateView;
  readonly mappings: readonly Mapping[];
  readonly functions: Functions;
  readonly listeners: ReadonlyMap<Resource, HttpListener>;
  readonly queues: SQSClient;
  readonly mail: Pick<MailServer, 'hear'>;
  clock(): Date;
  onError(error: unknown): void;
};

/**
 * Everything in the template that makes functions run: routes, queues and schedules, each ready to be started. What
 * cannot be driven is found here, before anything runs. @throws Error naming it
 */
export function prepareDrives(parts: Parts): (() => Running)[] {
  return [...routeDrives(parts), ...queueDrives(parts), ...scheduleDrives(parts), ...mailDrives(parts)];
}

function routeDrives({ view, listeners, functions, clock, onError }: Parts): (() => Running)[] {
  const apis = readHttpApis(view.assembly, view.properties, view.refOf);
  return [...apis].map(([resource, api]) => () => {
    listeners.get(resource)?.serve(api, { invoke: functions.invoke, clock, onError });
    // The listener itself is closed by whoever opened it.
    return { close: () => undefined };
  });
}

function queueDrives({ view, mappings, functions, queues, onError }: Parts): (() => Running)[] {
  const lambdas = resourcesOf(view.assembly, 'AWS::Lambda::Function');
  const queueResources = resourcesOf(view.assembly, 'AWS::SQS::Queue');
  return mappings.map(({ functionName, source }) => {
    const queue = queueResources.find((one) => view.attributeOf(one, 'Arn') === source.queueArn);
    // A mapping names its function by name or by ARN.
    const lambda = lambdas.find((one) => [view.refOf(one), view.attributeOf(one, 'Arn')].includes(functionName));
    if (queue === undefined || lambda === undefined) {
      throw new Error(`An event source leads from ${source.queueArn} to ${functionName}, and one of them is not there`);
    }
    const pool = functions.pool(view.attributeOf(lambda, 'Arn'));
    return () => startEventSource({ ...source, queueUrl: view.refOf(queue) }, { queues, pool, onError });
  });
}

function scheduleDrives({ view, functions, clock, onError }: Parts): (() => Running)[] {
  const invoke = (arn: string, event: unknown) => void functions.invoke(arn, event).catch(onError);
  return resourcesOf(view.assembly, 'AWS::Events::Rule', 'AWS::Scheduler::Schedule').flatMap((resource) => {
    const schedule = readScheduleResource(resource, view.properties(resource));
    return schedule === undefined ? [] : [() => startSchedule(schedule, invoke, clock)];
  });
}
