/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  catalogEntityDeletePermission,
  catalogLocationCreatePermission,
  catalogLocationDeletePermission,
  catalogPermissions,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import {
  scaffolderPermissions,
  taskCancelPermission,
  taskReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  sagemakerStudioPermissions,
  studioAccessReadPermission,
  studioEventsReadPermission,
  studioGrantReadPermission,
  studioGrantRevokePermission,
  studioGrantUndoPermission,
  studioLeaversAcceptPermission,
  studioOperatePermission,
  studioRequestCreatePermission,
  studioRequestDecidePermission,
  studioRequestReadPermission,
  type Standing,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { StudioAccessPolicy } from './StudioAccessPolicy';

const config = mockServices.rootConfig({
  data: {
    permission: { sagemakerStudio: { platformTeams: ['ML-Platform'] } },
    catalog: {
      providers: { sagemakerStudio: { owner: 'group:studio-owners' } },
    },
    sagemakerStudio: {
      teams: [
        {
          team: 'group:default/forecasting',
          leads: ['user:default/mira.santos'],
        },
        { team: 'group:default/fraud', leads: ['group:default/fraud-leads'] },
      ],
      domains: {
        'd-researchlab1': { mode: 'manage', owners: ['group:finance'] },
        'd-production1': { owners: ['user:default/mira.santos'] },
        'd-legacylab01': {},
        'd-nobodys': { owners: [] },
      },
    },
  },
});

const standings: Record<string, Standing> = {};
const options = {
  standing: async (userRef: string) => {
    const standing = standings[userRef];
    if (!standing) {
      throw new Error('The plugin is away');
    }
    return standing;
  },
  logger: mockServices.logger.mock(),
};

function user(name: string, ...groups: string[]) {
  const userEntityRef = `user:default/${name}`;
  standings[userEntityRef] = {
    entityRef: userEntityRef,
    refs: [userEntityRef, ...groups.map(group => `group:default/${group}`)],
  };
  return {
    credentials: mockCredentials.user(userEntityRef),
    info: {
      userEntityRef,
      // A session may say more than trusted entities do.
      ownershipEntityRefs: [userEntityRef, 'group:default/ml-platform'],
    },
  };
}

const ben = user('ben.carter', 'finance');
const mira = user('mira.santos', 'forecasting');
const lena = user('lena.fischer', 'fraud-leads');
const ingrid = user('ingrid.larsen', 'ml-platform');

describe('StudioAccessPolicy', () => {
  const policy = StudioAccessPolicy.fromConfig(config, options);
  const resultOf = async (
    permission: Permission,
    who: ReturnType<typeof user> | undefined,
  ) => (await policy.handle({ permission }, who)).result;

  it.each(sagemakerStudioPermissions)(
    'allows $name for platform engineers, and for nobody who is not signed in',
    async permission => {
      expect(await resultOf(permission, ingrid)).toBe(AuthorizeResult.ALLOW);
      expect(await resultOf(permission, undefined)).toBe(AuthorizeResult.DENY);
    },
  );

  it('gives those whom the plugin refuses no more than everybody gets', async () => {
    const suspended = user('suspended', 'ml-platform');
    const entityRef = suspended.info.userEntityRef;
    standings[entityRef] = {
      entityRef,
      refs: [entityRef, 'group:default/ml-platform'],
      refusal: 'Your user is disabled.',
    };
    expect(await resultOf(studioEventsReadPermission, suspended)).toBe(
      AuthorizeResult.DENY,
    );
    expect(await resultOf(studioAccessReadPermission, suspended)).toBe(
      AuthorizeResult.ALLOW,
    );
  });

  it('counts domains as owned that the portal has created for somebody', async () => {
    const owner = user('owner');
    const entityRef = owner.info.userEntityRef;
    const decide = () =>
      policy.handle({ permission: studioGrantReadPermission }, owner);
    standings[entityRef] = {
      entityRef,
      refs: [entityRef],
      ownedDomains: ['d-created'],
    };
    expect(JSON.stringify(await decide())).toContain('"d-created"');

    standings[entityRef] = {
      entityRef,
      refs: [entityRef],
      ownedDomains: ['d-created'],
      refusal: 'Your user is disabled.',
    };
    expect(JSON.stringify(await decide())).not.toContain('"d-created"');
  });

  it('counts teams as led whose leads are set in the portal', async () => {
    const lead = user('lead');
    const entityRef = lead.info.userEntityRef;
    const decide = () =>
      policy.handle({ permission: studioGrantReadPermission }, lead);
    const standing = {
      entityRef,
      refs: [entityRef],
      ledTeams: ['group:default/led-by-settings'],
    };
    standings[entityRef] = standing;
    expect(JSON.stringify(await decide())).toContain('led-by-settings');

    standings[entityRef] = { ...standing, refusal: 'Your user is disabled.' };
    expect(JSON.stringify(await decide())).not.toContain('led-by-settings');
  });

  it('goes by the plugin, which knows whom the refs of the configuration mean', async () => {
    const entityRef = 'user:default/mira.santos';
    const before = standings[entityRef];
    const newcomer = user('mira.santos', 'ml-platform');
    standings[entityRef] = {
      entityRef,
      refs: [entityRef, 'group:default/ml-platform'],
      ownedDomains: [],
      ledTeams: [],
      isOfPlatformTeam: false,
    };
    expect(await resultOf(studioEventsReadPermission, newcomer)).toBe(
      AuthorizeResult.DENY,
    );
    const decision = await policy.handle(
      { permission: studioGrantReadPermission },
      newcomer,
    );
    expect(JSON.stringify(decision)).not.toMatch(/d-production1|forecasting/);
    standings[entityRef] = { entityRef, refs: [], isOfPlatformTeam: true };
    expect(await resultOf(studioEventsReadPermission, newcomer)).toBe(
      AuthorizeResult.ALLOW,
    );
    Object.assign(standings, { [entityRef]: before });
  });

  it('gives those whom the plugin refuses nothing that the configuration gives to their own ref', async () => {
    const person = user('refused');
    const entityRef = person.info.userEntityRef;
    standings[entityRef] = {
      entityRef,
      refs: [entityRef],
      refusal: 'Your user is disabled.',
    };
    const named = StudioAccessPolicy.fromConfig(
      mockServices.rootConfig({
        data: {
          permission: { sagemakerStudio: { platformTeams: [entityRef] } },
        },
      }),
      options,
    );
    for (const permission of [
      studioEventsReadPermission,
      studioGrantRevokePermission,
      catalogEntityDeletePermission,
      catalogLocationCreatePermission,
      taskReadPermission,
      taskCancelPermission,
    ]) {
      expect(await named.handle({ permission }, person)).toEqual({
        result: AuthorizeResult.DENY,
      });
    }
  });

  it('denies what it protects when the plugin does not answer, and leaves the rest as it was', async () => {
    const unknown = user('unknown');
    delete standings['user:default/unknown'];
    expect(await resultOf(studioAccessReadPermission, unknown)).toBe(
      AuthorizeResult.DENY,
    );
    const other = createPermission({
      name: 'catalog.entity.read',
      attributes: {},
    });
    expect(await resultOf(other, unknown)).toBe(AuthorizeResult.ALLOW);
  });

  it('lets everybody see who holds access, and ask', async () => {
    for (const permission of [
      studioAccessReadPermission,
      studioRequestCreatePermission,
      studioOperatePermission,
    ]) {
      expect(await resultOf(permission, ben)).toBe(AuthorizeResult.ALLOW);
    }
  });

  it('keeps the record, the guard against outages and revoking whatever the policies say for platform engineers', async () => {
    for (const permission of [
      studioEventsReadPermission,
      studioLeaversAcceptPermission,
      studioGrantRevokePermission,
    ]) {
      expect(await resultOf(permission, mira)).toBe(AuthorizeResult.DENY);
    }
  });

  it('shows requests of their own, of their teams, and to decide', async () => {
    expect(
      await policy.handle({ permission: studioRequestReadPermission }, mira),
    ).toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'sagemaker-studio',
      resourceType: 'sagemaker-studio-request',
      conditions: {
        anyOf: [
          expect.objectContaining({
            rule: 'IS_REQUESTER',
            params: { userRefs: ['user:default/mira.santos'] },
          }),
          expect.objectContaining({
            rule: 'IS_BENEFICIARY',
            params: { userRefs: ['user:default/mira.santos'] },
          }),
          expect.objectContaining({
            rule: 'IS_OF_TEAM',
            params: {
              teams: ['user:default/mira.santos', 'group:default/forecasting'],
            },
          }),
          expect.objectContaining({
            rule: 'IS_IN_DOMAIN',
            params: { domainIds: ['d-production1'] },
          }),
          expect.objectContaining({
            rule: 'IS_APPROVER',
            params: {
              claims: ['user:default/mira.santos', 'group:default/forecasting'],
            },
          }),
        ],
      },
    });
  });

  it('shows owners of domains the grants in them, which they may revoke', async () => {
    for (const [owner, domainIds] of [
      [ben, ['d-researchlab1']],
      [mira, ['d-production1']],
      [user('nora.berg', 'studio-owners'), ['d-legacylab01']],
      [lena, []],
    ] as const) {
      expect(
        await policy.handle({ permission: studioGrantReadPermission }, owner),
      ).toMatchObject({
        conditions: {
          anyOf: expect.arrayContaining([
            expect.objectContaining({
              rule: 'IS_IN_DOMAIN',
              params: { domainIds },
            }),
          ]),
        },
      });
    }
  });

  it('lets leads decide for their teams, and take revocations back but their own', async () => {
    const ledBy = async (who: ReturnType<typeof user>) => {
      const decision = await policy.handle(
        { permission: studioRequestDecidePermission },
        who,
      );
      return JSON.stringify(decision);
    };
    expect(await ledBy(mira)).toContain(
      '{"teams":["group:default/forecasting"]}',
    );
    expect(await ledBy(lena)).toContain('{"teams":["group:default/fraud"]}');
    expect(await ledBy(ben)).toContain('{"teams":[]}');
    expect(
      await policy.handle({ permission: studioGrantUndoPermission }, lena),
    ).toMatchObject({
      conditions: {
        allOf: [
          {
            anyOf: [
              {
                rule: 'IS_OF_TEAM',
                params: { teams: ['group:default/fraud'] },
              },
              { rule: 'IS_IN_DOMAIN', params: { domainIds: [] } },
            ],
          },
          {
            not: {
              rule: 'IS_BENEFICIARY',
              params: { userRefs: ['user:default/lena.fischer'] },
            },
          },
        ],
      },
    });
  });

  it('lets owners of domains take back in them what they may take away', async () => {
    expect(
      await policy.handle({ permission: studioGrantUndoPermission }, ben),
    ).toMatchObject({
      conditions: {
        allOf: [
          {
            anyOf: [
              { rule: 'IS_OF_TEAM', params: { teams: [] } },
              {
                rule: 'IS_IN_DOMAIN',
                params: { domainIds: ['d-researchlab1'] },
              },
            ],
          },
          { not: { rule: 'IS_BENEFICIARY' } },
        ],
      },
    });
  });

  it('leaves every other permission to the next policy, or allows it', async () => {
    const permission = createPermission({
      name: 'catalog.entity.create',
      attributes: {},
    });
    expect(await resultOf(permission, undefined)).toBe(AuthorizeResult.ALLOW);
    const strict = StudioAccessPolicy.fromConfig(config, {
      ...options,
      next: { handle: async () => ({ result: AuthorizeResult.DENY }) },
    });
    expect((await strict.handle({ permission }, ingrid)).result).toBe(
      AuthorizeResult.DENY,
    );
    expect(
      (await strict.handle({ permission: studioAccessReadPermission }, ben))
        .result,
    ).toBe(AuthorizeResult.ALLOW);
  });

  describe('of other plugins', () => {
    const COVERED = [
      taskReadPermission,
      taskCancelPermission,
      catalogEntityDeletePermission,
      catalogLocationCreatePermission,
      catalogLocationDeletePermission,
    ];
    const withSwitch = (
      coverOtherPlugins: boolean | undefined,
      next?: PermissionPolicy,
    ) =>
      StudioAccessPolicy.fromConfig(
        mockServices.rootConfig({
          data: {
            permission: {
              sagemakerStudio: {
                platformTeams: ['ml-platform'],
                ...(coverOtherPlugins === undefined
                  ? {}
                  : { coverOtherPlugins }),
              },
            },
          },
        }),
        { ...options, next },
      );
    const next = {
      handle: async () => ({ result: AuthorizeResult.ALLOW } as const),
    };

    it.each(COVERED)(
      'answers $name, for nobody who is not known',
      async permission => {
        expect(await resultOf(permission, ingrid)).toBe(AuthorizeResult.ALLOW);
        expect(await resultOf(permission, mira)).not.toBe(
          AuthorizeResult.ALLOW,
        );
        expect(await resultOf(permission, undefined)).toBe(
          AuthorizeResult.DENY,
        );
        const unknown = user('unknown', 'ml-platform');
        delete standings['user:default/unknown'];
        expect(await resultOf(permission, unknown)).not.toBe(
          AuthorizeResult.ALLOW,
        );
      },
    );

    it('shows tasks to those who started them', async () => {
      expect(
        await policy.handle({ permission: taskReadPermission }, mira),
      ).toEqual({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'scaffolder',
        resourceType: 'scaffolder-task',
        conditions: {
          resourceType: 'scaffolder-task',
          rule: 'IS_TASK_OWNER',
          params: { createdBy: ['user:default/mira.santos'] },
        },
      });
    });

    it.each([
      ['is switched off', withSwitch(false)],
      ['has a next policy', withSwitch(undefined, next)],
    ])('leaves them alone when it %s', async (_, other) => {
      for (const permission of COVERED) {
        expect((await other.handle({ permission }, mira)).result).toBe(
          AuthorizeResult.ALLOW,
        );
      }
    });

    it('answers them before the next policy when it is told to', async () => {
      const strict = withSwitch(true, next);
      for (const permission of COVERED) {
        expect((await strict.handle({ permission }, mira)).result).not.toBe(
          AuthorizeResult.ALLOW,
        );
      }
    });

    it.each([...catalogPermissions, ...scaffolderPermissions])(
      'answers $name only where docs/permissions.md says so',
      async permission => {
        const isAnswered =
          (await resultOf(permission, mira)) !== AuthorizeResult.ALLOW;
        expect(isAnswered).toBe(
          COVERED.some(({ name }) => name === permission.name),
        );
      },
    );
  });

  it('refuses a key that it does not know, which would leave nobody in charge', () => {
    expect(() =>
      StudioAccessPolicy.fromConfig(
        mockServices.rootConfig({
          data: {
            permission: { sagemakerStudio: { platformTeam: ['ml-platform'] } },
          },
        }),
        options,
      ),
    ).toThrow(
      "Unknown key 'permission.sagemakerStudio.platformTeam'; the keys are platformTeams, coverOtherPlugins",
    );
  });

  it('names the key of a team that is none', () => {
    expect(() =>
      StudioAccessPolicy.fromConfig(
        mockServices.rootConfig({
          data: {
            permission: {
              sagemakerStudio: { platformTeams: ['component:default/website'] },
            },
          },
        }),
        options,
      ),
    ).toThrow('permission.sagemakerStudio.platformTeams');
  });
});
