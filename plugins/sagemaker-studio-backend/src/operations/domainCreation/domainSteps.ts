/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { awsErrorName, missingAction } from '../../aws/awsErrors';
import type { NewDomain } from '../../aws/newDomain';
import {
  domainDifferences,
  type ExistingDomain,
} from '../../diagnosis/newDomain';
import { readExistingDomain } from '../../facts/existingDomain';
import { CREATED_TAG, REQUEST_TAG } from '../../model/domainCreation';
import { millisecondsSince } from '../../util/now';
import {
  blocked,
  isOwn,
  type CreationStepRun,
  type StepResult,
} from './CreationStepRun';
import { say } from '../../util/say';

/** IAM takes so long at most to let SageMaker use a role that is new. */
const ROLE_SETTLES_MS = 2 * 60_000;

type Found = {
  existing: ExistingDomain;
  /** Whether this request has made it. */
  isOwn: boolean;
};

export async function ensureDomain(run: CreationStepRun): Promise<StepResult> {
  const { creation, studio, call, signal } = run;
  const { adopts } = creation;
  if (adopts !== undefined) {
    return adoptDomain(run, adopts);
  }
  const found = await findDomain(run);
  if (!found) {
    try {
      const { domainId } = await call('sagemaker:CreateDomain', () =>
        studio.createDomain(toNewDomain(run), { signal }),
      );
      return { done: say('creation.creating', { domain: domainId }), domainId };
    } catch (error) {
      // The name is taken by now, perhaps by a call of ours whose answer was lost; the next attempt sees whose it is.
      if (
        awsErrorName(error) === 'ResourceInUse' ||
        isRoleUnsettled(run, error)
      ) {
        return { wait: true };
      }
      throw error;
    }
  }
  const { existing } = found;
  const { domainId, status } = existing;
  if (!found.isOwn) {
    return blocked(
      'ResourceInUse',
      say('creation.name-taken', {
        domain: domainId,
        name: creation.domain.name,
      }),
      say('creation.name-taken.remedy'),
    );
  }
  switch (status) {
    case 'Failed':
      return startDeletion(run, domainId);
    case 'Delete_Failed':
      return run.step.attempts > 0
        ? notDeleted(domainId)
        : startDeletion(run, domainId);
    case 'Deleting':
      return { wait: true, domainId };
    default:
      return { done: say('creation.creating', { domain: domainId }), domainId };
  }
}

/** Nothing is created in its place: whoever approved it has seen this domain. */
async function adoptDomain(
  run: CreationStepRun,
  domainId: string,
): Promise<StepResult> {
  const existing = await run.call('sagemaker:DescribeDomain', () =>
    readExisting(run, domainId),
  );
  if (!existing) {
    return blocked(
      'ResourceNotFound',
      say('creation.adopted-gone', { domain: domainId }),
      say('creation.adopted-gone.remedy'),
    );
  }
  const differences = domainDifferences(run.creation, existing);
  return differences.length
    ? blocked(
        'ResourceInUse',
        say('creation.adopted-changed', { domain: domainId, differences }),
        say('creation.adopted-changed.remedy'),
      )
    : {
        done: say('creation.adopted', { domain: domainId }),
        domainId,
      };
}

export async function waitInService(run: CreationStepRun): Promise<StepResult> {
  const { creation, studio, call, signal } = run;
  const { domainId = '', adopts } = creation;
  const unlessAdopted = (remedy: Message) =>
    adopts === undefined ? remedy : say('creation.ask-again.remedy');
  const domain = await call('sagemaker:DescribeDomain', () =>
    readExisting(run, domainId),
  );
  switch (domain?.status) {
    case 'InService':
      return { done: say('creation.in-service', { domain: domainId }) };
    case 'Failed': {
      const { failureReason } = await call('sagemaker:DescribeDomain', () =>
        studio.describeDomain(domainId, { signal }),
      );
      return blocked(
        'Failed',
        say('creation.failed', {
          domain: domainId,
          reason: failureReason ?? say('creation.no-reason'),
        }),
        unlessAdopted(say('creation.failed.remedy')),
      );
    }
    case 'Delete_Failed':
      return notDeleted(domainId);
    case undefined:
      return blocked(
        'ResourceNotFound',
        say('creation.gone', { domain: domainId }),
        unlessAdopted(say('creation.gone.remedy')),
      );
    default:
      return { wait: true };
  }
}

