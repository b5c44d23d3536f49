import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { AlarmBell } from './alarm-bell.ts';
import type { NodeFunction } from './node-function.ts';

const sums = { period: Duration.minutes(5), statistic: Stats.SUM };

/** Rings the bell when a function fails or is held back. */
export function functionAlarms(bell: AlarmBell, lambda: NodeFunction, name: string): void {
  bell.ringFor(lambda, 'ErrorsAlarm', {
    metric: lambda.metricErrors(sums),
    threshold: 1,
    periods: 2,
    description:
      `${name}: the function failed or ran into its time-out in two periods of five minutes. Read its log; after a ` +
      'deployment, roll back. Receipts that were at work are looked up at the target before anything is sent again.',
  });
  bell.ringFor(lambda, 'ThrottlesAlarm', {
    metric: lambda.metricThrottles(sums),
    threshold: 1,
    periods: 3,
    description:
      `${name}: Lambda refused to start the function for 15 minutes. Raise the account's concurrency quota, or find the ` +
      'function that uses it up. Nothing is lost: nudges wait in the queue.',
  });
}
