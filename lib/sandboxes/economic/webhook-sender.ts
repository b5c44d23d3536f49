import { setTimeout as wait } from 'node:timers/promises';
import { instant } from './state/records.ts';
import type { Switches } from './state/switches.ts';
import { type EconomicWorld, type JournalBooked, remember } from './world.ts';

/** One attempt to tell somebody; `status` is absent when no answer came. */
export type WebhookDelivery = {
  readonly company: string;
  readonly journal: number;
  readonly from: number;
  readonly to: number;
  readonly attempt: number;
  readonly status?: number;
  readonly at: string;
};

type Settings = {
  readonly switches: Switches;
  readonly now: () => Date;
  readonly open: AbortSignal;
  /** Waits before the second and later attempts, in milliseconds. */
  readonly retryWaits: readonly number[];
};

const answerWithin = 5000;
const heldBackFor = 300;

/** Tell the URLs that ask for it that a journal was booked. What is not sent when the sandbox closes is lost. */
export function openWebhookSender(
  settings: Settings,
): Pick<EconomicWorld, 'announce'> & { readonly deliveries: WebhookDelivery[] } {
  const deliveries: WebhookDelivery[] = [];
  const heldBack: JournalBooked[] = [];
  const sendAll = async (booked: JournalBooked) => {
    for (const url of booked.urls) {
      await sendWithRetries(settings, { booked, url, deliveries });
    }
  };
  const holdBack = async (booked: JournalBooked) => {
    heldBack.push(booked);
    if (heldBack.length === 1) {
      await wait(heldBackFor, undefined, { ref: false, signal: settings.open });
      for (const late of heldBack.splice(0).reverse()) {
        await sendAll(late);
      }
    }
  };
  const quietly = (work: Promise<void>) => {
    work.catch((error: unknown) => {
      // Closing ends all waits by an abort, which is no error.
      if (!settings.open.aborted) {
        throw error;
      }
    });
  };
  return {
    deliveries,
    announce(booked) {
      switch (settings.switches.webhooks) {
        case 'lost':
          return;
        case 'doubled':
          quietly(sendAll(booked));
          return quietly(sendAll(booked));
        case 'reordered':
          return quietly(holdBack(booked));
        case 'normal':
          return quietly(sendAll(booked));
      }
    },
  };
}

type Letter = { readonly booked: JournalBooked; readonly url: string; readonly deliveries: WebhookDelivery[] };

async function sendWithRetries(settings: Settings, { booked, url, deliveries }: Letter): Promise<void> {
  const { company, journal, from, to } = booked;
  const address = url
    .replaceAll(/\[DAYBOOKNO\]|%5BDAYBOOKNO%5D/gi, String(journal))
    .replaceAll(/\[FROMSERIALNO\]|%5BFROMSERIALNO%5D/gi, String(from))
    .replaceAll(/\[TOSERIALNO\]|%5BTOSERIALNO%5D/gi, String(to));
  for (const [index, pause] of [0, ...settings.retryWaits].entries()) {
    if (pause > 0) {
      await wait(pause, undefined, { ref: false, signal: settings.open });
    }
    const status = await post(address, settings.open);
    remember(deliveries, {
      ...{ company, journal, from, to, attempt: index + 1, at: instant(settings.now()) },
      ...(status === undefined ? {} : { status }),
    });
    if (status !== undefined && status >= 200 && status < 300) {
      return;
    }
  }
}

async function post(url: string, open: AbortSignal): Promise<number | undefined> {
  try {
    const signal = AbortSignal.any([open, AbortSignal.timeout(answerWithin)]);
    const response = await fetch(url, { method: 'POST', redirect: 'manual', signal });
    await response.body?.cancel();
    return response.status;
  } catch {
    // No answer in time, or nobody there: for the sender both are a failed attempt.
    return undefined;
  }
}
