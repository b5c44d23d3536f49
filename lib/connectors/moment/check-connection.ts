import type { CheckConnection } from '../../sync/connection-check.ts';
import { callMoment } from './client.ts';

/** Reads one customer: Moment has no call that names the company, so its code stands for it. */
export const checkConnection: CheckConnection<'moment'> = async (connection) => {
  const { companyCode } = connection.login;
  // https://docs.moment.team (GET /customers). 404 for the whole company means that there is none of this code.
  const reply = await callMoment(connection, {
    method: 'GET',
    path: ['customers'],
    query: { page: '0', size: '1' },
  });
  const ok = reply.kind === 'answered';
  const words = ok
    ? { en: `Moment: the key opens the company ${companyCode}.`, no: `Moment: nøkkelen åpner firmaet ${companyCode}.` }
    : { en: `Moment knows no company ${companyCode}.`, no: `Moment kjenner ikke firmaet ${companyCode}.` };
  return [{ check: 'company', ok, words }];
};
