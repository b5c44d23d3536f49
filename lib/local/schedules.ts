import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { localAccount, localRegion } from './local-names.ts';
import { type Rhythm, readSchedule } from './schedule-expression.ts';
import type { Resource } from './template.ts';

/** A schedule of the template and the functions it starts. */
export type Schedule = {
  readonly name: string;
  readonly rhythm: Rhythm;
  readonly targets: readonly { readonly functionArn: string; readonly event: unknown }[];
};

const target = z.strictObject({
  Arn: z.string(),
  Id: z.string().optional(),
  Input: z.string().optional(),
  RoleArn: z.string().optional(),
  RetryPolicy: z.unknown().optional(),
  DeadLetterConfig: z.unknown().optional(),
});

const ruleProperties = z.object({
  ScheduleExpression: z.string(),
  EventPattern: z.undefined('a rule that waits for events cannot be driven here').optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(target).min(1),
});

const schedulerProperties = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.enum(['UTC', 'Etc/UTC']).optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Target: target,
});

/** Read a rule of EventBridge or a schedule of EventBridge Scheduler; undefined when it is switched off. */
export function readScheduleResource(resource: Resource, properties: unknown): Schedule | undefined {
  const name = `${resource.stack}/${resource.logicalId}`;
  const isRule = resource.type === 'AWS::Events::Rule';
  const parsed = isRule ? ruleProperties.safeParse(properties) : schedulerProperties.safeParse(properties);
  if (!parsed.success) {
    throw new Error(`${name} cannot be driven here: ${z.prettifyError(parsed.error)}`);
  }
  const { State, ScheduleExpression } = parsed.data;
  const targets = 'Targets' in parsed.data ? parsed.data.Targets : [parsed.data.Target];
  if (State === 'DISABLED') {
    return undefined;
  }
  return {
    name,
    rhythm: readSchedule(ScheduleExpression),
    targets: targets.map(({ Arn, Input }) => ({
      functionArn: Arn,
      event: Input === undefined ? undefined : JSON.parse(Input),
    })),
  };
}

/** The event that EventBridge makes when the template gives none. */
function scheduledEvent(schedule: string, time: Date): object {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: localAccount,
    time: time.toISOString(),
    region: localRegion,
    resources: [`arn:aws:events:${localRegion}:${localAccount}:rule/${schedule}`],
    detail: {},
  };
}

/** Timers of Node hold at most about 24 days; a schedule is looked at again at least this often. */
const longestTimerMs = 86_400_000;

/** Fire a schedule once now and then in its rhythm, until it is closed. */
export function startSchedule(
  schedule: Schedule,
  invoke: (functionArn: string, event: unknown) => void,
  clock: () => Date,
): { close(): void } {
  let timer: NodeJS.Timeout | undefined;
  const fire = (time: Date) => {
    for (const { functionArn, event } of schedule.targets) {
      invoke(functionArn, event ?? scheduledEvent(schedule.name, time));
    }
  };
  const wait = (due: Date) => {
    const rest = due.getTime() - clock().getTime();
    timer = setTimeout(
      () => {
        if (rest > longestTimerMs) return wait(due);
        fire(due);
        wait(schedule.rhythm.nextAfter(clock()));
      },
      Math.max(0, Math.min(rest, longestTimerMs)),
    );
  };
  fire(clock());
  wait(schedule.rhythm.nextAfter(clock()));
  return { close: () => clearTimeout(timer) };
}
