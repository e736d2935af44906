/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  MetricsService,
  MetricsServiceCounter,
  MetricsServiceHistogram,
  TracingService,
} from '@backstage/backend-plugin-api/alpha';
import { DateTime } from 'luxon';
import { isThrottling } from '../aws/awsErrors';
import type { AwsCall, ObserveCall } from '../aws/observeCall';
import { studioLane } from '../scheduling/Lane';
import type { ChangeSet } from '../store/ChangeSet';
import type { Trace } from '../util/trace';
import { GAUGES, METRICS, type MetricDefinition } from './metricDefinitions';
import type { Sample, StateReader } from './StateReader';

/** From a policy that approves at once to a week. */
const DECISION_SECONDS = [
  1, 60, 600, 3_600, 14_400, 28_800, 86_400, 172_800, 345_600, 604_800,
];
/** Services whose calls draw from the limits of Identity Center. */
const IDENTITY_CENTER = ['SSOAdmin', 'Identitystore'];

/** Metrics and traces through the services of Backstage; without a reader of metrics they cost nothing. */
export class Telemetry {
  readonly #metrics: MetricsService;
  readonly #tracing: Pick<TracingService, 'startActiveSpan'>;
  readonly #calls: MetricsServiceCounter;
  readonly #decisions: MetricsServiceHistogram;

  constructor(options: {
    metrics: MetricsService;
    tracing: Pick<TracingService, 'startActiveSpan'>;
  }) {
    this.#metrics = options.metrics;
    this.#tracing = options.tracing;
    this.#calls = this.#metrics.createCounter(
      METRICS.calls.name,
      optionsOf(METRICS.calls),
    );
    this.#decisions = this.#metrics.createHistogram(METRICS.decisionTime.name, {
      ...optionsOf(METRICS.decisionTime),
      advice: { explicitBucketBoundaries: DECISION_SECONDS },
    });
  }

  readonly trace: Trace = (name, attributes, work) =>
    this.#tracing.startActiveSpan(name, { attributes }, work);

  readonly observeCall: ObserveCall = async (call, send) => {
    const count = (outcome: string) =>
      this.#calls.add(1, {
        lane: laneOf(call),
        service: call.service,
        operation: call.operation,
        outcome,
      });
    try {
      const answer = await this.#tracing.startActiveSpan(
        `${call.service}.${call.operation}`,
        {
          kind: 'client',
          attributes: {
            'rpc.system': 'aws-api',
            'rpc.service': call.service,
            'rpc.method': call.operation,
            'cloud.account.id': call.accountId,
            'cloud.region': call.region,
          },
        },
        send,
      );
      count('ok');
      return answer;
    } catch (error) {
      count(outcomeOf(error));
      throw error;
    }
  };

  /** Measures what a change that was stored has decided. */
  readonly onStored = (changes: ChangeSet): void => {
    const requests = [
      ...(changes.insert?.requests ?? []),
      ...(changes.update?.requests ?? []),
    ];
    for (const { type, requestId, actor } of changes.events) {
      const request = requests.find(each => each.requestId === requestId);
      if (
        request &&
        (type === 'request.approved' || type === 'request.rejected')
      ) {
        this.#decisions.record(
          DateTime.fromISO(request.updatedAt)
            .diff(DateTime.fromISO(request.createdAt))
            .as('seconds'),
          {
            kind: request.kind,
            outcome: type.replace('request.', ''),
            decided_by: actor.startsWith('policy:') ? 'policy' : 'person',
          },
        );
      }
    }
  };

  /** Shows the state whenever metrics are collected. */
  showState(state: Pick<StateReader, 'read'>): void {
    for (const [key, definition] of Object.entries(GAUGES)) {
      this.#metrics
        .createObservableGauge(definition.name, optionsOf(definition))
        .addCallback(async gauge => {
          const samples: Record<string, Sample[]> = await state.read();
          for (const { value, attributes } of samples[key] ?? []) {
            gauge.observe(value, attributes);
          }
        });
    }
  }
}

function optionsOf({ description, unit }: MetricDefinition) {
  return { description, unit };
}

function laneOf({ service, ...place }: AwsCall): string {
  return IDENTITY_CENTER.includes(service)
    ? 'identity-center'
    : studioLane(place);
}

function outcomeOf(error: unknown): string {
  if (isThrottling(error)) {
    return 'throttled';
  }
  return error instanceof Error && error.name === 'AbortError'
    ? 'aborted'
    : 'failed';
}
