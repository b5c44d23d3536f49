import type { LedgerProject } from '../../documents/ledger-project.ts';
import type { Writer } from '../../sync/define-sync.ts';
import type { LookUp, Unmapped, WriteOrder, WriteOutcome } from '../../sync/outcome.ts';
import type { Problem, RejectCode } from '../../sync/problems.ts';
import type { Evidence } from '../../sync/receipt.ts';
import { addresses } from './addresses.ts';
import { CallFailed, outcomeOf, reading } from './call-failed.ts';
import { getOne, send } from './calls.ts';
import type { EconomicConnection } from './client.ts';
import { isSameProject, shownProject } from './decode.ts';
import { mergedProject, newProject } from './encode.ts';
import { settleSeconds } from './limits.ts';
import { lengthProblems, numberProblems } from './number-checks.ts';
import { projectSchema } from './schema.ts';
import { unmappedProblems } from './unmapped.ts';

/** Projects keep the source's number. Without the project module every call of theirs is refused: held until it is there. */
export const projectWriter: Writer<LedgerProject, 'economic'> = {
  vendor: 'economic',
  canUpdate: true,
  looksUpFirst: true,
  settleSeconds,
  calls: 2,
  evidence: (target) => ({
    number: target.number,
    name: target.name,
    ...(target.customerNumber === undefined ? {} : { customerNumber: target.customerNumber }),
  }),
  check: (connection, target, unmapped) => reading(() => problemsOf(connection, target, unmapped)),
  write: (connection, order) => save(connection, order).catch(outcomeOf),
  lookUp: (connection, evidence) => reading(() => lookUp(connection, evidence)),
};

async function problemsOf(
  connection: EconomicConnection,
  target: LedgerProject,
  unmapped: readonly Unmapped[],
): Promise<readonly Problem<RejectCode>[]> {
  const own = [
    ...numberProblems('number', target.number),
    ...numberProblems('customerNumber', target.customerNumber),
    ...lengthProblems('name', target.name, 100),
  ];
  return own.length > 0 ? own : unmappedProblems(connection, unmapped);
}

/** How often a project that people change meanwhile is read again before the next try waits. */
const mostReads = 3;

async function save(connection: EconomicConnection, order: WriteOrder<LedgerProject>): Promise<WriteOutcome> {
  const { target, existing, idempotencyKey } = order;
  if (existing !== undefined && existing.targetId !== target.number) {
    const vendorWords = `this project stands in e-conomic as ${existing.targetId}; numbers are not changed there`;
    return { kind: 'rejected', problem: { code: 'field-invalid', field: 'number', value: target.number, vendorWords } };
  }
  if (existing === undefined || !(await update(connection, order))) {
    // https://apis.e-conomic.com (projectsapi, POST /Projects)
    await send(connection, addresses.projects, { method: 'POST', json: newProject(target), idempotencyKey });
  }
  connection.forget(`project ${target.number}`);
  return { kind: 'delivered', targetId: target.number, number: target.number };
}

/** PUT wants the `objectVersion` of a fresh read, and 409 says that it is stale. False when the project is gone. */
async function update(connection: EconomicConnection, order: WriteOrder<LedgerProject>): Promise<boolean> {
  const { target, idempotencyKey } = order;
  for (let read = 1; ; read += 1) {
    // https://apis.e-conomic.com (projectsapi, GET /Projects/{number})
    const present = await getOne(connection, addresses.project(target.number), projectSchema);
    if (present === undefined) return false;
    const write = {
      method: 'PUT',
      json: mergedProject(present, target),
      idempotencyKey,
    } as const;
    try {
      // https://apis.e-conomic.com (projectsapi, PUT /Projects)
      await send(connection, addresses.projects, write);
      return true;
    } catch (failure) {
      // Changed by a person since it was read: read again. Anything else, and a project that never rests, goes on as it is.
      const isStale = failure instanceof CallFailed && failure.verdict.kind === 'stale';
      if (!isStale || read >= mostReads) throw failure;
    }
  }
}

async function lookUp(connection: EconomicConnection, evidence: Evidence): Promise<LookUp> {
  const { number = '' } = evidence;
  // https://apis.e-conomic.com (projectsapi, GET /Projects/{number})
  const found = await getOne(connection, addresses.project(number), projectSchema);
  if (found === undefined) return { kind: 'absent' };
  const hasName = found.name?.trim() === evidence.name?.trim();
  return {
    kind: 'found',
    equal: isSameProject(found, evidence),
    // The number is the key here: saving would rename whatever project has it.
    foreign: hasName ? undefined : true,
    targetId: number,
    number,
    shown: shownProject(found),
  };
}
