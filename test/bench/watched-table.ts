import type { Table } from '../../lib/store/table.ts';

/** What a page asked of the table. */
export type Asked = {
  readonly requests: number;
  /** By operation and index: `Query by-time 1, GetItem 2`. */
  readonly by: string;
};

/** Counts what is asked of a table, seen from its client. */
export function watchTable({ client }: Table): { readonly taken: () => Asked } {
  const counts = new Map<string, number>();
  client.middlewareStack.add(
    (next, context) => (args) => {
      const { IndexName = '', Select = '' } = Object(args.input);
      const name = `${String(context.commandName).replace(/Command$/, '')} ${IndexName} ${Select}`.trim();
      counts.set(name, (counts.get(name) ?? 0) + 1);
      return next(args);
    },
    { step: 'initialize', name: 'watch' },
  );
  return {
    /** What was counted since the last time this was asked. */
    taken() {
      const all = [...counts].sort(([left], [right]) => left.localeCompare(right));
      counts.clear();
      return {
        requests: all.reduce((sum, [, count]) => sum + count, 0),
        by: all.map(([name, count]) => `${name} ${count}`).join(', '),
      };
    },
  };
}
