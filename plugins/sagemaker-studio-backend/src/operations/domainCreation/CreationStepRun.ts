/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { OperationError } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { RoleGateway } from '../../aws/RoleGateway';
import type { StudioGateway } from '../../aws/StudioGateway';
import type { StudioConfig } from '../../config/StudioConfig';
import {
  REQUEST_TAG,
  type CreationStep,
  type DomainCreationRecord,
} from '../../model/domainCreation';

/** What a step came to; after `wait` it is looked at again. */
export type StepResult =
  | { done: string; domainId?: string }
  | { wait: true; domainId?: string }
  | { blocked: OperationError; domainId?: string };

/** An attempt at a step. Steps look before they write, and are safe to run again after a crash at any point. */
export type CreationStepRun = {
  creation: DomainCreationRecord;
  step: CreationStep;
  studio: StudioGateway;
  roles: RoleGateway;
  settings: StudioConfig['domainCreation']['executionRoles'];
  /** Makes a call, so that an error is classified by its IAM action. */
  call: <T>(action: string, run: () => Promise<T>) => Promise<T>;
  signal: AbortSignal;
};

export function blocked(
  name: string,
  message: string,
  remedy: string,
): { blocked: OperationError } {
  return { blocked: { kind: 'blocked', name, message, remedy } };
}

/** Whether this request has made what has these tags. */
export function isOwn(
  tags: Record<string, string>,
  { requestId }: DomainCreationRecord,
): boolean {
  return tags[REQUEST_TAG] === requestId;
}
