import { Metrics as EmbeddedMetrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Metrics } from '../sync/ports.ts';

/** Namespace of all counts; alarms read it. */
const metricsNamespace = 'Ledgerbridge';

/** Counts of one invocation; `publish` writes them, one line for each set of dimensions. */
export type InvocationMetrics = Metrics & { publish(): void };

type Group = { readonly dimensions: Readonly<Record<string, string>>; readonly counts: Map<string, number> };

/** Counts in CloudWatch's embedded metric format, with exactly the dimensions that they were counted with. */
export function createMetrics(): InvocationMetrics {
  const embedded = new EmbeddedMetrics({ namespace: metricsNamespace });
  // The service's name is a dimension by default; alarms name the direction alone and would never find the count.
  embedded.clearDefaultDimensions();
  const groups = new Map<string, Group>();
  return {
    count(name, value, dimensions) {
      const key = JSON.stringify(Object.entries(dimensions).sort());
      const group = groups.get(key) ?? { dimensions, counts: new Map<string, number>() };
      group.counts.set(name, (group.counts.get(name) ?? 0) + value);
      groups.set(key, group);
    },
    publish() {
      for (const { dimensions, counts } of groups.values()) {
        embedded.addDimensions({ ...dimensions });
        for (const [name, value] of counts) embedded.addMetric(name, MetricUnit.Count, value);
        embedded.publishStoredMetrics();
      }
      groups.clear();
    },
  };
}
