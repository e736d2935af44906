/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Sets what somebody imports, all of it in one transaction or nothing. */
import {
  englishOf,
  type Message,
  type SettingsImport,
  type SettingsImportInput,
  type SettingsImportItem,
  type SettingsImportSimulation,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import type { TeamCatalog } from '../../directory/TeamCatalog';
import type { InventoryReader } from '../../inventory/store/InventoryReader';
import { ruleChanges } from '../../model/settings';
import { choiceOf, isOff } from '../../model/teamRule';
import { toEvent, type SettingsEditor } from '../../settings/commitSettings';
import { policyWrite } from '../../settings/PolicySettingsService';
import type { Settings } from '../../settings/Settings';
import {
  domainWrite,
  teamWrite,
  type SettingsService,
} from '../../settings/SettingsService';
import { canAsk } from '../../settings/settingsViews';
import type { AccessStore } from '../../store/AccessStore';
import type { TeamRuleStore } from '../../store/TeamRuleStore';
import { conflictError } from '../../util/errors';
import { stableHash } from '../../util/hash';
import { say } from '../../util/say';
import type { SettingsSimulator } from '../SettingsSimulator';
import {
  rememberMembers,
  ruleWrite,
  simulateRule,
} from '../teamRules/ruleWrite';
import {
  draftsOf,
  type ImportDrafter,
  type ImportDrafts,
} from './ImportDrafter';

type Options = {
  drafter: Pick<ImportDrafter, 'draft'>;
  simulator: Pick<SettingsSimulator, 'simulateAll'>;
  service: Pick<SettingsService, 'readRolesOf'>;
  settings: Pick<Settings, 'read'>;
  rules: Pick<TeamRuleStore, 'remember'>;
  catalog: Pick<TeamCatalog, 'getUsers' | 'getNames'>;
  inventory: Pick<InventoryReader, 'listDomains'>;
  store: Pick<AccessStore, 'commit' | 'readPeopleToday'>;
};

export class SettingsImporter {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** @throws as ImportDrafter does */
  async simulate(
    { yaml }: Pick<SettingsImportInput, 'yaml'>,
    by: SettingsEditor,
  ): Promise<SettingsImportSimulation> {
    const { drafter, simulator } = this.#options;
    const drafts = await drafter.draft(yaml, by);
    const effects = await simulator.simulateAll(
      {
        domains: draftsOf(drafts.domains),
        policies: draftsOf(drafts.policies),
      },
      drafts.then,
    );
    return {
      items: await this.#itemsOf(drafts),
      ...effects,
      hash: hashOf(drafts, by),
    };
  }

  /**
   * @throws as ImportDrafter does; ConflictError when settings are no longer as they were in the simulation
   */
  async save(
    { yaml, hash }: SettingsImportInput,
    by: SettingsEditor,
  ): Promise<SettingsImport> {
    const { drafter, store, settings, rules, service } = this.#options;
    const drafts = await drafter.draft(yaml, by);
    if (hash !== undefined && hash !== hashOf(drafts, by)) {
      throw conflictError(say('refused.import-outdated'));
    }
    const items = await this.#itemsOf(drafts);
    const changed = writesOf(drafts, by, hash !== undefined).filter(
      ({ isChange }) => isChange,
    );
    if (changed.length === 0) {
      return { items };
    }
    const committed = await store.commit({
      alongside: transaction => writeAll(transaction, changed),
      events: changed.map(({ event }) => event),
      origin: by.viewer.origin,
    });
    if (committed !== 'stored') {
      throw conflictError(say('refused.import-outdated'));
    }
    await settings.read();
    for (const draft of draftsOf(drafts.rules)) {
      if (ruleWrite(draft, by).isChange) {
        await rememberMembers(rules, draft);
      }
    }
    await service.readRolesOf(draftsOf(drafts.domains));
    return { items };
  }

  /** In the order of the import, domains first and rules last. */
  async #itemsOf(drafts: ImportDrafts): Promise<SettingsImportItem[]> {
    const { catalog, inventory } = this.#options;
    const { domains, teams, policies, rules } = drafts;
    const nameOfDomain = new Map(
      (await inventory.listDomains()).map(each => [each.domainId, each.name]),
    );
    const nameOfTeam = await catalog.getNames([
      ...new Set([...teams, ...rules].map(({ item }) => item.team)),
    ]);
    const items: SettingsImportItem[] = [
      ...domains.map(({ item: { domainId }, ...each }) => ({
        kind: 'domain' as const,
        domainId,
        name: nameOfDomain.get(domainId) ?? domainId,
        ...stateOf(each),
        nobodyCanAsk:
          ('draft' in each && !canAsk(drafts.then, each.draft.seen)) ||
          undefined,
      })),
      ...teams.map(({ item: { team }, ...each }) => ({
        kind: 'team' as const,
        team,
        name: nameOfTeam.get(team) ?? team,
        ...stateOf(each),
      })),
      ...policies.map(({ item: { name }, ...each }) => ({
        kind: 'policy' as const,
        policy: name,
        name,
        ...stateOf(each),
      })),
    ];
    for (const { item, ...each } of rules) {
      const { team, domainId } = item;
      items.push({
        kind: 'team-rule',
        team,
        domainId,
        name: nameOfTeam.get(team) ?? team,
        domainName: nameOfDomain.get(domainId),
        ...('draft' in each
          ? {
              changes: ruleChanges(
                each.draft.before && !isOff(each.draft.before)
                  ? choiceOf(each.draft.before)
                  : undefined,
                isOff(each.draft.rule) ? undefined : choiceOf(each.draft.rule),
              ),
              rule: await simulateRule(each.draft, this.#options),
            }
          : stateOf(each)),
      });
    }
    return items;
  }
}

function stateOf(
  each: { draft: Pick<SettingsImportItem, 'changes'> } | { fixed: Message },
): Pick<SettingsImportItem, 'changes' | 'message' | 'messages'> {
  return 'draft' in each
    ? { changes: each.draft.changes }
    : {
        changes: [],
        message: englishOf(each.fixed),
        messages: { message: each.fixed },
      };
}

/** @param isSeen - whether who imports has seen the simulation of just this */
function writesOf(drafts: ImportDrafts, by: SettingsEditor, isSeen: boolean) {
  const plain = [
    ...draftsOf(drafts.domains).map(domainWrite),
    ...draftsOf(drafts.teams).map(teamWrite),
    ...draftsOf(drafts.policies).map(policyWrite),
  ].map(write => ({
    ...write,
    seen: undefined,
    event: toEvent(write.event, by),
  }));
  return [
    ...plain,
    ...draftsOf(drafts.rules).map(draft => ruleWrite(draft, by, isSeen)),
  ];
}

/** The same as long as the import would make the same changes to the same versions, and its rules concern the same people. */
function hashOf(drafts: ImportDrafts, by: SettingsEditor): string {
  return stableHash(
    writesOf(drafts, by, true).map(({ expected, isChange, seen, event }) => {
      const { type, detail } = event;
      // A rule that does not exist yet gets another id each time.
      const { ruleId: _, ...stable } = { ruleId: undefined, ...detail };
      return [type, expected, isChange, stable, seen?.toSorted()];
    }),
  );
}

/** Tells whether all settings were still as they had been read. */
async function writeAll(
  transaction: Knex.Transaction,
  writes: { write: (transaction: Knex.Transaction) => Promise<boolean> }[],
): Promise<boolean> {
  for (const { write } of writes) {
    if (!(await write(transaction))) {
      return false;
    }
  }
  return true;
}
