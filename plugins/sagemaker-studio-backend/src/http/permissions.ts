/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import type {
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import {
  sagemakerStudioPermissions,
  studioGrantPermissions,
  studioRequestPermissions,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  sagemakerStudioGrantRules,
  sagemakerStudioRequestRules,
  studioGrantPermissionResourceRef,
  studioRequestPermissionResourceRef,
  type StudioGrantFilter,
  type StudioRequestFilter,
} from '@studio-access/backstage-plugin-sagemaker-studio-node';
import type { CatalogLinkStore } from '../directory/CatalogLinkStore';
import type { TeamIdentifier } from '../directory/TeamIdentifier';
import type { PeopleIdentifier } from '../facts/PeopleIdentifier';
import type { Identified } from '../model/personKey';
import {
  isStillTeam,
  teamKey,
  teamOf,
  type IdentifiedTeam,
} from '../model/teamKey';
import { identifiedBy, type RequestRecord } from '../model/records';
import {
  mapCriteria,
  type Criteria,
  type GrantFilter,
  type RequestFilter,
} from '../model/visibility';
import type { AccessStore } from '../store/AccessStore';
import { CurrentNames, NOBODY } from './CurrentNames';

/** Turns the conditions of a policy into what a list is filtered by. */
export type ConditionTransformers = {
  requests: (
    conditions: PermissionCriteria<PermissionCondition>,
  ) => Promise<Criteria<RequestFilter>>;
  grants: (
    conditions: PermissionCriteria<PermissionCondition>,
  ) => Promise<Criteria<GrantFilter>>;
};

type Options = {
  registry: PermissionsRegistryService;
  store: AccessStore;
  people: PeopleIdentifier;
  links: Pick<CatalogLinkStore, 'findRefs'>;
  teams: TeamIdentifier;
};

/** Registers the permissions, resource types and rules of the plugin with the permission framework. */
export function registerPermissions(options: Options): ConditionTransformers {
  const { registry, people, teams } = options;
  registry.addResourceType({
    resourceRef: studioRequestPermissionResourceRef,
    permissions: studioRequestPermissions,
    rules: Object.values(sagemakerStudioRequestRules),
    getResources: ids => readRequests(ids, options),
  });
  registry.addResourceType({
    resourceRef: studioGrantPermissionResourceRef,
    permissions: studioGrantPermissions,
    rules: Object.values(sagemakerStudioGrantRules),
    getResources: ids => readGrants(ids, options),
  });
  registry.addPermissions(
    sagemakerStudioPermissions.filter(
      permission => permission.type === 'basic',
    ),
  );
  const requests: (
    conditions: PermissionCriteria<PermissionCondition>,
  ) => Criteria<StudioRequestFilter> = createConditionTransformer(
    registry.getPermissionRuleset(studioRequestPermissionResourceRef),
  );
  const grants: (
    conditions: PermissionCriteria<PermissionCondition>,
  ) => Criteria<StudioGrantFilter> = createConditionTransformer(
    registry.getPermissionRuleset(studioGrantPermissionResourceRef),
  );
  return {
    requests: conditions =>
      mapCriteria(
        requests(conditions),
        async ({ column, values }): Promise<RequestFilter> => {
          if (column === 'requester' || column === 'person') {
            return { column, people: await people.identify(values) };
          }
          return column === 'team'
            ? { column, teams: await teams.identify(values) }
            : { column, values };
        },
      ),
    grants: conditions =>
      mapCriteria(
        grants(conditions),
        async ({ column, values }): Promise<GrantFilter> => {
          if (column === 'requester' || column === 'person') {
            return { column, people: await people.identify(values) };
          }
          return column === 'team'
            ? { column, teams: await teams.identify(values) }
            : { column, values };
        },
      ),
  };
}

async function readRequests(ids: string[], options: Options) {
  const requests = await Promise.all(
    ids.map(id => options.store.getRequest(id)),
  );
  const nameOf = await new CurrentNames(options).read(
    requests.flatMap(request =>
      request
        ? [requesterOf(request), ...request.people.map(identifiedBy)]
        : [],
    ),
  );
  const teamNameOf = await readTeamNames(
    requests.flatMap(request => (request ? teamOf(request) : [])),
    options.teams,
  );
  return requests.map(
    request =>
      request && {
        ...request,
        team: teamNameOf(teamOf(request)),
        requester: nameOf(requesterOf(request)),
        people: request.people.map(person => nameOf(identifiedBy(person))),
      },
  );
}

async function readGrants(ids: string[], { store, ...options }: Options) {
  const found = await Promise.all(
    ids.map(async id => {
      const grant = await store.getGrant(id);
      const request = grant && (await store.getRequest(grant.requestId));
      return (
        grant && {
          grant,
          requester: request ? requesterOf(request) : { ref: grant.requester },
        }
      );
    }),
  );
  const nameOf = await new CurrentNames(options).read(
    found.flatMap(each =>
      each ? [each.requester, identifiedBy(each.grant)] : [],
    ),
  );
  const teamNameOf = await readTeamNames(
    found.flatMap(each => (each ? teamOf(each.grant) : [])),
    options.teams,
  );
  return found.map(
    each =>
      each && {
        ...each.grant,
        team: teamNameOf(teamOf(each.grant)),
        requester: nameOf(each.requester),
        person: nameOf(identifiedBy(each.grant)),
      },
  );
}

/** Finds what names the teams of records for rules: nothing, where a team without a group has got the ref. */
async function readTeamNames(
  recorded: readonly IdentifiedTeam[],
  teams: TeamIdentifier,
): Promise<(team: IdentifiedTeam) => string> {
  const today = await teams.identify(recorded.map(({ ref }) => ref));
  const still = new Set(
    recorded.flatMap((team, index) => {
      const found = today[index];
      return found && isStillTeam(team, found) ? teamKey(team) : [];
    }),
  );
  return team => (still.has(teamKey(team)) ? team.ref : NOBODY);
}

function requesterOf({
  requester,
  requesterUserId,
}: RequestRecord): Identified {
  return { ref: requester, userId: requesterUserId };
}
