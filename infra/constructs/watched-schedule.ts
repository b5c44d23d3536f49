import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { timeLimits } from '../time-limits.ts';
import type { AlarmBell } from './alarm-bell.ts';
import type { NodeFunction } from './node-function.ts';
import { ScheduledFunction } from './scheduled-function.ts';
import { deadLetterQueue } from './sync-pipeline.ts';
import type { SyncSurroundings } from './sync-surroundings.ts';

/** Work that is done at a rate. */
export type ScheduledWork = {
  readonly name: string;
  readonly rate: Duration;
  readonly description: string;
  readonly environment: Readonly<Record<string, string>>;
};

/** What a stack's schedules share. */
export type ScheduleParts = {
  readonly surroundings: SyncSurroundings;
  readonly deadLetters: Queue;
  readonly bell: AlarmBell;
};

/** A function that runs at its rate, with an alarm for when it does not. */
export function watchedSchedule(
  scope: Construct,
  work: ScheduledWork,
  { surroundings, deadLetters, bell }: ScheduleParts,
): NodeFunction {
  const timeoutSeconds = timeLimits.scheduleSeconds;
  const scheduled = new ScheduledFunction(scope, { ...work, surroundings, timeoutSeconds, deadLetters });
  bell.ringFor(scheduled, 'StandsStillAlarm', {
    metric: scheduled.function.metricInvocations({ period: work.rate, statistic: Stats.SUM }),
    threshold: 1,
    periods: 3,
    whenBelow: true,
    description: `${work.name} has not run for three periods. Check that its rule is enabled and may invoke it.`,
  });
  return scheduled.function;
}

/** Runs that were given up. The next run does the work of a missed one, so that a letter is news for a day only. */
export function scheduleDeadLetters(scope: Construct, bell: AlarmBell, names: string): Queue {
  const deadLetters = deadLetterQueue(scope, 'ScheduleDeadLetters', Duration.days(1));
  bell.ringFor(scope, 'ScheduleDeadLettersAlarm', {
    metric: deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM }),
    threshold: 1,
    periods: 1,
    description:
      'A scheduled run failed three times and was given up. The next run does its work as well. Read the log of ' +
      `${names}; purge the queue when the cause is gone, or it empties itself after a day.`,
  });
  return deadLetters;
}
