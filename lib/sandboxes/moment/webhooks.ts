import { setTimeout as wait } from 'node:timers/promises';
import { type WebhookMessage, webhookMessage } from './webhook-body.ts';
import { type Change, instant, type MomentSwitches, remember } from './world.ts';

/** One attempt to tell somebody; `status` is absent when no answer came. */
export type WebhookDelivery = {
  readonly company: string;
  readonly topic: string;
  readonly event: string;
  readonly id: number;
  readonly attempt: number;
  readonly status?: number;
  readonly at: string;
};

/** The sender of webhooks. */
export type WebhookSender = { readonly deliveries: WebhookDelivery[]; announce(change: Change): void };

type Settings = {
  readonly switches: MomentSwitches;
  readonly now: () => Date;
  readonly open: AbortSignal;
  /** Waits before the second, third and fourth attempt, in milliseconds. */
  readonly retryWaits: readonly number[];
};

type Letter = { readonly url: string; readonly change: Change; readonly message: WebhookMessage };

const answerWithin = 5000;
const heldBackFor = 300;
const sentAtOnce = 32;

/** Send each change to the URL that its company has for the topic. What is not sent when the sandbox closes is lost. */
export function openWebhookSender(settings: Settings): WebhookSender {
  const deliveries: WebhookDelivery[] = [];
  const slots = openSlots(sentAtOnce);
  const send = (letter: Letter) => quietly(settings.open, sendWithRetries(settings, { letter, deliveries, slots }));
  const heldBack: Letter[] = [];
  const holdBack = async (letter: Letter) => {
    heldBack.push(letter);
    if (heldBack.length === 1) {
      await wait(heldBackFor, undefined, { ref: false, signal: settings.open });
      for (const late of heldBack.splice(0).reverse()) {
        await sendWithRetries(settings, { letter: late, deliveries, slots });
      }
    }
  };
  return {
    deliveries,
    announce(change) {
      const message = webhookMessage(change);
      const url = message === undefined ? undefined : change.company.webhooks[message.topic];
      if (message === undefined || url === undefined) {
        return;
      }
      const letter = { url, change: { ...change, record: { ...change.record } }, message };
      switch (settings.switches.webhooks) {
        case 'lost':
          return;
        case 'doubled':
          send(letter);
          return send(letter);
        case 'reordered':
          return quietly(settings.open, holdBack(letter));
        case 'normal':
          return send(letter);
      }
    },
  };
}

/** Nobody waits for a webhook: what interrupts it is either the closing of the sandbox or a mistake of ours. */
function quietly(open: AbortSignal, work: Promise<void>): void {
  work.catch((error: unknown) => {
    // Closing ends all waits by an abort, which is no error.
    if (!open.aborted) {
      throw error;
    }
  });
}

type Sending = { readonly letter: Letter; readonly deliveries: WebhookDelivery[]; readonly slots: Slots };

async function sendWithRetries(settings: Settings, { letter, deliveries, slots }: Sending): Promise<void> {
  const { company, event, record } = letter.change;
  for (const [index, pause] of [0, ...settings.retryWaits].entries()) {
    if (pause > 0) {
      await wait(pause, undefined, { ref: false, signal: settings.open });
    }
    const status = await slots.run(() => post(letter, settings.open));
    remember(deliveries, {
      company: company.code,
      topic: letter.message.topic,
      event,
      id: record.id,
      attempt: index + 1,
      ...(status === undefined ? {} : { status }),
      at: instant(settings.now()),
    });
    if (status !== undefined && status >= 200 && status < 300) {
      return;
    }
  }
}

async function post({ url, message }: Letter, open: AbortSignal): Promise<number | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message.body),
      redirect: 'manual',
      signal: AbortSignal.any([open, AbortSignal.timeout(answerWithin)]),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    // No answer in time, or nobody there: for the sender both are a failed attempt.
    return undefined;
  }
}

type Slots = { run<T>(work: () => Promise<T>): Promise<T> };

/** So many at once; the others wait in line. */
function openSlots(count: number): Slots {
  let free = count;
  const line: (() => void)[] = [];
  return {
    async run(work) {
      if (free === 0) {
        await new Promise<void>((resolve) => line.push(resolve));
      } else {
        free -= 1;
      }
      try {
        return await work();
      } finally {
        const next = line.shift();
        if (next === undefined) {
          free += 1;
        } else {
          next();
        }
      }
    },
  };
}
