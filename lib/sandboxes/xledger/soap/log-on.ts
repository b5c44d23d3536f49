import { randomUUID } from 'node:crypto';
import type { EntityState } from '../state/entity-state.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import { SoapFault } from './envelope.ts';

/** The state, and when. */
export type Moment = { readonly state: SandboxState; readonly now: Date };

type Parameters = ReadonlyMap<string, string>;

/** `LogonKey`: a key for a user name and a password. How a refusal looks is not public. */
export function logOn({ state, now }: Moment, values: Parameters): string {
  const [userName, password] = [values.get('sLogonID') ?? '', values.get('sPassword')];
  checkApplication(state, values);
  if (state.soapUsers[userName]?.password !== password) throw new SoapFault('Sender', 'Invalid user name or password.');
  const key = randomUUID().toUpperCase();
  state.logonKeys[key] = { userName, startedAt: now.toISOString() };
  return key;
}

/** The entity that a caller may read, by user name, key and owner code. */
export function entityOf({ state, now }: Moment, values: Parameters): EntityState {
  const [userName, key] = [values.get('sUserName') ?? '', values.get('sKey') ?? ''];
  checkApplication(state, values);
  const user = state.soapUsers[userName];
  const made = state.logonKeys[key];
  const lifeMs = state.switches.logonKeyHours * 3_600_000;
  const isAlive = made?.userName === userName && now.getTime() - Date.parse(made.startedAt) < lifeMs;
  if (user === undefined || key === '' || !(isAlive || user.logonKey === key)) {
    throw new SoapFault('Sender', 'Invalid logon key.');
  }
  const ownerCode = Number(values.get('iEntityCode'));
  const entity = state.entities[String(ownerCode)];
  if (entity === undefined || !user.ownerCodes.includes(ownerCode)) {
    throw new SoapFault('Sender', `User has no access to entity ${values.get('iEntityCode')}.`);
  }
  return entity;
}

function checkApplication({ switches }: SandboxState, values: Parameters): void {
  if (values.get('sApplication') !== switches.soapApplication) throw new SoapFault('Sender', 'Unknown application.');
}
