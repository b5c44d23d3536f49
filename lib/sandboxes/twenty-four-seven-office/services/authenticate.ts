import type { Identity, Login, SandboxState } from '../state/sandbox-state.ts';
import { authenticateTypes } from '../types/authenticate-types.ts';
import { processingFault } from '../wire/soap-fault.ts';
import { recordOf, textOf, type XmlRecord } from '../wire/xml-value.ts';
import { openSession, refuseThrottledLogin } from './login-session.ts';
import {
  type ClientCall,
  type OpenCall,
  openOperation,
  readingOperation,
  type Service,
  webservicesNamespace,
} from './service.ts';

const blockedAdvice =
  'Please use GetIdentitiesWithCredential to get a list of available Identities and reauthenticate with a valid IdentityId';

/** Sessions and identities. https://developer.24sevenoffice.com/docs/authenticate.html */
export const authenticateService: Service = {
  name: 'Authenticate',
  host: 'api',
  path: '/authenticate/v001/authenticate.asmx',
  namespace: webservicesNamespace,
  types: authenticateTypes,
  operations: {
    Login: { ...openOperation(logIn, true), refusal: () => '' },
    HasSession: openOperation(({ session }) => String(session !== undefined)),
    GetIdentity: readingOperation((call) =>
      identityRecord(call.state, call.login, { ...call.identity, isCurrent: true }),
    ),
    GetIdentities: readingOperation((call) => identityList(call.state, call.login, call.identity.id)),
    GetIdentitiesWithCredential: openOperation(identitiesWithCredential),
    SetIdentityById: { ...readingOperation(switchIdentity), changes: true },
  },
};

function logIn({ input, state, now }: OpenCall): string {
  const credential = recordOf(input, 'credential');
  refuseThrottledLogin(state, textOf(credential, 'Username') ?? '', now);
  const login = loginOf(state, credential);
  if (login === undefined) return '';
  const asked = textOf(credential, 'IdentityId')?.toLowerCase();
  const identity = asked === undefined ? defaultIdentity(login) : login.identities.find(({ id }) => id === asked);
  if (identity === undefined) return '';
  if (identity.isDisabled) {
    const which = asked === undefined ? 'Provided' : 'The provided';
    throw processingFault(`${which} IdentityId is blocked. ${blockedAdvice}`);
  }
  return openSession({ state, username: login.username, identityId: identity.id, now });
}

/** The login whose credentials these are; one wrong part is enough for none. */
function loginOf(state: SandboxState, credential: XmlRecord): Login | undefined {
  const username = textOf(credential, 'Username') ?? '';
  const login = Object.hasOwn(state.logins, username) ? state.logins[username] : undefined;
  if (login === undefined || textOf(credential, 'Password') !== login.password) return undefined;
  const application = textOf(credential, 'ApplicationId')?.toLowerCase();
  return login.applicationId === undefined || login.applicationId === application ? login : undefined;
}

function defaultIdentity(login: Login): Identity | undefined {
  return login.identities.find(({ isDefault }) => isDefault) ?? login.identities[0];
}

function identitiesWithCredential({ input, state }: OpenCall): XmlRecord {
  const login = loginOf(state, recordOf(input, 'credential'));
  return login === undefined ? { Identity: [] } : identityList(state, login, undefined);
}

function switchIdentity({ input, session, login }: ClientCall): string {
  const asked = textOf(input, 'identityId')?.toLowerCase();
  const identity = login.identities.find(({ id, isDisabled }) => id === asked && !isDisabled);
  if (identity === undefined) return 'false';
  session.identityId = identity.id;
  return 'true';
}

function identityList(state: SandboxState, login: Login, current: string | undefined): XmlRecord {
  return {
    Identity: login.identities.map((identity) =>
      identityRecord(state, login, { ...identity, isCurrent: identity.id === current }),
    ),
  };
}

function identityRecord(state: SandboxState, login: Login, identity: Identity & { isCurrent: boolean }): XmlRecord {
  return {
    Id: identity.id,
    User: { Name: login.username, EmployeeId: String(identity.employeeId) },
    Client: { Id: identity.clientId, Name: state.clients[identity.clientId]?.name ?? '' },
    IsCurrent: String(identity.isCurrent),
    IsDefault: String(identity.isDefault),
    IsProtected: 'false',
    Servers: { Server: [] },
    IsDisabled: String(identity.isDisabled),
  };
}
