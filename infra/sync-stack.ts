import type { StackProps } from 'aws-cdk-lib';
import { CfnOutput, Duration, Stack, Validations } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { pollRoundSeconds, type SyncFacts } from '../lib/sync/define-sync.ts';
import { AlarmBell } from './constructs/alarm-bell.ts';
import { functionAlarms } from './constructs/function-alarms.ts';
import { grantFiles, grantMail, grantSend, grantTableReadPut, grantTableReadWrite } from './constructs/grants.ts';
import { HttpEntrance } from './constructs/http-entrance.ts';
import { MailEvents } from './constructs/mail-events.ts';
import { NodeFunction } from './constructs/node-function.ts';
import { ScheduledFunction } from './constructs/scheduled-function.ts';
import { addSyncAlarms } from './constructs/sync-alarms.ts';
import { deadLetterQueue, queueUrls, SyncPipeline } from './constructs/sync-pipeline.ts';
import type { SyncSurroundings } from './constructs/sync-surroundings.ts';
import { timeLimits } from './time-limits.ts';

export type SyncStackProps = StackProps & {
  readonly catalogue: readonly SyncFacts[];
  readonly surroundings: SyncSurroundings;
  readonly alarmEmail: string | undefined;
  readonly mail: MailSettings;
};

/** Who mails about documents that need a person come from, and where their links lead. */
type MailSettings = { readonly from: string | undefined; readonly consoleUrl: string };

type ScheduledWork = {
  readonly name: string;
  readonly rate: Duration;
  readonly description: string;
  readonly environment: Readonly<Record<string, string>>;
};

/** Mails people about documents that need them. It reads receipts, keeps what it told, and nudges nothing. */
const noticeWork = {
  name: 'notify',
  rate: Duration.minutes(5),
  description: 'Mails people about documents that need them',
};

/** Makes the files that integrations want by the clock. It calls no vendor and nudges nothing. */
const exportWork = {
  name: 'export-files',
  rate: Duration.hours(1),
  description: 'Makes files of invoices for integrations that want them by the clock',
};

/**
 * `reconcile` asks all webhook directions at once, as often as the most eager of them wants to be asked. `poll` spreads the
 * others over their own periods.
 */
function schedulesOf(catalogue: readonly SyncFacts[]): readonly ScheduledWork[] {
  const catchUpSeconds = Math.min(
    ...catalogue.flatMap(({ when }) => (when.kind === 'webhook' ? [when.catchUpSeconds] : [])),
  );
  return [
    {
      name: 'release-due',
      rate: Duration.minutes(1),
      description: 'Nudges every receipt that is due',
      environment: {},
    },
    {
      name: 'reconcile',
      rate: Duration.seconds(catchUpSeconds),
      description: 'Asks every direction of every integration to list what no webhook told',
      environment: { CATCH_UP_SPREAD_SECONDS: '900' },
    },
    {
      name: 'poll',
      rate: Duration.seconds(pollRoundSeconds),
      description: 'Asks the directions on a schedule to look for news, each integration in its own second',
      environment: {},
    },
  ];
}

/** Everything that moves documents: a pipeline per direction, the webhook entrance, the schedules, and the alarms. */
export class SyncStack extends Stack {
  readonly #surroundings: SyncSurroundings;
  readonly #bell: AlarmBell;
  readonly #pipelines: readonly SyncPipeline[];

