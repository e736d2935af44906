/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  OperationError,
  Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { RoleGateway } from '../../aws/RoleGateway';
import type { StudioGateway } from '../../aws/StudioGateway';
import type { StudioConfig } from '../../config/StudioConfig';
import {
  REQUEST_TAG,
  type CreationStep,
  type DomainCreationRecord,
} from '../../model/domainCreation';
import { messageAndRemedy } from '../../util/say';

/** The calls of SageMaker that the steps make. */
export type DomainCalls = Pick<
  StudioGateway,
  | 'findDomainId'
  | 'describeDomain'
  | 'describeDomainWithSettings'
  | 'createDomain'
  | 'deleteDomain'
  | 'listTags'
  | 'listProfiles'
>;

/** The calls of IAM that the steps make. */
export type RoleCalls = Pick<
  RoleGateway,
  | 'findRole'
  | 'createExecutionRole'
  | 'listAttachedPolicies'
  | 'attachPolicy'
  | 'detachPolicy'
  | 'deleteRole'
>;

/** The result of a step; after `wait` it is checked again. */
export type StepResult =
  | { done: Message; domainId?: string }
  | { wait: true; domainId?: string }
  | { blocked: OperationError; domainId?: string };

/** An attempt at a step. Steps look before they write, and are safe to run again after a crash at any point. */
export type CreationStepRun = {
  creation: DomainCreationRecord;
  step: CreationStep;
  studio: DomainCalls;
  roles: RoleCalls;
  settings: StudioConfig['domainCreation']['executionRoles'];
  /** Makes a call, so that an error is classified by its IAM action. */
  call: <T>(action: string, run: () => Promise<T>) => Promise<T>;
  /** Other users of the role than this creation, in words; `undefined` where none is known. */
  roleUse: (roleArn: string) => Promise<Message | undefined>;
  signal: AbortSignal;
};

export function blocked(
  name: string,
  message: Message,
  remedy: Message,
): { blocked: OperationError } {
  return {
    blocked: { kind: 'blocked', name, ...messageAndRemedy(message, remedy) },
  };
}

/** Whether this request has made what has these tags. */
export function isOwn(
  tags: Record<string, string>,
  { requestId }: DomainCreationRecord,
): boolean {
  return tags[REQUEST_TAG] === requestId;
}
