/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The metrics of the plugin. docs/operations.md shows them under the names that Prometheus gives them. Names say seconds,
 * since some exporters add the unit and some do not; none adds it twice.
 */

/** A counter, a measurement of finished work, or a value that is read when metrics are collected. */
type MetricType = 'counter' | 'histogram' | 'gauge';

export type MetricDefinition = {
  type: MetricType;
  name: string;
  description: string;
  /** UCUM; braces say what is counted. */
  unit: string;
  attributes: readonly string[];
};

/** Read in the database whenever metrics are collected. */
export const GAUGES = {
  requests: {
    type: 'gauge',
    name: 'sagemaker_studio.requests',
    description: 'Requests by state',
    unit: '{request}',
    attributes: ['status'],
  },
  grants: {
    type: 'gauge',
    name: 'sagemaker_studio.grants',
    description: 'Grants that have not ended, by state',
    unit: '{grant}',
    attributes: ['status'],
  },
  operations: {
    type: 'gauge',
    name: 'sagemaker_studio.operations',
    description:
      'Operations that have not ended, by state and by the step that is next',
    unit: '{operation}',
    attributes: ['kind', 'status', 'step'],
  },
  laneBacklog: {
    type: 'gauge',
    name: 'sagemaker_studio.lane.backlog',
    description: 'Operations whose next step is due, by lane',
    unit: '{operation}',
    attributes: ['lane'],
  },
  laneDelay: {
    type: 'gauge',
    name: 'sagemaker_studio.lane.delay_seconds',
    description:
      'How long the next step of an operation has been due, of the one that has waited longest, by lane',
    unit: 's',
    attributes: ['lane'],
  },
  syncAge: {
    type: 'gauge',
    name: 'sagemaker_studio.sync.age_seconds',
    description:
      'How old the facts about a domain are; absent while they have never been read',
    unit: 's',
    attributes: ['domain'],
  },
  unsynced: {
    type: 'gauge',
    name: 'sagemaker_studio.sync.failing',
    description:
      'Domains of which some part could not be read at the last try, or never was',
    unit: '{domain}',
    attributes: [],
  },
  outboxPending: {
    type: 'gauge',
    name: 'sagemaker_studio.outbox.pending',
    description:
      'Messages to the audit log, to people and to open pages that have not been sent, by kind',
    unit: '{message}',
    attributes: ['kind'],
  },
  outboxLag: {
    type: 'gauge',
    name: 'sagemaker_studio.outbox.lag_seconds',
    description:
      'Age of the oldest message that has not been sent, by kind of message',
    unit: 's',
    attributes: ['kind'],
  },
  invalidations: {
    type: 'gauge',
    name: 'sagemaker_studio.invalidations.pending',
    description: 'Changes that the access list does not show yet',
    unit: '{invalidation}',
    attributes: [],
  },
  invalidationAge: {
    type: 'gauge',
    name: 'sagemaker_studio.invalidations.age_seconds',
    description: 'Age of the oldest change that the access list does not show',
    unit: 's',
    attributes: [],
  },
} as const satisfies Record<string, MetricDefinition>;

export const METRICS = {
  ...GAUGES,
  decisionTime: {
    type: 'histogram',
    name: 'sagemaker_studio.request.decision.duration_seconds',
    description: 'Time from a request to its decision',
    unit: 's',
    attributes: ['kind', 'outcome', 'decided_by'],
  },
  calls: {
    type: 'counter',
    name: 'sagemaker_studio.aws.calls',
    description:
      'Calls of AWS by lane; the outcome is ok, throttled, failed, or aborted',
    unit: '{call}',
    attributes: ['lane', 'service', 'operation', 'outcome'],
  },
} as const satisfies Record<string, MetricDefinition>;

export type GaugeKey = keyof typeof GAUGES;
