import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { type FunctionLog, openFunctionLog } from './function-log.ts';
import { readFunction } from './function-settings.ts';
import { resourcesOf } from './known-types.ts';
import type { TemplateView } from './template-view.ts';
import type { Mapping } from './wiring.ts';
import { createLoadGate, createPool, type FunctionPool } from './worker-pool.ts';

/** Threads of one function at most, whatever the template allows: one machine has few cores. */
const localMaximum = Math.max(2, Math.min(4, availableParallelism()));

/** A function without work for this long gives its threads back. */
const idleSeconds = 90;

/** All functions of the template, by their ARN. */
export type Functions = {
  /** @throws FunctionFailure; Error for an ARN that no function has */
  invoke(arn: string, event: unknown): Promise<unknown>;
  pool(arn: string): FunctionPool;
  /** The ARN of the function of this name. @throws Error for a name that no function has */
  arnOf(name: string): string;
  close(): Promise<void>;
};

/** What the functions are made from. */
export type FunctionParts = {
  readonly view: TemplateView;
  readonly mappings: readonly Mapping[];
  readonly logFolder: string;
  /** What a function gets beside, and instead of, the template's variables. */
  environmentFor(name: string, variables: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
  onError(text: string): void;
};

/** Make every function ready; none is started yet. */
export function openFunctions({ view, mappings, logFolder, environmentFor, onError }: FunctionParts): Functions {
  mkdirSync(logFolder, { recursive: true, mode: 0o700 });
  const loads = createLoadGate(Math.max(2, availableParallelism()));
  const pools = new Map<string, FunctionPool>();
  const arns = new Map<string, string>();
  const logs: FunctionLog[] = [];
  for (const resource of resourcesOf(view.assembly, 'AWS::Lambda::Function')) {
    const arn = view.attributeOf(resource, 'Arn');
    const named = { properties: view.properties(resource), name: view.refOf(resource), arn };
    const settings = readFunction(resource, named, view.assembly);
    const log = openFunctionLog(logFolder, settings.name, onError);
    const environment = environmentFor(settings.name, settings.environment);
    const maximum = Math.min(localMaximum, concurrencyOf(arn, mappings));
    logs.push(log);
    arns.set(settings.name, arn);
    pools.set(arn, createPool({ ...settings, environment }, { maximum, idleSeconds, loads }, log.write));
  }
  const pool = (arn: string) => {
    const found = pools.get(arn);
    if (found === undefined) throw new Error(`No function of the template has the ARN ${arn}`);
    return found;
  };
  return {
    pool,
    arnOf(name) {
      const found = arns.get(name);
      if (found === undefined) throw new Error(`No function of the template has the name ${name}`);
      return found;
    },
    invoke: async (arn, event) => await pool(arn).invoke(event),
    async close() {
      await Promise.all([...pools.values()].map((one) => one.close()));
      await Promise.all(logs.map((log) => log.flushed()));
    },
  };
}

function concurrencyOf(arn: string, mappings: readonly Mapping[]): number {
  const own = mappings.find(({ functionName }) => arn.endsWith(`:${functionName}`) || arn === functionName);
  return own?.maximumConcurrency ?? localMaximum;
}
