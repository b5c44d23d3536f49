import { createHash, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import type { OfficeConnection } from './exchange.ts';

const derive = promisify(pbkdf2);

/**
 * The name under which the session of this log-in and identity is kept. It changes when any part of the log-in changes,
 * so a new password starts afresh. Departments never share a session, even with the same user. The password goes in by a slow hash, so that the name gives no way to try guesses.
 */
export async function sessionKeyOf(connection: OfficeConnection): Promise<string> {
  const { username, password, identityId, applicationId, departmentId } = connection.login;
  const salt = JSON.stringify([connection.tenant, username]);
  const hashedPassword = (await derive(password ?? '', salt, 50_000, 32, 'sha256')).toString('hex');
  const parts = [username, hashedPassword, identityId, applicationId ?? connection.applicationId, connection.endpoint];
  if (departmentId !== undefined) parts.push(departmentId);
  const hash = createHash('sha256').update(JSON.stringify(parts.map((part) => part ?? null)));
  return `24sevenoffice#${connection.tenant}#${hash.digest('hex')}`;
}
