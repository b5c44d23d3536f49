import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { AlarmBell, AlarmRule } from './alarm-bell.ts';
import { functionAlarms } from './function-alarms.ts';
import type { SyncPipeline } from './sync-pipeline.ts';

const fiveMinutes = Duration.minutes(5);

/** Rings the bell for everything of one direction that a person must look at. */
export function addSyncAlarms(bell: AlarmBell, pipeline: SyncPipeline): void {
  const rules = { ...queueRules(pipeline), ...receiptRules(pipeline.story.name), ...listingRules(pipeline.story) };
  for (const [id, rule] of Object.entries(rules)) bell.ringFor(pipeline, id, rule);
  functionAlarms(bell, pipeline.function, pipeline.story.name);
}

function queueRules({ story, queue, deadLetters }: SyncPipeline): Record<string, AlarmRule> {
  return {
    DeadLettersAlarm: {
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period: fiveMinutes, statistic: Stats.MAXIMUM }),
      threshold: 1,
      periods: 1,
      description:
        `${story.name}: nudges failed five times before the engine could record why. Nothing is lost, the receipts are in ` +
        "the table. Read the function's log for the cause and mend it. What is open is nudged again by itself; the API's " +
        'redrive tells how the documents stand.',
    },
    OldestMessageAlarm: {
      metric: queue.metricApproximateAgeOfOldestMessage({ period: fiveMinutes, statistic: Stats.MAXIMUM }),
      threshold: 900,
      periods: 2,
      description:
        `${story.name}: a nudge has waited for 15 minutes. Look for errors or throttles of the function, and whether one ` +
        'vendor answers slowly. A large first transfer also does this: then it ends by itself.',
    },
  };
}

function receiptRules(direction: string): Record<string, AlarmRule> {
  return {
    RejectedAlarm: {
      metric: receiptMetric('ReceiptsRejected', direction),
      threshold: 10,
      periods: 1,
      description:
        `${direction}: ten or more documents were refused within an hour. Open the receipts in the state rejected: each ` +
        'names the field and what to do. The same reason on many of them means a setting or a changed vendor contract.',
    },
    ConflictAlarm: {
      metric: receiptMetric('ReceiptsInConflict', direction),
      threshold: 1,
      periods: 1,
      description:
        `${direction}: a document stands in conflict and is not touched until a person decides. Open the receipts in the ` +
        'state conflict: each says how to settle it by hand in the two systems.',
    },
    UnreadableAlarm: {
      metric: receiptMetric('ReceiptsUnreadable', direction),
      threshold: 1,
      periods: 2,
      description:
        `${direction}: receipts cannot be read, for two hours: a newer version of this program wrote them. Each is looked at ` +
        "every quarter of an hour and otherwise left alone. Deploy that version again; the function's log names the receipts.",
    },
    SurpriseAlarm: {
      metric: receiptMetric('Surprises', direction),
      threshold: 1,
      periods: 1,
      description:
        `${direction}: a vendor answered with a fault that no table of ours knows, or the engine met a defect of its own. ` +
        "Nothing was sent again blindly. The function's log names the receipt and the words; teach them to the connector.",
    },
  };
}

function listingRules({ name, when }: SyncPipeline['story']): Record<string, AlarmRule> {
  if (when.kind === 'schedule') {
    return {
      PollAlarm: {
        metric: receiptMetric('PollFailed', name),
        threshold: 1,
        periods: 3,
        description:
          `${name}: polls were cut short in three hours in a row. Nothing is skipped: the next one goes on where the last ` +
          "ended. The function's log names the integration and the reason; a refused log-in is the usual one.",
      },
    };
  }
  return {
    CatchUpAlarm: {
      metric: receiptMetric('CatchUpFailed', name),
      threshold: 1,
      periods: 3,
      description:
        `${name}: the hourly listing of changes failed three hours in a row, so that a lost webhook is not found. The ` +
        "function's log names the integration and the reason; a refused key is the usual one.",
    },
  };
}

/** Counted by the engine (lib/runtime/metrics.ts) with the direction as the only dimension. */
function receiptMetric(metricName: string, direction: string): Metric {
  return new Metric({
    namespace: 'Ledgerbridge',
    metricName,
    dimensionsMap: { direction },
    statistic: Stats.SUM,
    period: Duration.hours(1),
  });
}