/** Deletes the domain if this request has made it and nobody uses it. */
export async function deleteDomain(run: CreationStepRun): Promise<StepResult> {
  const { creation, studio, call, signal } = run;
  if (creation.adopts !== undefined) {
    return {
      done: say('creation.adopted-stays', { domain: creation.adopts }),
    };
  }
  const found = await findDomain(run);
  if (!found) {
    return { done: say('creation.nothing-to-delete') };
  }
  const { domainId, status } = found.existing;
  if (!found.isOwn) {
    return {
      done: say('creation.not-own-stays', { domain: domainId }),
    };
  }
  if (status === 'Deleting' || status === 'Pending' || status === 'Updating') {
    return { wait: true, domainId };
  }
  if (status === 'Delete_Failed' && run.step.attempts > 0) {
    return notDeleted(domainId);
  }
  const { items } = await call('sagemaker:ListUserProfiles', () =>
    studio.listProfiles({ domainId }, { signal }),
  );
  const [profile] = items;
  if (profile) {
    return {
      done: say('creation.in-use-by', {
        domain: domainId,
        profile: profile.name,
      }),
    };
  }
  try {
    return await startDeletion(run, domainId);
  } catch (error) {
    // Somebody has begun to use it since.
    if (awsErrorName(error) === 'ResourceInUse') {
      return {
        done: say('creation.in-use', { domain: domainId }),
      };
    }
    throw error;
  }
}

/** AWS refuses to delete what is gone already, since the tag that the policy asks for is gone with it. */
async function startDeletion(
  run: CreationStepRun,
  domainId: string,
): Promise<StepResult> {
  const { studio, call, signal } = run;
  try {
    await call('sagemaker:DeleteDomain', () =>
      studio.deleteDomain(domainId, { signal }),
    );
  } catch (error) {
    if (missingAction(error, 'sagemaker:DeleteDomain') === undefined) {
      throw error;
    }
    const left = await readExisting(run, domainId);
    if (left && left.status !== 'Deleting') {
      throw error;
    }
  }
  return { wait: true, domainId };
}

function notDeleted(domainId: string): StepResult {
  return blocked(
    'Delete_Failed',
    say('creation.not-deleted', { domain: domainId }),
    say('creation.not-deleted.remedy'),
  );
}

/** By its name: the answer of AWS that held the id may have been lost. */
async function findDomain(run: CreationStepRun): Promise<Found | undefined> {
  const { creation, studio, call, signal } = run;
  const domainId = await call('sagemaker:ListDomains', () =>
    studio.findDomainId(creation.domain.name, { signal }),
  );
  if (domainId === undefined) {
    return undefined;
  }
  const existing = await call('sagemaker:DescribeDomain', () =>
    readExisting(run, domainId),
  );
  if (!existing) {
    return undefined;
  }
  try {
    const tags = await call('sagemaker:ListTags', () =>
      studio.listTags({ arn: existing.domainArn }, { signal }),
    );
    return { existing, isOwn: isOwn(tags, creation) };
  } catch (error) {
    // ListTags has no error of its own for a domain that has gone since it was read.
    if (await readExisting(run, domainId)) {
      throw error;
    }
    return undefined;
  }
}

function readExisting(
  { studio, signal }: CreationStepRun,
  domainId: string,
): Promise<ExistingDomain | undefined> {
  return readExistingDomain(studio, domainId, { signal });
}

function isRoleUnsettled(
  { creation }: CreationStepRun,
  error: unknown,
): boolean {
  const made = creation.steps.find(({ name }) => name === 'ensure-role');
  return (
    made?.startedAt !== undefined &&
    millisecondsSince(made.startedAt) < ROLE_SETTLES_MS &&
    awsErrorName(error) === 'ValidationException' &&
    error instanceof Error &&
    /\brole\b/i.test(error.message)
  );
}

function toNewDomain({ creation }: CreationStepRun): NewDomain {
  const { domain, executionRole, requestId } = creation;
  const { network, tags = [] } = domain;
  return {
    name: domain.name,
    executionRole,
    network: { ...network, securityGroupIds: network.securityGroupIds ?? [] },
    sharing: domain.sharing,
    kmsKey: domain.kmsKey,
    storage: domain.storage,
    idleMinutes: domain.idleMinutes,
    attributeSessions: domain.attributeSessions ?? true,
    tags: {
      ...Object.fromEntries(tags.map(({ key, value }) => [key, value])),
      [CREATED_TAG]: 'true',
      [REQUEST_TAG]: requestId,
    },
  };
}
