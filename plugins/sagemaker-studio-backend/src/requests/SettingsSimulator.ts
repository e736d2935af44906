/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  DomainSettingsInput,
  PolicySettingsInput,
  SettingsSimulation,
  TeamSettingsInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../config/StudioConfig';
import type { RequestRecord } from '../model/records';
import {
  grantEffects,
  policyGrantEffects,
  requestEffect,
  type Ruling,
} from '../model/settingsEffects';
import type { PolicySettingsService } from '../settings/PolicySettingsService';
import type { Settings } from '../settings/Settings';
import {
  settingsInForce,
  type SettableConfig,
} from '../settings/settingsInForce';
import type { SettingsEditor } from '../settings/commitSettings';
import type { SettingsService } from '../settings/SettingsService';
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
  store: Pick<AccessStore, 'listRequests' | 'listLiveGrants'>;
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
    const { before, after, record, seen, stored } = draft;
    const { domains } = settings.stored;
    const then = settingsInForce(settings.configured, {
      ...settings.stored,
      domains: [
        ...domains.filter(each => each !== stored),
        { ...record, version: 0 },
      ],
    });
    const requests = await listAllRequests(store, {
      status: 'in-review',
      domainId,
    });
    return {
      changes: draft.changes,
      requests: await this.#requestEffects(requests, then, {
        isObserved: before.mode === 'manage' && after.mode === 'observe',
      }),
      grants: grantEffects(await store.listLiveGrants({ domainId }), {
        before,
        after,
        defaultRole: seen.defaultExecutionRole,
        at: now(),
      }),
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
    const { teams } = settings.stored;
    const then = settingsInForce(settings.configured, {
      ...settings.stored,
      teams: [
        ...teams.filter(each => each !== draft.stored),
        { ...draft.record, key: '', version: 0 },
      ],
    });
    const team = identifiedTeam(await catalog.getTeam(ref));
    const requests = await listAllRequests(store, {
      status: 'in-review',
      team,
    });
    return {
      changes: draft.changes,
      requests: await this.#requestEffects(requests, then, {
        isObserved: false,
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
    const then = settingsInForce(settings.configured, {
      ...settings.stored,
      policies: [
        ...settings.stored.policies.filter(each => each !== draft.stored),
        ...(draft.then ? [draft.then] : []),
      ].sort((a, b) => (a.name < b.name ? -1 : 1)),
    });
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
        isObserved: false,
      }),
      grants: policyGrantEffects(
        (await store.listLiveGrants({})).filter(isConcerned),
        {
          before: settings.policies,
          after: then.policies,
          domains: config.domains,
          at: now(),
        },
      ),
    };
  }

  async #requestEffects(
    requests: readonly RequestRecord[],
    then: SettableConfig,
    { isObserved }: { isObserved: boolean },
  ): Promise<SettingsSimulation['requests']> {
    const { config, policyUnder } = this.#options;
    const [today, later] = [
      policyUnder(config),
      policyUnder({ ...config, ...then }),
    ];
    const effects = [];
    for (const request of requests) {
      effects.push(
        requestEffect(request, {
          before: toRuling(await today(request)),
          after: toRuling(await later(request)),
          isObserved,
        }),
      );
    }
    return effects.flatMap(effect => effect ?? []);
  }
}

function toRuling({ stages, policyProblem }: CurrentPolicy): Ruling {
  return { stages, isRefused: policyProblem !== undefined };
}
