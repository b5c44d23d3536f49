import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import type { Functions } from './functions.ts';
import { resourcesOf } from './known-types.ts';
import { mailOutcomes, type TakenMail } from './mail-outcomes.ts';
import type { MailServer } from './mail-server.ts';
import type { TemplateView } from './template-view.ts';

/** Events of one set of rules that go to functions. */
type MailRule = {
  readonly rules: string;
  readonly types: readonly string[];
  readonly topic: string;
  readonly functionArns: readonly string[];
};

const destinationProperties = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({
    Enabled: z.boolean().default(false),
    MatchingEventTypes: z.array(z.string()).min(1),
    SnsDestination: z.object({ TopicARN: z.string() }),
  }),
});

const subscriptionProperties = z.object({
  Protocol: z.string(),
  TopicArn: z.string(),
  Endpoint: z.string().optional(),
});

/** Read which functions are told of which events: rules, topic, subscription. */
export function readMailRules({ assembly, properties }: Pick<TemplateView, 'assembly' | 'properties'>): MailRule[] {
  const subscriptions = resourcesOf(assembly, 'AWS::SNS::Subscription').map((one) =>
    subscriptionProperties.parse(properties(one)),
  );
  return resourcesOf(assembly, 'AWS::SES::ConfigurationSetEventDestination').flatMap((resource) => {
    const { ConfigurationSetName, EventDestination } = destinationProperties.parse(properties(resource));
    const { Enabled, MatchingEventTypes, SnsDestination } = EventDestination;
    const own = subscriptions.filter((one) => one.Protocol === 'lambda' && one.TopicArn === SnsDestination.TopicARN);
    const functionArns = own.flatMap(({ Endpoint }) => (Endpoint === undefined ? [] : [Endpoint]));
    const rule = {
      rules: ConfigurationSetName,
      types: MatchingEventTypes,
      topic: SnsDestination.TopicARN,
      functionArns,
    };
    return Enabled ? [rule] : [];
  });
}

/** Lambda tries an event three times, a minute and two apart; nobody waits that long here. */
const tryAfterMs = [500, 1000, 3000] as const;

type Parts = {
  readonly view: TemplateView;
  readonly functions: Pick<Functions, 'invoke'>;
  readonly mail: Pick<MailServer, 'hear'>;
  onError(error: unknown): void;
};

/** What becomes of a message is told to the functions that its rules lead to, shortly after the sender had its answer. */
export function mailDrives({ view, functions, mail, onError }: Parts): (() => { close(): void })[] {
  const rules = readMailRules(view);
  if (rules.length === 0) return [];
  return [
    () => {
      const closing = new AbortController();
      mail.hear((taken) => {
        for (const { functionArn, event } of tidings(rules, taken)) {
          tell(() => functions.invoke(functionArn, event), closing.signal).catch((error: unknown) => {
            // Closing cuts it off, which is no failure.
            if (!closing.signal.aborted) onError(error);
          });
        }
      });
      return { close: () => closing.abort() };
    },
  ];
}

function tidings(rules: readonly MailRule[], taken: TakenMail): { functionArn: string; event: object }[] {
  const named = rules.filter((rule) => rule.rules === taken.rules);
  return mailOutcomes(taken).flatMap(({ type, event }) =>
    named
      .filter(({ types }) => types.some((one) => one.toLowerCase() === type.toLowerCase()))
      .flatMap(({ topic, functionArns }) =>
        functionArns.map((functionArn) => ({ functionArn, event: notification(topic, event) })),
      ),
  );
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
function notification(TopicArn: string, event: object): object {
  const Sns = { Type: 'Notification', MessageId: randomUUID(), TopicArn, Message: JSON.stringify(event) };
  return { Records: [{ EventSource: 'aws:sns', EventVersion: '1.0', Sns }] };
}

async function tell(invoke: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  let last: unknown;
  for (const milliseconds of tryAfterMs) {
    await pause(milliseconds, undefined, { signal, ref: false });
    try {
      await invoke();
      return;
    } catch (error) {
      // Told again, as Lambda would; the last failure goes to whoever started it.
      last = error;
    }
  }
  throw last;
}
