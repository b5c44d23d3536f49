import type { VendorSession } from '../../sync/ports.ts';
import { CallFailed } from './call-failed.ts';
import { missingUser } from './department-connection.ts';
import { exchange, type OfficeConnection } from './exchange.ts';
import { operations } from './operations.ts';
import type { Identity } from './schema.ts';

/**
 * Logs in and settles which identity (client company) the session works for.
 * @throws CallFailed with `login-refused`, `identity-needed` or `identity-blocked` when the log-in is the cause
 */
export async function logIn(connection: OfficeConnection): Promise<VendorSession> {
  const chosen = connection.login.identityId;
  if (chosen !== undefined) return chosenSession(connection, chosen);
  const id = await sessionIdFor(connection, undefined).catch((error: unknown) => {
    if (isBlockedIdentity(error)) return undefined;
    throw error;
  });
  const only = onlyIdentity(await identitiesOf(connection, id));
  const isHere = id !== undefined && only.IsCurrent;
  return sessionOf(connection, isHere ? id : await sessionIdFor(connection, only.Id), only);
}

/** Whose client the identity works for is asked once a log-in: what is made there is named with it. */
async function chosenSession(connection: OfficeConnection, chosen: string): Promise<VendorSession> {
  const id = await sessionIdFor(connection, chosen);
  const identities = await identitiesOf(connection, id);
  return sessionOf(connection, id, { Id: chosen, Client: identities.find(isNamed(chosen))?.Client });
}

function isNamed(identityId: string): (identity: Identity) => boolean {
  return ({ Id }) => Id.toLowerCase() === identityId.toLowerCase();
}

function sessionOf(
  connection: OfficeConnection,
  id: string,
  { Id: identityId, Client }: Pick<Identity, 'Id' | 'Client'>,
): VendorSession {
  return { id, createdAt: connection.clock().toISOString(), identityId, clientId: Client?.Id ?? undefined };
}

async function sessionIdFor(connection: OfficeConnection, identityId: string | undefined): Promise<string> {
  // https://developer.24sevenoffice.com/docs/authenticate.html (Login). A refused log-in answers an empty string.
  const content = { credential: credentialOf(connection, identityId) };
  const id = await exchange(connection, operations.login, { content, sessionId: undefined }).catch((error: unknown) => {
    throw loginFailure(error);
  });
  if (id === undefined) throw refusedLogin('the log-in was refused (empty answer)');
  return id;
}

/** A fault on Login is about the log-in, whatever its words: it counts as a refusal, so that no user gets locked out. */
function loginFailure(error: unknown): unknown {
  if (!(error instanceof CallFailed)) return error;
  const { verdict } = error;
  if (verdict.kind === 'unknown' || verdict.kind === 'not-authenticated') return refusedLogin(verdict.words);
  return verdict.kind === 'refused' ? refusedLogin(verdict.problem.vendorWords ?? '') : error;
}

function refusedLogin(words: string): CallFailed {
  return new CallFailed({ kind: 'hold', problem: { code: 'login-refused', field: 'password', vendorWords: words } });
}

function isBlockedIdentity(error: unknown): boolean {
  return (
    error instanceof CallFailed && error.verdict.kind === 'hold' && error.verdict.problem.code === 'identity-blocked'
  );
}

function credentialOf(connection: OfficeConnection, identityId: string | undefined): object {
  const { username, password, applicationId } = connection.login;
  if (username === undefined || password === undefined) throw missingUser(connection.login.departmentId);
  const ownApplicationId = applicationId ?? connection.applicationId;
  if (ownApplicationId === undefined) {
    throw new CallFailed({ kind: 'hold', problem: { code: 'login-refused', field: 'applicationId' } });
  }
  return { ApplicationId: ownApplicationId, IdentityId: identityId, Password: password, Username: username };
}

/** Of the session; or, when the default identity is blocked and there is no session, of the credential. */
async function identitiesOf(connection: OfficeConnection, sessionId: string | undefined): Promise<Identity[]> {
  if (sessionId !== undefined) {
    // https://developer.24sevenoffice.com/docs/authenticate.html (GetIdentities)
    return exchange(connection, operations.getIdentities, { content: {}, sessionId });
  }
  // https://developer.24sevenoffice.com/faq/: the call to make when the default identity is blocked.
  const content = { credential: credentialOf(connection, undefined) };
  return exchange(connection, operations.getIdentitiesWithCredential, { content, sessionId: undefined });
}

function onlyIdentity(identities: readonly Identity[]): Identity {
  const enabled = identities.filter((identity) => !identity.IsDisabled);
  const [first, ...others] = enabled;
  if (first !== undefined && others.length === 0) return first;
  const names = (first === undefined ? identities : enabled).map(({ Id, Client }) => `${Client?.Name ?? '?'} (${Id})`);
  const code = first === undefined ? 'identity-blocked' : 'identity-needed';
  const vendorWords = names.join(', ').slice(0, 500);
  throw new CallFailed({ kind: 'hold', problem: { code, field: 'identityId', vendorWords } });
}
