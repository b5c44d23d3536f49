import type { ManyWriter } from '../../sync/define-sync.ts';
import type { LookUp, WriteOutcome } from '../../sync/outcome.ts';
import type { Writer } from '../../sync/writer.ts';
import { reading } from './call-failed.ts';
import { mostInputs } from './limits.ts';

type Many<Target> = Omit<ManyWriter<Target, 'xledger'>, 'most'>;

/** One document is a list of one, and two of one code never go together: the same calls, the same judgement of the answer. */
export function byLists<Target>({
  write,
  lookUp,
  naturalKeys = ({ code = '' }) => [code],
}: Many<Target>): Pick<Writer<Target, 'xledger'>, 'write' | 'lookUp' | 'many'> {
  const read: Many<Target>['lookUp'] = (connection, evidences) => reading(() => lookUp(connection, evidences));
  return {
    write: async (connection, order) => (await write(connection, [order]))[0] ?? noOutcome,
    lookUp: async (connection, evidence) => (await read(connection, [evidence]))[0] ?? noLookUp,
    many: { most: mostInputs, naturalKeys, write, lookUp: read },
  };
}

const noOutcome: WriteOutcome = { kind: 'unknown', vendorWords: 'no outcome was told' };
const noLookUp: LookUp = { kind: 'unsearchable' };
