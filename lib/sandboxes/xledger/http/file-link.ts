import { createHmac } from 'node:crypto';
import type { SandboxState } from '../state/sandbox-state.ts';
import { type Answer, pageAnswer } from './answer.ts';
import type { SandboxContext, Served } from './context.ts';
import type { HttpRequest } from './http-request.ts';
import { serverErrorPage, spoiledAnswer } from './spoiled-answer.ts';

/** Which file of which entity, from when on, and where. */
type Linked = { readonly baseUrl: string; readonly fileDbId: number; readonly ownerCode: number; readonly now: Date };

/** The address of a document; it holds a secret and lives for a while. */
export function fileLink({ switches }: SandboxState, { baseUrl, fileDbId, ownerCode, now }: Linked): string {
  const until = Math.floor(now.getTime() + switches.fileLinkMinutes * 60_000);
  const path = `/files/${ownerCode}/${fileDbId}/${until}`;
  return `${baseUrl}${path}?t=${signature(path)}`;
}

function signature(path: string): string {
  return createHmac('sha256', 'links of the sandbox').update(path).digest('base64url').slice(0, 32);
}

const operations = ['file'];

/** Serves the download of a document. */
export function serveFile(context: SandboxContext, { url, headers }: HttpRequest): Served {
  const [, , ownerCode, fileDbId, until] = url.pathname.split('/');
  const entity = context.store.state.entities[String(ownerCode)];
  const described = { operations, ownerCode: entity?.ownerCode };
  const file = entity?.files.find(({ dbId }) => String(dbId) === fileDbId);
  const isSigned = url.searchParams.get('t') === signature(url.pathname);
  const isAlive = Number(until) >= context.clock().getTime();
  const token = /^token (.+)$/.exec(headers.authorization ?? '')?.[1];
  const known = context.store.state.tokens[token ?? ''];
  const isKnown = known !== undefined && !known.revoked && String(known.ownerCode) === ownerCode;
  if (!isSigned || !isAlive || (context.store.state.switches.fileLinkNeedsToken && !isKnown)) {
    return { ...described, outcome: pageAnswer(403, 'Forbidden') };
  }
  const fault = context.faults.take(operations, token);
  if (file === undefined || fault?.fault === 'file-missing') {
    return { ...described, outcome: pageAnswer(404, 'Not Found'), injected: fault?.fault };
  }
  const answer: Answer = {
    status: 200,
    headers: {
      'Content-Type': file.contentType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    },
    body: Buffer.from(file.base64, 'base64'),
  };
  return { ...described, outcome: fault ? spoiledFile(fault.fault, answer) : answer, injected: fault?.fault };
}

const tooLarge = 60_000_000;

function spoiledFile(fault: string, answer: Answer): Served['outcome'] {
  switch (fault) {
    case 'file-empty':
      return { ...answer, body: '' };
    case 'file-wrong-type':
      return pageAnswer(200, 'Log in');
    case 'file-too-large':
      return { ...answer, body: Buffer.alloc(tooLarge) };
    case 'fail-500':
      return serverErrorPage;
    case 'timeout':
    case 'apply-then-timeout':
      return 'silence';
    case 'reset':
      return spoiledAnswer('reset', answer);
    case 'truncated':
      return spoiledAnswer('truncated', answer);
    case 'html':
      return spoiledAnswer('html', answer);
    default:
      return answer;
  }
}
