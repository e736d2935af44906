/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Changes the portal's own policies. A change is stored with its event, before and after, or not at all. */
import type {
  PolicySettings,
  PolicySettingsInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { TeamCatalog } from '../directory/TeamCatalog';
import type { SettingsChange } from '../model/settings';
import type { AccessStore } from '../store/AccessStore';
import {
  conflictError,
  inputError,
  notAllowedError,
  notFoundError,
} from '../util/errors';
import { now } from '../util/now';
import { say } from '../util/say';
import {
  commitSettings,
  editorOf,
  fixedError,
  type SettingsEditor,
  type SettingsWrite,
} from './commitSettings';
import { policyChanges } from './policyChanges';
import {
  parsePolicyYaml,
  readPolicy,
  type PolicyDocument,
} from './policyDocument';
import {
  writePolicySettings,
  type PolicySettingsRecord,
  type StoredPolicy,
} from './policySettingsRows';
import { contradictionsOf, findPolicy, viewPortalPolicy } from './policyViews';
import type { Settings } from './Settings';
import { mayChangeAll, versionOf } from './settingsViews';
import { unknownRefs } from './unknownRefs';

/** A change that may be made. */
export type PolicyDraft = {
  /** As it is written now; absent: there is none. */
  before?: PolicyDocument;
  changes: SettingsChange[];
  record: PolicySettingsRecord;
  /** The row of the name, also where the policy was removed. */
  stored?: StoredPolicy;
  /** As it is in force after the change; absent: it is removed. */
  then?: StoredPolicy;
};

type Options = {
  settings: Settings;
  store: Pick<AccessStore, 'commit' | 'listLastEvents'>;
  catalog: Pick<TeamCatalog, 'getUsers' | 'findGroups'>;
};

export class PolicySettingsService {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /**
   * @throws NotFoundError, NotAllowedError, InputError naming the path of each mistake, ConflictError when app-config or a
   *   module has a policy of the name, or somebody was faster
   */
  async set(
    name: string,
    input: PolicySettingsInput,
    by: SettingsEditor,
  ): Promise<PolicySettings> {
    const { settings } = this.#options;
    const draft = await this.draft(name, input, by);
    await commitSettings(this.#options, {
      ...policyWrite(draft),
      version: input.version,
      by,
    });
    return viewPortalPolicy(settings, name, by);
  }

  /** What would be stored, after everything is checked but whether somebody was faster. */
  async draft(
    name: string,
    { yaml }: PolicySettingsInput,
    by: SettingsEditor,
  ): Promise<PolicyDraft> {
    const { settings } = this.#options;
    await settings.read();
    this.#assertMayChange(by);
    if (yaml === undefined) {
      const before = findPolicy(settings, name)?.document;
      if (!before) {
        throw notFoundError(say('refused.no-such-policy', { policy: name }));
      }
      return {
        before,
        changes: policyChanges(before),
        record: { name, changedBy: editorOf(by), changedAt: now() },
        stored: settings.stored.policies.find(each => each.name === name),
      };
    }
    const written = parsePolicyYaml(name, yaml);
    if ('problems' in written) {
      throw wrong(written.problems);
    }
    const { draft, problems } = await this.reviewDocument(
      name,
      written.value,
      by,
    );
    if (!draft || problems.length > 0) {
      throw wrong(problems);
    }
    return draft;
  }

  /**
   * As {@link PolicySettingsService.draft}, after the settings have been read, with what is wrong beside it.
   *
   * @param known - the domains and teams that there will be
   * @returns no draft of what is no policy
   */
  async reviewDocument(
    name: string,
    document: PolicyDocument,
    by: SettingsEditor,
    known?: Pick<Settings, 'domains' | 'teams'>,
  ): Promise<{ draft?: PolicyDraft; problems: string[] }> {
    const { settings, catalog } = this.#options;
    this.#assertMayChange(by);
    this.#refuseTaken(name);
    const stored = settings.stored.policies.find(each => each.name === name);
    const before = findPolicy(settings, name)?.document;
    const read = readPolicy(name, document);
    const unknown = await unknownRefs(document, before, catalog);
    if ('problems' in read) {
      return { problems: [...read.problems, ...unknown] };
    }
    const policy = read.value;
    const record = {
      name,
      document,
      changedBy: editorOf(by),
      changedAt: now(),
    };
    return {
      draft: {
        before,
        // What could not be read is not in force.
        changes: policyChanges(stored?.policy && before, document),
        record,
        stored,
        then: { ...record, version: 0, policy, problems: [] },
      },
      problems: [
        ...contradictionsOf(known ?? settings, policy, document),
        ...unknown,
      ],
    };
  }

  #assertMayChange(by: SettingsEditor): void {
    if (!mayChangeAll(by)) {
      throw notAllowedError(say('refused.policy-settings'));
    }
  }

  /** @throws ConflictError when app-config or a module has a policy of the name */
  #refuseTaken(name: string): void {
    const { settings } = this.#options;
    const index = settings.configured.policies.findIndex(
      each => each.name === name,
    );
    if (index < 0) {
      return;
    }
    const { source, key } = settings.originOfPolicy(index);
    throw source === 'app-config'
      ? fixedError(say('limit.policy', { policy: name }), key)
      : conflictError(say('refused.policy-of-module', { policy: name }));
  }
}

export function policyWrite(draft: PolicyDraft): SettingsWrite {
  const { record, stored, changes, before } = draft;
  const { name, document, changedAt } = record;
  return {
    // Where it was removed, there is none as far as people see, and its version goes on.
    expected: before ? versionOf(stored) : 0,
    isChange: document === undefined || changes.length > 0,
    write: transaction => writePolicySettings(transaction, record, stored),
    event: {
      type: document ? 'settings.policy-changed' : 'settings.policy-removed',
      at: changedAt,
      of: { policy: name },
      name,
      version: versionOf(stored) + 1,
      detail: { changes, before, after: document },
    },
  };
}

function wrong(problems: string[]): Error {
  return inputError(say('refused.input', { detail: problems.join('; ') }));
}
