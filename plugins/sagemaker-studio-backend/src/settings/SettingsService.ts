/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Reads and changes the portal's own settings. A change is stored with its event, before and after, or not at all. */
import type {
  DomainSettings,
  DomainSettingsInput,
  Settings as SettingsView,
  SettingsExport,
  TeamSettings,
  TeamSettingsInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ObservedDomain } from '../aws/observed';
import { splitRoles } from '../config/domainParts';
import type { RefBinder } from '../directory/RefBinder';
import type { TeamCatalog } from '../directory/TeamCatalog';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import {
  domainChanges,
  mistakesOfDomain,
  refuseToOwner,
  teamChanges,
  type DomainChoice,
  type SettingsChange,
  type SettingsField,
  type TeamChoice,
} from '../model/settings';
import type { AccessStore } from '../store/AccessStore';
import type { TeamRuleStore } from '../store/TeamRuleStore';
import { now } from '../util/now';
import { assertMet } from '../util/refusals';
import {
  insertDomainSettings,
  updateDomainSettings,
  type DomainSettingsRecord,
  type StoredDomainSettings,
} from './domainSettingsRows';
import { exportSettings } from './exportSettings';
import { unlessMistaken, type Reviewed } from './mistakes';
import { readDomainChoice, readTeamChoice } from './readChoice';
import type { Settings } from './Settings';
import {
  commitSettings,
  editorOf,
  fixedError,
  type SettingsEditor,
  type SettingsWrite,
} from './commitSettings';
import { ownPolicies, viewPolicies } from './policyViews';
import {
  choiceOf,
  versionOf,
  viewDomain,
  viewSettings,
  viewTeam,
  type SettingsReader,
} from './settingsViews';
import {
  writeTeamSettings,
  type StoredTeamSettings,
  type TeamSettingsRecord,
} from './teamSettingsRows';
import { notFoundError, notAllowedError } from '../util/errors';
import { say } from '../util/say';

/** A change that may be made. */
export type DomainDraft = {
  seen: ObservedDomain;
  before: DomainChoice;
  after: DomainChoice;
  changes: SettingsChange[];
  record: DomainSettingsRecord;
  stored?: StoredDomainSettings;
};

export type TeamDraft = {
  displayName: string;
  before: TeamChoice;
  after: TeamChoice;
  changes: SettingsChange[];
  record: TeamSettingsRecord;
  stored?: StoredTeamSettings;
};

type Options = {
  settings: Settings;
  inventory: Pick<InventoryReader, 'listDomains' | 'getDomain'>;
  store: Pick<AccessStore, 'commit' | 'listLastEvents'>;
  teamRules: Pick<TeamRuleStore, 'list'>;
  binder: Pick<RefBinder, 'bind'>;
  catalog: Pick<TeamCatalog, 'getTeam' | 'getUsers'>;
  /** Has readiness read anew, since other roles have to be looked at. */
  requestReadiness: () => Promise<void>;
};

export class SettingsService {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Read afresh, so that whoever lost against another replica sees what it has changed when they reload. */
  async list(reader: SettingsReader): Promise<SettingsView> {
    const { settings, inventory } = this.#options;
    await settings.read();
    return {
      ...viewSettings(settings, await inventory.listDomains(), reader),
      policies: viewPolicies(settings, reader),
    };
  }

  async export(): Promise<SettingsExport> {
    const { settings, teamRules } = this.#options;
    await settings.read();
    return {
      yaml: exportSettings({
        domains: settings.domains,
        teams: settings.teams,
        configured: settings.configured,
        keyOfTeam: team => settings.keyOfTeam(team),
        rules: await teamRules.list(),
        policies: ownPolicies(settings),
      }),
    };
  }

