import { App } from 'aws-cdk-lib';
import { deploymentOf, vendorEnvironment } from '../../infra/deployment.ts';

function deployedWith(context: Record<string, unknown>) {
  return deploymentOf(new App({ context }).node);
}

it('needs no settings', () => {
  expect(deployedWith({}).stage).toBe('production');
  expect(vendorEnvironment(deployedWith({}))).toEqual({});
});

it.each([
  ['an object in cdk.json', { moment: 'https://moment.example' }],
  ['a text on the command line', '{"moment":"https://moment.example"}'],
])('takes vendor addresses as %s', (_way, vendorEndpoints) => {
  const environment = vendorEnvironment(deployedWith({ vendorEndpoints, twentyFourSevenOfficeApplicationId: 'abc' }));
  expect(environment).toEqual({
    VENDOR_ENDPOINTS: '{"moment":"https://moment.example"}',
    TWENTY_FOUR_SEVEN_OFFICE_APPLICATION_ID: 'abc',
  });
});

it('gives the tokens of the e-conomic app to the functions', () => {
  const tokens = { economicAppSecretToken: 'secret', economicAppPublicToken: 'public' };
  const environment = { ECONOMIC_APP_SECRET_TOKEN: 'secret', ECONOMIC_APP_PUBLIC_TOKEN: 'public' };
  expect(vendorEnvironment(deployedWith(tokens))).toEqual(environment);
});

it.each([
  ['stage', { stage: 'Über' }, 'stage "Über"'],
  ['half JSON', { vendorEndpoints: '{"moment"' }, 'vendorEndpoints is not JSON'],
  ['no URL', { vendorEndpoints: { moment: 'moment' } }, 'vendorEndpoints must be an object'],
  ['a sender with a name', { mailFrom: 'Ledgerbridge <errors@example.com>' }, 'mailFrom must be a plain'],
  ['a sender with a line break', { mailFrom: 'errors@example.com\nBcc: x@example.com' }, 'mailFrom must be a plain'],
  ['a console that is no web page', { consoleUrl: 'javascript:alert(1)' }, 'consoleUrl must be an address'],
  ['no number of indexes', { tableIndexes: 'all' }, 'tableIndexes must be a number'],
  ['a number', { alarmEmail: 1 }, 'alarmEmail must be a text'],
])('refuses %s by name', (_what, context, words) => {
  expect(() => deployedWith(context)).toThrow(words);
});
