import { jsonAnswer } from '../http/answer.ts';
import type { VendorCall, VendorOperation } from '../http/operation.ts';
import { customerOperations } from './customers.ts';
import { referenceOperations } from './reference-lists.ts';

/** Everything on the host of the classic API. */
export const restOperations: readonly VendorOperation[] = [
  {
    ...{ name: 'self.get', host: 'rest', method: 'GET', path: '/self', roles: ['SuperUser', 'Sales'] },
    run: getSelf,
  },
  ...customerOperations,
  ...referenceOperations,
];

/** Who calls, and for which company. https://restdocs.e-conomic.com/#get-self */
function getSelf({ agreement, app, baseUrl }: VendorCall) {
  const { number, companyName, country, companyIdentificationNumber, baseCurrency, modules } = agreement;
  return jsonAnswer(200, {
    agreementNumber: number,
    agreementType: { agreementTypeNumber: 1, name: country },
    userName: 'api',
    company: { name: companyName, country, companyIdentificationNumber },
    application: {
      ...{ appNumber: app.appNumber, name: app.name, appPublicToken: app.publicToken },
      requiredRoles: app.roles.map((name, index) => ({ roleNumber: index + 1, name })),
    },
    settings: { baseCurrency },
    modules: [...modules, `e-conomic ${agreement.package}`].map((name, index) => ({
      ...{ moduleNumber: index + 1, name, self: `${baseUrl}/modules/${index + 1}` },
    })),
    self: `${baseUrl}/self`,
  });
}
