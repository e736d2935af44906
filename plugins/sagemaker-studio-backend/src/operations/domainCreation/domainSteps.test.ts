/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { DescribeDomainCommandOutput } from '@aws-sdk/client-sagemaker';
import { toDomain, toDomainSettings } from '../../aws/studio';
import {
  cancelCreation,
  currentStep,
  finishCreationStep,
  REQUEST_TAG,
  startCreation,
  type DomainCreationRecord,
} from '../../model/domainCreation';
import { isRefusal } from '../../model/outcome';
import { present } from '../../util/__testUtils__/present';
import type {
  CreationStepRun,
  DomainCalls,
  RoleCalls,
} from './CreationStepRun';
import { deleteDomain, ensureDomain, waitInService } from './domainSteps';
import { deleteRole } from './roleSteps';
import { quote, say } from '../../util/say';

const AT = '2026-11-29T10:00:00.000Z';
const PLACE = { accountId: '222222222222', region: 'eu-central-1' };
const ROLE = 'arn:aws:iam::222222222222:role/studio-access/lab-execution';
const DOMAIN = {
  ...PLACE,
  name: 'lab',
  createRole: 'lab-execution',
  network: { access: 'internet' as const, vpcId: 'vpc-1', subnetIds: ['s-1'] },
};
const SHOWN: DescribeDomainCommandOutput = {
  $metadata: {},
  DomainId: 'd-lab',
  DomainName: 'lab',
  DomainArn: 'arn:aws:sagemaker:eu-central-1:222222222222:domain/d-lab',
  Status: 'InService',
  AuthMode: 'SSO',
  VpcId: 'vpc-1',
  SubnetIds: ['s-1'],
  AppNetworkAccessType: 'PublicInternetOnly',
  DefaultUserSettings: { ExecutionRole: ROLE },
  DomainSettings: { ExecutionRoleIdentityConfig: 'USER_PROFILE_NAME' },
};

function awsError(name: string): Error {
  return Object.assign(new Error(name), { name });
}

function creationOf(more: Partial<DomainCreationRecord> = {}) {
  const { state } = startCreation(
    {
      ...PLACE,
      requestId: 'r-1',
      lane: 'sagemaker:222222222222:eu-central-1',
      domain: DOMAIN,
      owner: 'group:default/forecasting',
      requestedBy: 'user:default/ingrid.larsen',
      executionRole: ROLE,
    },
    { actor: 'system', at: AT },
  );
  return { ...state, ...more };
}

function cancelled(creation = creationOf()): DomainCreationRecord {
  const result = cancelCreation(creation, { actor: 'user:default/x', at: AT });
  if (isRefusal(result)) {
    throw new Error(result.refusal.message);
  }
  return result.state;
}

type World = {
  creation?: DomainCreationRecord;
  /** As AWS shows it; absent: there is none. */
  shown?: DescribeDomainCommandOutput;
  madeBy?: string;
  profiles?: string[];
  attempts?: number;
  onDelete?: () => void;
  onListTags?: () => void;
  roleUse?: string;
};

/** A step over an AWS that holds at most one domain and one role. */
function runOver(world: World) {
  const { creation = creationOf(), madeBy, attempts = 0 } = world;
  const calls: string[] = [];
  const described = async () => {
    if (!world.shown) {
      throw awsError('ResourceNotFound');
    }
    return world.shown;
  };
  const studio: DomainCalls = {
    findDomainId: async () => world.shown?.DomainId,
    describeDomain: async domainId =>
      toDomain(await described(), { ...PLACE, domainId }),
    describeDomainWithSettings: async domainId => ({
      domain: toDomain(await described(), { ...PLACE, domainId }),
      settings: toDomainSettings(await described()),
    }),
    createDomain: async () => {
      calls.push('CreateDomain');
      return { domainId: 'd-new' };
    },
    deleteDomain: async () => {
      calls.push('DeleteDomain');
      world.onDelete?.();
    },
    listTags: async () => {
      world.onListTags?.();
      const tags: Record<string, string> = {};
      return madeBy ? { ...tags, [REQUEST_TAG]: madeBy } : tags;
    },
    listProfiles: async () => ({
      items: (world.profiles ?? []).map(name => ({
        domainId: 'd-lab',
        name,
        status: 'InService',
        createdAt: AT,
        modifiedAt: AT,
      })),
    }),
  };
  const roles: RoleCalls = {
    findRole: async () => ({
      arn: ROLE,
      path: '/studio-access/',
      name: 'lab-execution',
      trustPolicy: '{}',
      tags: { [REQUEST_TAG]: 'r-1' },
    }),
    createExecutionRole: async () => ({ arn: ROLE }),
    listAttachedPolicies: async () => ['arn:aws:iam::aws:policy/P'],
    attachPolicy: async () => undefined,
    detachPolicy: async () => {
      calls.push('DetachRolePolicy');
    },
    deleteRole: async () => {
      calls.push('DeleteRole');
    },
  };
  const run: CreationStepRun = {
    creation,
    step: { ...present(currentStep(creation)), attempts },
    studio,
    roles,
    settings: undefined,
    call: (_, send) => send(),
    roleUse: async () =>
      world.roleUse === undefined ? undefined : quote(world.roleUse),
    signal: new AbortController().signal,
  };
  return { run, calls };
}

