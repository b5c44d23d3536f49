/** A message that was taken, as far as what becomes of it depends on that. */
export type TakenMail = {
  readonly messageId: string;
  readonly at: Date;
  readonly from: string;
  readonly to: readonly string[];
  /** The set of rules that the message names. */
  readonly rules: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
};

/** What became of a message, as the mail service tells it: the name of the event, and its JSON. */
export type MailEvent = { readonly type: string; readonly event: object };

type Outcome = (recipients: readonly string[], at: Date) => MailEvent;

const recipientsOf = (recipients: readonly string[], facts: object): object[] =>
  recipients.map((emailAddress) => ({ emailAddress, ...facts }));

const bounce =
  (bounceSubType: string, diagnosticCode: string): Outcome =>
  (recipients, at) => ({
    type: 'Bounce',
    event: {
      bounce: {
        ...{ feedbackId: 'local', bounceType: 'Permanent', bounceSubType, timestamp: at.toISOString() },
        bouncedRecipients: recipientsOf(recipients, { action: 'failed', status: '5.1.1', diagnosticCode }),
      },
    },
  });

const complaint: Outcome = (recipients, at) => ({
  type: 'Complaint',
  event: {
    complaint: {
      ...{ feedbackId: 'local', complaintFeedbackType: 'abuse', timestamp: at.toISOString() },
      complainedRecipients: recipientsOf(recipients, {}),
    },
  },
});

const delivery: Outcome = (recipients, at) => ({
  type: 'Delivery',
  event: { delivery: { timestamp: at.toISOString(), recipients, smtpResponse: '250 2.6.0 Message received' } },
});

const unknownUser = 'smtp; 550 5.1.1 user unknown';

/** Addresses of the mailbox simulator: https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html */
const simulated: Readonly<Record<string, readonly Outcome[]>> = {
  success: [delivery],
  ooto: [delivery],
  bounce: [bounce('General', unknownUser)],
  complaint: [delivery, complaint],
  suppressionlist: [bounce('Suppressed', 'Amazon SES has suppressed sending to this address')],
};

/**
 * What the mail service tells of a message, in order. It depends on the receiver's address alone: those of the mailbox
 * simulator come back or complain, everybody else takes it.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export function mailOutcomes(taken: TakenMail): readonly MailEvent[] {
  const { messageId, at, from, to, tags, rules = '' } = taken;
  const mail = {
    ...{ timestamp: at.toISOString(), source: from, messageId, destination: to },
    tags: Object.fromEntries(Object.entries({ ...tags, 'ses:configuration-set': rules }).map(([k, v]) => [k, [v]])),
  };
  return to.flatMap((address) =>
    outcomesOf(address).map((outcome) => {
      const { type, event } = outcome([address], at);
      return { type, event: { eventType: type, mail, ...event } };
    }),
  );
}

/** A label may follow the name: `bounce+a@`. */
function outcomesOf(address: string): readonly Outcome[] {
  const name = /^([a-z]+)(?:\+.*)?@simulator\.amazonses\.com$/i.exec(address)?.[1]?.toLowerCase();
  return simulated[name ?? ''] ?? [delivery];
}
