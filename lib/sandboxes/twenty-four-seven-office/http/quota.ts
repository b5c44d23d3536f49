import type { SandboxState } from '../state/sandbox-state.ts';
import type { SoapVersion } from '../wire/read-envelope.ts';
import { SoapFault } from '../wire/soap-fault.ts';
import { type Answer, faultAnswer } from './answer.ts';

const hour = 3_600_000;

/** Where a caller stands in this hour. */
export type QuotaStanding = { readonly remaining: number; readonly exceededBy: number; readonly resetAt: string };

/** Counts one call; every call counts, refused ones too. https://developer.24sevenoffice.com/faq/ */
export function countCall(state: SandboxState, caller: string, now: Date): QuotaStanding {
  const start = Math.floor(now.getTime() / hour) * hour;
  const startedAt = new Date(start).toISOString();
  const window = state.quotas[caller];
  const used = (window?.startedAt === startedAt ? window.used : 0) + 1;
  state.quotas[caller] = { startedAt, used };
  const left = state.switches.quotaLimit - used;
  return {
    remaining: Math.max(left, 0),
    exceededBy: Math.max(-left, 0),
    resetAt: `${new Date(start + hour).toISOString().slice(0, 19)}Z`,
  };
}

/** The headers that public clients read on every answer. */
export function quotaHeaders({ remaining, resetAt }: QuotaStanding): Record<string, string> {
  return { APILimitRemaining: String(remaining), APILimitReset: resetAt };
}

/** The answer when the quota is spent: a documented text in an undocumented form. */
export function quotaAnswer(
  form: 'fault' | 'http-429' | 'plain-text',
  { exceededBy, resetAt }: QuotaStanding,
  version: SoapVersion,
): Answer {
  const text = `Limit exceeded by ${Math.max(exceededBy, 1)}. Request is blocked. Quarantine ends at ${resetAt}`;
  if (form === 'fault') return faultAnswer(version, new SoapFault('Server', text));
  return {
    status: form === 'http-429' ? 429 : 200,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    body: text,
  };
}