describe('the domain of a creation', () => {
  it('that was to be created and is found is accepted only where the request has made it', async () => {
    const found = runOver({ shown: SHOWN });
    expect(await ensureDomain(found.run)).toMatchObject({
      blocked: { message: expect.stringMatching('is not what was planned') },
    });
    const own = runOver({ shown: SHOWN, madeBy: 'r-1' });
    expect(await ensureDomain(own.run)).toMatchObject({ domainId: 'd-lab' });
    const none = runOver({});
    expect(await ensureDomain(none.run)).toMatchObject({ domainId: 'd-new' });
    expect([found.calls, own.calls, none.calls]).toEqual([
      [],
      [],
      ['CreateDomain'],
    ]);
  });

  it('that was to be adopted is adopted with that id alone, and never created', async () => {
    const adopting = creationOf({ adopts: 'd-lab' });
    const found = runOver({ creation: adopting, shown: SHOWN });
    expect(await ensureDomain(found.run)).toMatchObject({ domainId: 'd-lab' });
    const changed = runOver({
      creation: adopting,
      shown: { ...SHOWN, VpcId: 'vpc-2' },
    });
    expect(await ensureDomain(changed.run)).toMatchObject({
      blocked: { message: expect.stringMatching('is not what was planned') },
    });
    const gone = runOver({ creation: adopting });
    expect(await ensureDomain(gone.run)).toMatchObject({
      blocked: { message: expect.stringMatching('is gone') },
    });
    const stays = runOver({
      creation: cancelled(adopting),
      shown: SHOWN,
      madeBy: 'r-1',
    });
    expect(await deleteDomain(stays.run)).toMatchObject({
      done: say('creation.adopted-stays', { domain: 'd-lab' }),
    });
    expect([...found.calls, ...gone.calls, ...stays.calls]).toEqual([]);
  });

  it('that AWS failed to delete blocks at every step, and is deleted again after a retry', async () => {
    const failed: World = {
      shown: { ...SHOWN, Status: 'Delete_Failed' },
      madeBy: 'r-1',
    };
    const blocked = { blocked: { name: 'Delete_Failed' } };
    expect(
      await ensureDomain(runOver({ ...failed, attempts: 1 }).run),
    ).toMatchObject(blocked);
    const creation = creationOf({ domainId: 'd-lab' });
    expect(
      await waitInService(runOver({ ...failed, creation }).run),
    ).toMatchObject(blocked);
    const again = runOver(failed);
    expect(await ensureDomain(again.run)).toMatchObject({ wait: true });
    expect(again.calls).toEqual(['DeleteDomain']);
  });

  it('stays when somebody uses it by the time it is cancelled', async () => {
    const used = runOver({
      creation: cancelled(),
      shown: SHOWN,
      madeBy: 'r-1',
      profiles: ['aiko'],
    });
    expect(await deleteDomain(used.run)).toMatchObject({
      done: say('creation.in-use-by', { domain: 'd-lab', profile: 'aiko' }),
    });
    expect(used.calls).toEqual([]);
  });

  it('is deleted where AWS refuses to delete what is gone already', async () => {
    const world: World = {
      creation: cancelled(),
      shown: SHOWN,
      madeBy: 'r-1',
      onDelete: () => {
        world.shown = undefined;
        throw awsError('AccessDeniedException');
      },
    };
    expect(await deleteDomain(runOver(world).run)).toMatchObject({
      wait: true,
    });
    const refused = runOver({
      ...world,
      shown: SHOWN,
      onDelete: () => {
        throw awsError('AccessDeniedException');
      },
    });
    await expect(deleteDomain(refused.run)).rejects.toThrow();
  });

  it('is gone where AWS finds it no more between two reads', async () => {
    const world: World = {
      creation: cancelled(),
      shown: { ...SHOWN, Status: 'Deleting' },
      onListTags() {
        world.shown = undefined;
        throw awsError('ValidationException');
      },
    };
    const { run } = runOver(world);
    await expect(deleteDomain(run)).resolves.toMatchObject({
      done: say('creation.nothing-to-delete'),
    });
  });

  it('keeps its role while something uses it', async () => {
    const used = runOver({
      creation: cancelled(),
      roleUse: 'the domain d-lab',
    });
    expect(await deleteRole(used.run)).toEqual({
      done: say('creation.role-used', {
        role: ROLE,
        use: quote('the domain d-lab'),
      }),
    });
    expect(used.calls).toEqual([]);
    const unused = runOver({ creation: cancelled() });
    await deleteRole(unused.run);
    expect(unused.calls).toEqual(['DetachRolePolicy', 'DeleteRole']);
  });

  it('tells in its events what blocks it, under names of their own', () => {
    const creation = creationOf();
    const blocked = {
      kind: 'blocked' as const,
      name: 'Failed',
      message: 'It failed.',
      remedy: 'Retry.',
      messages: { message: { code: 'error.failed' } },
    };
    const { events } = finishCreationStep(creation, { blocked }, AT);
    expect(events[0]?.detail).toEqual({
      ...PLACE,
      name: 'lab',
      domainId: undefined,
      step: 'ensure-role',
      error: 'Failed',
      message: 'It failed.',
      remedy: 'Retry.',
      messages: { message: { code: 'error.failed' } },
    });
  });
});
