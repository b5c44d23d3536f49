import type { ProjectRecord } from '../../documents/project.ts';
import type { Writer } from '../../sync/define-sync.ts';
import type { LookUp, Unmapped, WriteOrder, WriteOutcome } from '../../sync/outcome.ts';
import type { Problem, RejectCode } from '../../sync/problems.ts';
import type { Evidence } from '../../sync/receipt.ts';
import { outcomeOf, reading } from './call-failed.ts';
import { call } from './client.ts';
import { saveProjectContent } from './encode.ts';
import type { OfficeConnection } from './exchange.ts';
import { numberProblems, textProblems } from './field-problems.ts';
import { unmappedProblems } from './known-numbers.ts';
import { settleSeconds } from './limits.ts';
import { namesInClient } from './names-in-client.ts';
import { operations } from './operations.ts';

/** Projects keep the source's number, which is the project's id here: saving it again updates. */
export const projectWriter: Writer<ProjectRecord, '24sevenoffice'> = {
  vendor: '24sevenoffice',
  canUpdate: true,
  looksUpFirst: true,
  settleSeconds,
  calls: 1,
  evidence: (target) => ({
    number: target.number,
    name: target.name,
    ...(target.customerNumber === undefined ? {} : { customerNumber: target.customerNumber }),
  }),
  check: (connection, target, unmapped) => reading(() => problemsOf(connection, target, unmapped)),
  write: (connection, order) => save(connection, order).catch(outcomeOf),
  turns: (connection, { number }) => reading(() => namesInClient(connection, { project: number })),
  lookUp: (connection, evidence) => reading(() => lookUp(connection, evidence)),
  // The number is the id: a project under another number than the source's could never be updated from there.
  findNumber: async (connection, evidence, number) =>
    number === evidence.number ? reading(() => lookUp(connection, evidence)) : { kind: 'absent' },
};

async function problemsOf(
  connection: OfficeConnection,
  target: ProjectRecord,
  unmapped: readonly Unmapped[],
): Promise<readonly Problem<RejectCode>[]> {
  const own = [
    ...numberProblems('number', target.number),
    ...numberProblems('customerNumber', target.customerNumber),
    ...textProblems('name', target.name),
  ];
  return own.length > 0 ? own : unmappedProblems(connection, unmapped);
}

async function save(connection: OfficeConnection, order: WriteOrder<ProjectRecord>): Promise<WriteOutcome> {
  const content = saveProjectContent(order.target);
  // https://developer.24sevenoffice.com/docs/projectservice.html (SaveProject). The answer has no error field.
  const id = await call(connection, operations.saveProject, { content });
  const number = order.target.number;
  if (String(id) === number) return { kind: 'delivered', targetId: number, number };
  return { kind: 'unknown', vendorWords: `SaveProject answered project ${id} for project ${number}` };
}

async function lookUp(connection: OfficeConnection, evidence: Evidence): Promise<LookUp> {
  // https://developer.24sevenoffice.com/docs/projectservice.html (GetSingleProject)
  const content = { projectId: Number(evidence.number) };
  const project = await call(connection, operations.getSingleProject, { content });
  if (project?.Id === undefined || String(project.Id) !== evidence.number) return { kind: 'absent' };
  const customer = project.CustomerId === undefined || project.CustomerId <= 0 ? undefined : String(project.CustomerId);
  const hasName = project.Name?.trim() === evidence.name?.trim();
  return {
    kind: 'found',
    equal: hasName && customer === evidence.customerNumber,
    // The number is the id here: saving would rename whatever project has it.
    foreign: hasName ? undefined : true,
    targetId: evidence.number,
    number: evidence.number,
    shown: `${project.Name ?? '?'} (${project.Id}), customer ${customer ?? 'none'}`,
  };
}
