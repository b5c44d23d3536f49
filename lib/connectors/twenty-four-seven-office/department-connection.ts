import type { DepartmentUsers, TwentyFourSevenOfficeUser } from '../../documents/vendors.ts';
import { CallFailed } from './call-failed.ts';
import type { OfficeConnection } from './exchange.ts';

/**
 * The connection with the user of a source's department. What is kept of one department (its session, its lists, numbers
 * once seen) is never another's. Where the integration has one user for all, that user is meant.
 * @throws CallFailed with `department-login-missing` when the department shall have a user and has none
 */
export function departmentConnection(connection: OfficeConnection, departmentId: string): OfficeConnection {
  const { departments, applicationId } = connection.login;
  if (departments === undefined) return connection;
  const user = userOf(departments, departmentId);
  if (user === undefined) throw missingUser(departmentId);
  const nameOf = (name: string): string => `department ${departmentId}: ${name}`;
  return {
    ...connection,
    login: { ...user, applicationId, departmentId },
    memo: (name, seconds, load) => connection.memo(nameOf(name), seconds, load),
    forget: (name) => connection.forget(nameOf(name)),
  };
}

/** The department's own user, or the one of all others; undefined for a department that shall have its own and has none. */
export function userOf(
  { users, own, others }: DepartmentUsers,
  departmentId: string,
): TwentyFourSevenOfficeUser | undefined {
  const ownUser = Object.hasOwn(users, departmentId) ? users[departmentId] : undefined;
  return ownUser ?? (own.includes(departmentId) ? undefined : others);
}

/** The document waits for a person; it goes by itself once the department has a user. */
export function missingUser(departmentId: string | undefined): CallFailed {
  const problem = { code: 'department-login-missing', field: 'departmentId', value: departmentId } as const;
  return new CallFailed({ kind: 'hold', problem });
}
