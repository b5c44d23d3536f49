import { jsonAnswer } from '../http/answer.ts';
import type { VendorCall, VendorOperation } from '../http/operation.ts';
import type { AgreementState } from '../state/agreement-state.ts';
import { present } from '../state/json.ts';
import type { Switches } from '../state/switches.ts';
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
function getSelf({ agreement, app, baseUrl, world }: VendorCall) {
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
    settings: present({ baseCurrency, defaultPaymentTerm: defaultTermsOf(agreement, world.switches, baseUrl) }),
    modules: [...modules, `e-conomic ${agreement.package}`].map((name, index) => ({
      ...{ moduleNumber: index + 1, name, self: `${baseUrl}/modules/${index + 1}` },
    })),
    self: `${baseUrl}/self`,
  });
}

/** The schema calls it a text without saying which one. */
function defaultTermsOf(
  { defaultPaymentTerms: chosen, paymentTerms }: AgreementState,
  { defaultPaymentTerm }: Switches,
  baseUrl: string,
): string | undefined {
  const terms = paymentTerms.find(({ number }) => number === chosen);
  if (terms === undefined) {
    return undefined;
  }
  const texts = { link: `${baseUrl}/payment-terms/${terms.number}`, number: String(terms.number), name: terms.name };
  return texts[defaultPaymentTerm];
}
