import type { NumberedProject } from '../../documents/numbered-project.ts';
import type { WriteOrder } from '../../sync/outcome.ts';
import type { Evidence } from '../../sync/receipt.ts';
import type { Writer } from '../../sync/writer.ts';
import { call, type XledgerConnection } from './client.ts';
import { projectAmong } from './decode.ts';
import { changedProject, newProject } from './encode.ts';
import { addProjects, projectsByCode, projectsById, updateProjects } from './graphql/project-operations.ts';
import { settleSeconds } from './limits.ts';
import { byLists } from './record-writer.ts';
import { projectsSchema } from './schema.ts';
import { type RecordWriting, sendChanges } from './send-changes.ts';

/** Projects under the source's number: code and description are all that Xledger asks for. */
export const projectWriter: Writer<NumberedProject, 'xledger'> = {
  vendor: 'xledger',
  canUpdate: true,
  looksUpFirst: true,
  settleSeconds,
  calls: 2,
  callsWhenNew: 1,
  evidence: ({ number, name }) => ({ code: number, name }),
  check: async () => [],
  ...byLists<NumberedProject>({
    write: (connection, orders) => sendChanges(connection, writing, orders),
    lookUp: lookUpProjects,
  }),
};

const writing: RecordWriting<NumberedProject, Rows[number], ReturnType<typeof newProject>, Changed> = {
  numberOf: ({ number }) => number,
  add: { document: addProjects, node: ({ target }) => newProject(target) },
  update: { document: updateProjects, node: changedProject },
  rows: projectsWithIds,
  lookUp: (connection, orders: readonly WriteOrder<NumberedProject>[]) =>
    lookUpProjects(
      connection,
      orders.map(({ evidence }) => evidence),
    ),
};

type Rows = Awaited<ReturnType<typeof projectsWithIds>>;
type Changed = NonNullable<ReturnType<typeof changedProject>>;

async function projectsWithIds(connection: XledgerConnection, ids: readonly number[]) {
  // https://xledgerukinternal.zendesk.com/hc/en-us/articles/8693852240274 (projects)
  const answer = await call(connection, { document: projectsById, variables: { ids }, schema: projectsSchema });
  return answer.projects;
}

async function lookUpProjects(connection: XledgerConnection, evidences: readonly Evidence[]) {
  const codes = [...new Set(evidences.map(({ code = '' }) => code))];
  // https://xledgerukinternal.zendesk.com/hc/en-us/articles/8693852240274 (projects by code)
  const answer = await call(connection, { document: projectsByCode, variables: { codes }, schema: projectsSchema });
  return evidences.map((evidence) => projectAmong(answer.projects, evidence));
}
