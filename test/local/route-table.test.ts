import { routeTable } from '../../lib/local/route-table.ts';

const keys = [
  '$default',
  'ANY /{proxy+}',
  'ANY /',
  'GET /receipts',
  'GET /receipts/{id}',
  'POST /webhooks/{vendor}/{integrationId}/{secret}',
  'POST /webhooks/moment/{proxy+}',
];
const find = routeTable(keys.map((key) => ({ key, functionArn: key })));

describe('a route table', () => {
  it.each([
    ['GET', '/', 'ANY /', {}],
    ['GET', '/receipts', 'GET /receipts', {}],
    ['POST', '/receipts', 'ANY /{proxy+}', { proxy: 'receipts' }],
    ['GET', '/receipts/42', 'GET /receipts/{id}', { id: '42' }],
    ['GET', '/receipts/42/', 'ANY /{proxy+}', { proxy: 'receipts/42/' }],
    ['GET', '/receipts/a%2Fb%20c', 'GET /receipts/{id}', { id: 'a/b c' }],
    [
      'POST',
      '/webhooks/other/fjord.main/s3cret',
      keys[5],
      { vendor: 'other', integrationId: 'fjord.main', secret: 's3cret' },
    ],
    ['POST', '/webhooks/moment/fjord.main/s3cret', keys[6], { proxy: 'fjord.main/s3cret' }],
  ])('leads %s %s to %s', (method, path, key, pathParameters) => {
    expect(find(method, path)).toEqual({ route: { key, functionArn: key }, pathParameters });
  });

  it('gives what fits nowhere to the default route, or to nobody', () => {
    const only = (key: string) => routeTable([{ key, functionArn: key }]);
    expect(only('$default')('PATCH', '/x')?.route.key).toBe('$default');
    expect(only('GET /a')('GET', '/b')).toBeUndefined();
    expect(only('GET /a')('POST', '/a')).toBeUndefined();
  });

  it('refuses a key that no gateway route has', () => {
    expect(() => routeTable([{ key: 'orders', functionArn: 'x' }])).toThrow(/"orders" cannot be served/);
  });
});
