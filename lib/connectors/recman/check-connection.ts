import * as z from 'zod';
import { foundLine } from '../../sync/check-lines.ts';
import type { CheckConnection, ConnectionCheck } from '../../sync/connection-check.ts';
import { readDepartments } from './read-companies.ts';

/** The settings that name something at RecMan. */
const namedSchema = z.object({ departments: z.array(z.object({ departmentId: z.string() })).default([]) });

/**
 * Reads the departments: RecMan has no call that names the account, so their names stand for it. One of the few calls that a
 * key has a day.
 */
export const checkConnection: CheckConnection<'recman'> = async (connection, settings) => {
  const { departments } = namedSchema.catch({ departments: [] }).parse(settings);
  connection.forget('departments');
  const known = new Map(
    (await readDepartments(connection)).map(({ departmentId, name }) => [String(departmentId), name ?? '']),
  );
  return [
    companyCheck([...known.values()].filter((name) => name !== '')),
    ...departments.map(({ departmentId: id }) => {
      const name = known.get(id);
      const thing = { en: `Department ${id} at RecMan`, no: `Avdeling ${id} i RecMan` };
      return foundLine('department', thing, name === undefined ? undefined : { en: name, no: name });
    }),
  ];
};

/** As many names as fit a line. */
const mostNames = 10;

function companyCheck(names: readonly string[]): ConnectionCheck {
  const shown = names.slice(0, mostNames).join(', ') + (names.length > mostNames ? ', …' : '');
  const words = {
    en: `RecMan: the key opens an account with these departments: ${shown}.`,
    no: `RecMan: nøkkelen åpner en konto med disse avdelingene: ${shown}.`,
  };
  return { check: 'company', ok: true, words };
}