  constructor(scope: Construct, id: string, props: SyncStackProps) {
    super(scope, id, { ...props, description: 'Ledgerbridge: the directions, their queues, functions and alarms' });
    this.#surroundings = props.surroundings;
    this.#bell = new AlarmBell(this, 'Alarms', props.alarmEmail);
    this.#pipelines = props.catalogue.map((story) => new SyncPipeline(this, story, props.surroundings));
    for (const pipeline of this.#pipelines) {
      pipeline.mayNudge(this.#pipelines);
      addSyncAlarms(this.#bell, pipeline);
    }
    this.#addMailEvents(props.mail.from);
    this.#addWebhooks();
    this.#addSchedules(props.mail);
    new CfnOutput(this, 'AlarmTopic', { value: this.#bell.topic.topicArn, description: 'Subscribe here to be told' });
  }

  #addMailEvents(from: string | undefined): void {
    if (from === undefined) return;
    const events = new MailEvents(this, 'MailEvents', {
      surroundings: this.#surroundings,
      timeoutSeconds: timeLimits.scheduleSeconds,
    });
    for (const pipeline of this.#pipelines.filter(({ story }) => story.sendsMail === true)) {
      pipeline.mayMailUnder(events.rulesName);
    }
    functionAlarms(this.#bell, events.function, 'mail-events');
  }

  #addWebhooks(): void {
    const ingress = new NodeFunction(this, 'WebhookIngress', {
      surroundings: this.#surroundings,
      name: 'webhook-ingress',
      description: 'Records a receipt for each webhook before it answers',
      timeoutSeconds: timeLimits.webhookSeconds,
      environment: this.#environment(),
    });
    this.#admit(ingress, 'webhook-ingress');
    const entrance = new HttpEntrance(this, 'Webhooks', {
      function: ingress,
      description: 'Ledgerbridge webhooks',
      routes: [{ path: '/webhooks/{vendor}/{integrationId}/{secret}', methods: [HttpMethod.POST] }],
      throttle: { rateLimit: 200, burstLimit: 400 },
    });
    Validations.of(entrance).acknowledge({
      id: 'AwsSolutions::AwsSolutions-APIG4',
      reason:
        'Vendors cannot sign their webhooks. The path carries a secret of the integration, which the function compares ' +
        'in constant time; a webhook only names a record, which is then read from the vendor.',
    });
    new CfnOutput(this, 'WebhookUrl', {
      value: `${entrance.url}webhooks`,
      description: 'Vendors post to <this>/<vendor>/<integration id>/<secret>',
    });
  }

  #addSchedules(mail: MailSettings): void {
    // The next run does the work of a missed one, so that a letter is news for a day only.
    const deadLetters = deadLetterQueue(this, 'ScheduleDeadLetters', Duration.days(1));
    this.#bell.ringFor(this, 'ScheduleDeadLettersAlarm', {
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM }),
      threshold: 1,
      periods: 1,
      description:
        'A scheduled run failed three times and was given up. The next run does its work as well. Read the log of ' +
        'release-due, reconcile, poll and notify; purge the queue when the cause is gone, or it empties itself after a day.',
    });
    for (const schedule of schedulesOf(this.#pipelines.map(({ story }) => story))) {
      const environment = { ...this.#environment(), ...schedule.environment };
      this.#admit(this.#schedule({ ...schedule, environment }, deadLetters), schedule.name);
    }
    this.#addNotices(mail, deadLetters);
    this.#addExports(deadLetters);
  }

  #addExports(deadLetters: Queue): void {
    const { table, files } = this.#surroundings;
    const environment = { TABLE_NAME: table.tableName, QUEUE_URLS: '{}', FILES_BUCKET: files.bucketName };
    const exporting = this.#schedule({ ...exportWork, environment }, deadLetters);
    grantTableReadWrite(exporting, table);
    grantFiles(exporting, files);
    functionAlarms(this.#bell, exporting, exportWork.name);
  }

  #addNotices({ from, consoleUrl }: MailSettings, deadLetters: Queue): void {
    const { table } = this.#surroundings;
    const environment = {
      TABLE_NAME: table.tableName,
      QUEUE_URLS: '{}',
      CONSOLE_URL: consoleUrl,
      ...(from === undefined ? {} : { MAIL_FROM: from }),
    };
    const notify = this.#schedule({ ...noticeWork, environment }, deadLetters);
    grantTableReadPut(notify, table);
    if (from !== undefined) grantMail(notify, from);
    functionAlarms(this.#bell, notify, noticeWork.name);
  }

  /** A function that runs at its rate, with an alarm for when it does not. */
  #schedule(work: ScheduledWork, deadLetters: Queue): NodeFunction {
    const scheduled = new ScheduledFunction(this, {
      ...work,
      surroundings: this.#surroundings,
      timeoutSeconds: timeLimits.scheduleSeconds,
      deadLetters,
    });
    this.#bell.ringFor(scheduled, 'StandsStillAlarm', {
      metric: scheduled.function.metricInvocations({ period: work.rate, statistic: Stats.SUM }),
      threshold: 1,
      periods: 3,
      whenBelow: true,
      description: `${work.name} has not run for three periods. Check that its rule is enabled and may invoke it.`,
    });
    return scheduled.function;
  }

  /** Reads and writes receipts, and may nudge every direction. */
  #admit(lambda: NodeFunction, name: string): void {
    grantTableReadWrite(lambda, this.#surroundings.table);
    grantSend(
      lambda,
      this.#pipelines.map(({ queue }) => queue),
    );
    functionAlarms(this.#bell, lambda, name);
  }

  #environment(): Record<string, string> {
    return { TABLE_NAME: this.#surroundings.table.tableName, QUEUE_URLS: queueUrls(this, this.#pipelines) };
  }
}
