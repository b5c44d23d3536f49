import type { InjectedFaultSettings } from '../../../lib/sandboxes/twenty-four-seven-office/http/injected-fault.ts';
import { anna, faultOf, startVendor, type VendorCaller } from './support/vendor-caller.ts';

let vendor: VendorCaller;
beforeEach(async () => {
  vendor = await startVendor();
});
afterEach(() => vendor.sandbox.close());

const save = () =>
  vendor.call(
    'company.SaveCompanies',
    '<companies><Company><Name>Blåbær AS</Name><Type>Business</Type></Company></companies>',
  );
const companies = async () => (await vendor.control.client(anna.clientId)).companies.length;
const make = (fault: InjectedFaultSettings['fault'], more: Partial<InjectedFaultSettings> = {}) =>
  vendor.control.addFault({ operation: 'SaveCompanies', fault, times: 1, ...more });

describe('faults that refuse leave nothing behind', () => {
  it.each([
    ['refuse', 200, /<APIException>/],
    ['fail-500', 500, /^<!DOCTYPE html>/],
    ['throttle', 429, /Too Many Requests/],
    ['quota', 500, /Limit exceeded by 1\. Request is blocked/],
    ['unknown-fault', 500, /<faultcode>soap:Server<\/faultcode>/],
  ] as const)('%s', async (fault, status, text) => {
    await make(fault);
    const reply = await save();
    expect([reply.status, await companies()]).toEqual([status, 0]);
    expect(reply.text).toMatch(text);
    expect((await save()).status).toBe(200);
  });

  it('refuse is told the way each operation tells it', async () => {
    await vendor.control.addFault({ operation: '*', fault: 'refuse', times: 3 });
    expect(await vendor.logIn()).toBe('');
    expect((await vendor.call('account.SaveBundleList')).text).toContain('<Type>NotSaved</Type>');
    expect(faultOf(await vendor.call('project.GetProjectNameList'))).toBe('The operation was refused');
  });
});

describe('faults that spoil the answer come after the work', () => {
  it.each([
    ['apply-then-500', 500, /^<!DOCTYPE html>/],
    ['truncated-xml', 200, /^<\?xml(?!.*<\/soap:Envelope>)/],
    ['html-200', 200, /^<!DOCTYPE html>/],
    ['empty-200', 200, /^$/],
    ['doctype', 200, /^<\?xml[^>]*><!DOCTYPE soap:Envelope SYSTEM/],
    ['entity-bomb', 200, /<!ENTITY bomb9 "(&bomb8;){10}">.*&bomb9;/],
    ['wrong-charset', 200, /\uFFFD/],
  ] as const)('%s', async (fault, status, text) => {
    await make(fault);
    const reply = await save();
    expect([reply.status, await companies()]).toEqual([status, 1]);
    expect(reply.text).toMatch(text);
  });

  it('or instead of it, when told so', async () => {
    await make('truncated-xml', { applies: false });
    await save();
    expect(await companies()).toBe(0);
  });

  it('reset breaks the connection', async () => {
    await make('reset');
    await expect(save()).rejects.toThrow('fetch failed');
    expect(await companies()).toBe(1);
  });
});

describe('faults of time', () => {
  it('apply-then-timeout works and stays silent', async () => {
    await make('apply-then-timeout');
    const silent = save().catch(() => 'closed');
    await until(async () => (await companies()) === 1);
    await vendor.sandbox.close();
    expect(await silent).toBe('closed');
    vendor = await startVendor();
  });

  it('apply-late works later and never answers', async () => {
    await make('apply-late', { delayMs: 50 });
    const silent = save().catch(() => 'closed');
    await until(async () => (await vendor.control.calls({ operation: 'SaveCompanies' })).length === 1);
    await until(async () => (await companies()) === 1);
    const [call] = await vendor.control.calls({ operation: 'SaveCompanies' });
    expect(call).toMatchObject({ status: 0, injected: 'apply-late' });
    await vendor.sandbox.close();
    expect(await silent).toBe('closed');
    vendor = await startVendor();
  });

  it('slow answers in the end', async () => {
    await make('slow', { delayMs: 30 });
    expect((await save()).text).toContain('<Id>10001</Id>');
  });
});

describe('the queue of faults', () => {
  it('makes each so many times, of its operation and client alone', async () => {
    await make('fail-500', { times: 2 });
    await make('fail-500', { clientId: '42' });
    await vendor.control.addFault({ operation: 'SaveProject', fault: 'fail-500' });
    const statuses = [(await save()).status, (await save()).status, (await save()).status];
    expect(statuses).toEqual([500, 500, 200]);
  });

  it('makes a fault without number of times until it is emptied', async () => {
    await make('fail-500', { times: undefined });
    expect([(await save()).status, (await save()).status]).toEqual([500, 500]);
    await vendor.control.clearFaults();
    expect((await save()).status).toBe(200);
  });

  it('knows its faults', async () => {
    const response = await fetch(`${vendor.sandbox.url}/_control/faults`, {
      method: 'POST',
      body: '{"operation":"*","fault":"fire"}',
    });
    expect(response.status).toBe(400);
  });
});

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 5));
}
