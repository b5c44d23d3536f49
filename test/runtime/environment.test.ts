import { readEnvironment } from '../../lib/runtime/environment.ts';

const least = { TABLE_NAME: 'ledgerbridge', FUNCTION_TIMEOUT_SECONDS: '45' };

describe('the environment of a function', () => {
  it('is read with its defaults', () => {
    expect(readEnvironment({ ...least, HOME: '/root' })).toEqual({
      TABLE_NAME: 'ledgerbridge',
      FUNCTION_TIMEOUT_SECONDS: 45,
      QUEUE_URLS: {},
      VENDOR_ENDPOINTS: {},
      CATCH_UP_SPREAD_SECONDS: 900,
      POLL_AT_ONCE: false,
      DIGEST_QUIET_SECONDS: 60,
    });
  });

  it('parses what is JSON', () => {
    const urls = { 'moment-customers-to-24sevenoffice': 'https://sqs.eu-north-1.amazonaws.com/1/q' };
    const endpoints = { moment: 'http://127.0.0.1:4001' };
    const variables = { ...least, QUEUE_URLS: JSON.stringify(urls), VENDOR_ENDPOINTS: JSON.stringify(endpoints) };
    expect(readEnvironment(variables)).toMatchObject({ QUEUE_URLS: urls, VENDOR_ENDPOINTS: endpoints });
  });

  it.each([
    [{ TABLE_NAME: undefined }, 'TABLE_NAME'],
    [{ TABLE_NAME: '' }, 'TABLE_NAME'],
    [{ FUNCTION_TIMEOUT_SECONDS: 'soon' }, 'FUNCTION_TIMEOUT_SECONDS'],
    [{ QUEUE_URLS: '{' }, 'QUEUE_URLS: is not JSON'],
    [{ QUEUE_URLS: '{"a":"no address"}' }, 'QUEUE_URLS.a'],
    [{ VENDOR_ENDPOINTS: '{"nobody":"http://x.test"}' }, 'VENDOR_ENDPOINTS'],
    [{ LOCAL_CREDENTIALS_KEY: 'CANARY' }, 'LOCAL_CREDENTIALS_KEY'],
    [{ MAIL_FROM: 'errors@example.com\nBcc: x@example.com' }, 'MAIL_FROM'],
    [{ CATCH_UP_SPREAD_SECONDS: '901' }, 'CATCH_UP_SPREAD_SECONDS'],
  ])('refuses %j and names the variable', (change, words) => {
    const read = (): unknown => readEnvironment({ ...least, ...change });
    expect(read).toThrow(words);
    expect(read).not.toThrow('CANARY');
  });
});
