import { readScheduleResource, startSchedule } from '../../lib/local/schedules.ts';

const resource = (type: string) => ({ stack: 'Small', logicalId: 'Tick', type, properties: {}, path: undefined });
const arn = 'arn:aws:lambda:eu-north-1:000000000000:function:Small-Worker';

describe('a schedule of the template', () => {
  it('fires once at the start and then in its rhythm', () => {
    jest.useFakeTimers({ now: new Date('2026-11-21T03:40:20Z') });
    const properties = { ScheduleExpression: 'rate(1 minute)', State: 'ENABLED', Targets: [{ Arn: arn, Id: 'one' }] };
    const schedule = readScheduleResource(resource('AWS::Events::Rule'), properties);
    if (schedule === undefined) throw new Error('The schedule is on');
    const fired: unknown[] = [];
    const running = startSchedule(
      schedule,
      (target, event) => fired.push({ target, event }),
      () => new Date(),
    );
    jest.advanceTimersByTime(125_000);
    running.close();
    jest.advanceTimersByTime(600_000);
    jest.useRealTimers();
    expect(fired).toHaveLength(3);
    expect(fired[2]).toMatchObject({
      target: arn,
      event: { source: 'aws.events', 'detail-type': 'Scheduled Event', time: '2026-11-21T03:42:20.000Z' },
    });
  });

  it('waits longer than Node’s timers can', () => {
    jest.useFakeTimers({ now: new Date('2026-11-21T00:00:00Z') });
    const properties = { ScheduleExpression: 'rate(60 days)', Target: { Arn: arn, RoleArn: 'role', Input: '{"a":1}' } };
    const schedule = readScheduleResource(resource('AWS::Scheduler::Schedule'), properties);
    if (schedule === undefined) throw new Error('The schedule is on');
    const fired: unknown[] = [];
    const running = startSchedule(
      schedule,
      (_target, event) => fired.push(event),
      () => new Date(),
    );
    jest.advanceTimersByTime(59 * 86_400_000);
    expect(fired).toEqual([{ a: 1 }]);
    jest.advanceTimersByTime(86_400_000);
    running.close();
    jest.useRealTimers();
    expect(fired).toEqual([{ a: 1 }, { a: 1 }]);
  });

  it('that is switched off does not run', () => {
    const properties = { ScheduleExpression: 'rate(1 minute)', State: 'DISABLED', Targets: [{ Arn: arn }] };
    expect(readScheduleResource(resource('AWS::Events::Rule'), properties)).toBeUndefined();
  });

  it.each([
    [
      'waits for events',
      { EventPattern: { source: ['x'] }, ScheduleExpression: 'rate(1 minute)', Targets: [{ Arn: arn }] },
      /waits for events/,
    ],
    ['has no rhythm', { EventPattern: { source: ['x'] }, Targets: [{ Arn: arn }] }, /ScheduleExpression/],
    [
      'changes its input',
      { ScheduleExpression: 'rate(1 minute)', Targets: [{ Arn: arn, InputTransformer: {} }] },
      /InputTransformer/,
    ],
  ])('that %s is refused', (_name, properties, message) => {
    expect(() => readScheduleResource(resource('AWS::Events::Rule'), properties)).toThrow(message);
  });

  it('in another time zone is refused', () => {
    const properties = {
      ScheduleExpression: 'rate(1 minute)',
      ScheduleExpressionTimezone: 'Europe/Oslo',
      Target: { Arn: arn },
    };
    expect(() => readScheduleResource(resource('AWS::Scheduler::Schedule'), properties)).toThrow(/Timezone/);
  });
});
