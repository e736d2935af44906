/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * What came of an approved request. It is read from the request's own operations, so that later requests for the same
 * people change nothing about it.
 */
import type {
  RequestOutcome,
  RequestOutcomeState,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { nextStep } from './operationSteps';
import type { GrantRecord, OperationRecord, RequestRecord } from './records';

/** An operation of a grant, whatever request brought it about. */
export type OperationSummary = Pick<
  OperationRecord,
  'grantId' | 'requestId' | 'kind' | 'status'
>;

type GrantFacts = {
  grant: Pick<
    GrantRecord,
    'grantId' | 'requestId' | 'status' | 'startsAt' | 'endedReason'
  >;
  /** The operations of the grant, oldest first. */
  operations: readonly OperationSummary[];
  /** The newest of them. */
  latest?: Pick<OperationRecord, 'steps'>;
};

/** The number of people in each state; absent before the approval. */
export function outcomeOf(
  request: Pick<RequestRecord, 'requestId' | 'kind' | 'status' | 'plan'>,
  grants: readonly GrantFacts[],
): RequestOutcome | undefined {
  if (request.status !== 'approved') {
    return undefined;
  }
  const leftOut = request.plan.items.filter(({ obstacle }) => obstacle);
  const states = [
    ...grants.map(facts => stateOf(request, facts)),
    ...leftOut.map(() => 'left-out' as const),
  ];
  const counts: RequestOutcome = {};
  for (const state of states) {
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}

const KIND_OF_OPERATION: Partial<
  Record<RequestRecord['kind'], OperationRecord['kind']>
> = {
  grant: 'provision',
  'onboard-team': 'provision',
  'change-role': 'change-role',
  revoke: 'deprovision',
};

function stateOf(
  request: Pick<RequestRecord, 'requestId' | 'kind'>,
  { grant, operations, latest }: GrantFacts,
): RequestOutcomeState {
  const { requestId, kind } = request;
  const isOwn = (each: OperationSummary) =>
    each.requestId === requestId && each.kind === KIND_OF_OPERATION[kind];
  const own = operations.findLast(isOwn);
  if (!own) {
    return withoutOperation(request, grant);
  }
  if (operations.some(each => isOwn(each) && each.status === 'succeeded')) {
    return 'done';
  }
  switch (own.status) {
    case 'blocked':
      return 'blocked';
    case 'cancelled':
      return kind === 'revoke'
        ? cancelledRevocation(own, { grant, operations })
        : 'superseded';
    default:
      return latest && nextStep(latest)?.name === 'cool-off'
        ? 'cooling-off'
        : 'working';
  }
}

/** Nothing in AWS had to change, or not yet. */
function withoutOperation(
  { requestId, kind }: Pick<RequestRecord, 'requestId' | 'kind'>,
  { requestId: madeBy, status, startsAt }: GrantFacts['grant'],
): RequestOutcomeState {
  if (kind === 'revoke' || madeBy !== requestId) {
    return 'done';
  }
  if (status === 'scheduled' || (status === 'suspended' && startsAt)) {
    return 'scheduled';
  }
  return status === 'ended' ? 'superseded' : 'done';
}

function cancelledRevocation(
  own: OperationSummary,
  { grant, operations }: Pick<GrantFacts, 'grant' | 'operations'>,
): RequestOutcomeState {
  const next = operations[operations.indexOf(own) + 1];
  if (next) {
    return next.kind === 'provision' ? 'undone' : 'superseded';
  }
  // Access to a domain that is gone is gone as well.
  return grant.endedReason === 'target-gone' ? 'done' : 'undone';
}