  /**
   * @throws NotFoundError, NotAllowedError, InputError naming the field, ConflictError when app-config sets the domain or
   *   somebody was faster
   */
  async setDomain(
    domainId: string,
    input: DomainSettingsInput,
    by: SettingsEditor,
  ): Promise<DomainSettings> {
    const { settings } = this.#options;
    const draft = await this.draftDomain(domainId, input, by);
    await commitSettings(this.#options, {
      ...domainWrite(draft),
      version: input.version,
      by,
    });
    await this.readRolesOf([draft]);
    return viewDomain(settings, domainId, draft.seen, by);
  }

  /** @throws as {@link SettingsService.setDomain} */
  async setTeam(
    team: string,
    input: TeamSettingsInput,
    by: SettingsEditor,
  ): Promise<TeamSettings> {
    const { settings } = this.#options;
    const draft = await this.draftTeam(team, input, by);
    await commitSettings(this.#options, {
      ...teamWrite(draft),
      version: input.version,
      by,
    });
    return viewTeam(settings, team, by);
  }

  /** Readiness looks at the roles that have changed. */
  async readRolesOf(
    drafts: readonly Pick<DomainDraft, 'changes'>[],
  ): Promise<void> {
    const has = (field: SettingsField) =>
      drafts.some(({ changes }) => changes.some(each => each.field === field));
    if (has('roles')) {
      await this.#options.requestReadiness();
    }
  }

  /** The settings that would be stored, fully checked except for changes by others in the meantime. */
  async draftDomain(
    domainId: string,
    input: DomainSettingsInput,
    by: SettingsEditor,
  ): Promise<DomainDraft> {
    return unlessMistaken(await this.reviewDomain(domainId, input, by));
  }

  /**
   * As {@link SettingsService.draftDomain}, with its mistakes beside it.
   *
   * @param keys - what the keys are called, for messages
   */
  async reviewDomain(
    domainId: string,
    input: DomainSettingsInput,
    by: SettingsEditor,
    keys: { owners: string; role: (index: number) => string } = {
      owners: 'owners',
      role: index => `roles[${index}].role`,
    },
  ): Promise<Reviewed<DomainDraft>> {
    const { settings, inventory, binder } = this.#options;
    await settings.read();
    const seen = await inventory.getDomain(domainId);
    if (!seen) {
      throw notFoundError(say('refused.unseen-settings', { domain: domainId }));
    }
    const today = viewDomain(settings, domainId, seen, by);
    const after = readDomainChoice(input);
    const before = choiceOf(settings.domains[domainId]);
    if (today.mayChange === 'nothing') {
      throw today.source === 'app-config'
        ? fixedError(say('limit.domain', { domain: seen.name }), today.key)
        : notAllowedError(
            say('refused.domain-settings', { domain: seen.name }),
          );
    }
    if (today.mayChange === 'some') {
      assertMet(refuseToOwner(seen.name, before, after));
    }
    const { stored } = settings;
    const storedDomain = stored.domains.find(
      each => each.domainId === domainId,
    );
    const { roles, owners, ...rest } = after;
    const { bound, unknown } = await binder.bind(owners, {
      field: keys.owners,
      before: storedDomain?.owners ?? [],
      refsToday: stored.refsToday,
    });
    return {
      draft: {
        seen,
        before,
        after,
        changes: domainChanges(before, after),
        stored: storedDomain,
        record: {
          domainId,
          ...rest,
          ...splitRoles(roles),
          owners: bound,
          isCreated: storedDomain?.isCreated ?? false,
          changedBy: editorOf(by),
          changedAt: now(),
        },
      },
      mistakes: [
        ...mistakesOfDomain(after, seen.accountId, keys.role),
        ...unknown,
      ],
    };
  }

  /** As {@link SettingsService.draftDomain}. */
  async draftTeam(
    ref: string,
    input: TeamSettingsInput,
    by: SettingsEditor,
  ): Promise<TeamDraft> {
    return unlessMistaken(await this.reviewTeam(ref, input, by));
  }

  /** As {@link SettingsService.reviewDomain}. */
  async reviewTeam(
    ref: string,
    input: TeamSettingsInput,
    by: SettingsEditor,
    keys: { leads: string } = { leads: 'leads' },
  ): Promise<Reviewed<TeamDraft>> {
    const { settings, binder, catalog } = this.#options;
    await settings.read();
    const team = await catalog.getTeam(ref);
    const today = viewTeam(settings, team.entityRef, by);
    const after = readTeamChoice(input);
    if (today.mayChange === 'nothing') {
      throw today.source === 'app-config'
        ? fixedError(say('limit.team', { team: team.displayName }), today.key)
        : notAllowedError(say('refused.team-settings'));
    }
    const before = { leads: today.leads };
    const stored = settings.findTeam(team.entityRef);
    const { bound, unknown } = await binder.bind(after.leads, {
      field: keys.leads,
      before: stored?.leads ?? [],
      refsToday: settings.stored.refsToday,
    });
    return {
      draft: {
        displayName: team.displayName,
        before,
        after,
        changes: teamChanges(before, after),
        stored,
        record: {
          team: { ref: team.entityRef, groupId: team.groupId },
          leads: bound,
          changedBy: editorOf(by),
          changedAt: now(),
        },
      },
      mistakes: unknown,
    };
  }
}

export function domainWrite(draft: DomainDraft): SettingsWrite {
  const { stored, record, changes, before, after, seen } = draft;
  const { domainId } = record;
  return {
    expected: versionOf(stored),
    isChange: changes.length > 0,
    write: transaction =>
      stored
        ? updateDomainSettings(transaction, record, stored.version)
        : insertDomainSettings(transaction, record),
    event: {
      type: 'settings.domain-changed',
      at: record.changedAt,
      of: { domainId },
      name: seen.name,
      version: versionOf(stored) + 1,
      detail: { changes, before, after },
    },
  };
}

export function teamWrite(draft: TeamDraft): SettingsWrite {
  const { stored, record, changes, before, after } = draft;
  return {
    expected: versionOf(stored),
    isChange: changes.length > 0,
    write: transaction => writeTeamSettings(transaction, record, stored),
    event: {
      type: 'settings.team-changed',
      at: record.changedAt,
      of: { team: record.team.ref, groupId: record.team.groupId },
      name: draft.displayName,
      version: versionOf(stored) + 1,
      detail: { changes, before, after },
    },
  };
}
