import { createHash } from 'node:crypto';
import { reading } from './call-failed.ts';
import { missingUser, userOf } from './department-connection.ts';
import type { OfficeConnection } from './exchange.ts';

type OfDepartment = { readonly departmentId?: string | undefined; readonly books?: string | undefined };

/** Stands for departments without a user of their own: RecMan gives no department the id 0. */
const noDepartment = '0';

/**
 * Says into which books the document's department writes: the same for departments with the same user and identity, so that
 * what they share is made once. No call is made. Without a user, none is named.
 */
export async function withBooks<Document extends OfDepartment>(
  { login }: OfficeConnection,
  document: Document,
): Promise<Document> {
  return { ...document, books: booksOf(login, document.departmentId) };
}

/**
 * Makes sure that the document goes into the books it was asked for. The department that asked may have another user by now:
 * another department with these books is taken then.
 * @throws SyncError `department-login-missing` when no user has these books any more
 */
export async function keptInBooks<Document extends OfDepartment>(
  { login }: OfficeConnection,
  document: Document,
): Promise<Document> {
  const { departmentId, books } = document;
  if (books === undefined || booksOf(login, departmentId) === books) return document;
  const candidates = [...Object.keys(login.departments?.users ?? {}), noDepartment];
  const other = candidates.find((id) => booksOf(login, id) === books);
  if (other !== undefined) return { ...document, departmentId: other };
  return reading(() => Promise.reject(missingUser(departmentId)));
}

function booksOf({ departments, ...own }: OfficeConnection['login'], departmentId: string | undefined) {
  if (departments === undefined) return nameOf(own);
  const user = departmentId === undefined ? undefined : userOf(departments, departmentId);
  return user === undefined ? undefined : nameOf(user);
}

/** A new password leaves the books the same. */
function nameOf({ username, identityId }: Pick<OfficeConnection['login'], 'username' | 'identityId'>): string {
  const parts = [username?.trim().toLowerCase() ?? null, identityId?.toLowerCase() ?? null];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}
