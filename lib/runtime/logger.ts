import { Logger } from '@aws-lambda-powertools/logger';
import type { Log } from '../sync/ports.ts';
import { createSecretGuard } from './without-secrets.ts';

/** A log that can be told secrets, so that they are hidden wherever they turn up. */
export type GuardedLog = Log & { hide(secret: string): void };

/** The structured log of one function. */
export function createLog(serviceName: string): GuardedLog {
  const logger = new Logger({ serviceName });
  const { guard, hide } = createSecretGuard();
  const line = (level: 'info' | 'warn' | 'error'): Log['info'] => {
    return (message, facts) => logger[level]({ message: String(guard(message)), facts: guard(facts ?? {}) });
  };
  return { info: line('info'), warn: line('warn'), error: line('error'), hide };
}

/** The same log with facts that stand on each of its lines. */
export function logWith(log: Log, always: Readonly<Record<string, unknown>>): Log {
  return {
    info: (message, facts) => log.info(message, { ...always, ...facts }),
    warn: (message, facts) => log.warn(message, { ...always, ...facts }),
    error: (message, facts) => log.error(message, { ...always, ...facts }),
  };
}
