/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  DomainSettingsInput,
  PolicySettingsInput,
  SettingsSimulation,
  TeamSettingsInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../config/StudioConfig';
import { requesterOf } from '../events/notifications/wording';
import type { RequestRecord } from '../model/records';
import {
  affectedByPolicies,
  affectedInDomain,
  grantEffects,
  requestEffect,
  type Ruling,
} from '../model/settingsEffects';
import type { PolicySettingsService } from '../settings/PolicySettingsService';
import type { Settings } from '../settings/Settings';
import { canAsk } from '../settings/settingsViews';
import type { SettableConfig } from '../settings/settingsInForce';
import { settingsThen, type SettingsDrafts } from '../settings/settingsThen';
import type { SettingsEditor } from '../settings/commitSettings';
import type { DomainDraft, SettingsService } from '../settings/SettingsService';
import type { AccessStore } from '../store/AccessStore';
import { listAllRequests } from '../store/listAllRequests';
import type { TeamCatalog } from '../directory/TeamCatalog';
import { identifiedTeam } from '../directory/TeamCatalog';
import { now } from '../util/now';
import type { CurrentPolicy } from './RequestRevalidator';

/** Evaluates the policies for a request under some settings. */
export type PolicyUnder = (
  config: StudioConfig,
) => (request: RequestRecord) => Promise<CurrentPolicy>;

type Options = {
  service: Pick<SettingsService, 'draftDomain' | 'draftTeam'>;
  policies: Pick<PolicySettingsService, 'draft'>;
  settings: Settings;
  config: StudioConfig;
  store: Pick<
    AccessStore,
    'listRequests' | 'listLiveGrants' | 'readPeopleToday'
  >;
  catalog: Pick<TeamCatalog, 'getTeam'>;
  policyUnder: PolicyUnder;
};

/** Says what a change of settings would do, by the same rules that decide afterwards. */
export class SettingsSimulator {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** @throws as SettingsService does, but for a version that is outdated */
  async simulateDomain(
    domainId: string,
    input: DomainSettingsInput,
    by: SettingsEditor,
  ): Promise<SettingsSimulation> {
    const { service, settings, store } = this.#options;
    const draft = await service.draftDomain(domainId, input, by);
    const then = settingsThen(settings, { domains: [draft] });
    const requests = await listAllRequests(store, {
      status: 'in-review',
      domainId,
    });
    return {
      changes: draft.changes,
      requests: await this.#requestEffects(requests, then, {
        isObserved: () => isLeftAlone(draft),
      }),
      grants: grantEffects(
        affectedInDomain(await store.listLiveGrants({ domainId }), {
          ...draft,
          defaultRole: draft.seen.defaultExecutionRole,
          at: now(),
        }),
      ),
      nobodyCanAsk: !canAsk(then, draft.seen) || undefined,
    };
  }

  /** @throws as SettingsService does, but for a version that is outdated */
  async simulateTeam(
    ref: string,
    input: TeamSettingsInput,
    by: SettingsEditor,
  ): Promise<SettingsSimulation> {
    const { service, settings, store, catalog } = this.#options;
    const draft = await service.draftTeam(ref, input, by);
    const then = settingsThen(settings, { teams: [draft] });
    const team = identifiedTeam(await catalog.getTeam(ref));
    const requests = await listAllRequests(store, {
      status: 'in-review',
      team,
    });
    return {
      changes: draft.changes,
      requests: await this.#requestEffects(requests, then, {
        isObserved: () => false,
      }),
      grants: [],
    };
  }

  /** @throws as PolicySettingsService does, but for a version that is outdated */
  async simulatePolicy(
    name: string,
    input: PolicySettingsInput,
    by: SettingsEditor,
  ): Promise<SettingsSimulation> {
    const { policies, settings, config, store } = this.#options;
    const draft = await policies.draft(name, input, by);
    const then = settingsThen(settings, { policies: [draft] });
    const concerned = [...settings.policies, ...then.policies].filter(
      each => each.name === name,
    );
    const isConcerned = ({ domainId }: { domainId?: string }) =>
      concerned.some(({ domains }) =>
        domains.some(each => each === '*' || each === domainId),
      );
    const requests = await listAllRequests(store, { status: 'in-review' });
    return {
      changes: draft.changes,
      requests: await this.#requestEffects(requests.filter(isConcerned), then, {
        isObserved: () => false,
      }),
      grants: grantEffects(
        affectedByPolicies(
          (await store.listLiveGrants({})).filter(isConcerned),
          {
            before: settings.policies,
            after: then.policies,
            domains: config.domains,
            at: now(),
          },
        ),
      ),
    };
  }

  /** The effects of several changes at once. */
  async simulateAll(
    { domains, policies }: Pick<SettingsDrafts, 'domains' | 'policies'>,
    then: SettableConfig,
  ): Promise<Pick<SettingsSimulation, 'requests' | 'grants'>> {
    const { settings, config, store } = this.#options;
    const leftAlone = new Set(
      domains.filter(isLeftAlone).map(({ record }) => record.domainId),
    );
    const grants = await store.listLiveGrants({});
    const at = now();
    return {
      requests: await this.#requestEffects(
        await listAllRequests(store, { status: 'in-review' }),
        then,
        {
          isObserved: ({ domainId }) =>
            domainId !== undefined && leftAlone.has(domainId),
        },
      ),
      grants: grantEffects([
        ...domains.flatMap(draft =>
          affectedInDomain(
            grants.filter(each => each.domainId === draft.record.domainId),
            { ...draft, defaultRole: draft.seen.defaultExecutionRole, at },
          ),
        ),
        ...(policies.length > 0
          ? affectedByPolicies(grants, {
              before: settings.policies,
              after: then.policies,
              domains: config.domains,
              at,
            })
          : []),
      ]),
    };
  }

  async #requestEffects(
    requests: readonly RequestRecord[],
    then: SettableConfig,
    { isObserved }: { isObserved: (request: RequestRecord) => boolean },
  ): Promise<SettingsSimulation['requests']> {
    const { config, policyUnder, store } = this.#options;
    const shownAs = await store.readPeopleToday(requests.map(requesterOf));
    const [today, later] = [
      policyUnder(config),
      policyUnder({ ...config, ...then }),
    ];
    const effects = [];
    for (const request of requests) {
      effects.push(
        requestEffect(
          { ...request, requester: shownAs(requesterOf(request)) },
          {
            before: toRuling(await today(request)),
            after: toRuling(await later(request)),
            isObserved: isObserved(request),
          },
        ),
      );
    }
    return effects.flatMap(effect => effect ?? []);
  }
}

/** Whether the portal would stop giving access in the domain. */
function isLeftAlone({ before, after }: DomainDraft): boolean {
  return before.mode === 'manage' && after.mode === 'observe';
}

function toRuling({ stages, policyProblem }: CurrentPolicy): Ruling {
  return { stages, isRefused: policyProblem !== undefined };
}
