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
  fixedError,
  type SettingsEditor,
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
    const { changes, record, stored } = draft;
    const before = stored?.document;
    await commitSettings(this.#options, {
      version: input.version,
      // Where it was removed, there is none as far as people see, and its version goes on.
      expected: before ? versionOf(stored) : 0,
      next: versionOf(stored) + 1,
      isChange: record.document === undefined || changes.length > 0,
      by,
      write: transaction => writePolicySettings(transaction, record, stored),
      event: {
        type: record.document
          ? 'settings.policy-changed'
          : 'settings.policy-removed',
        at: record.changedAt,
        of: { policy: name },
        name,
        detail: { changes, before, after: record.document },
      },
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
    if (!mayChangeAll(by)) {
      throw notAllowedError(say('refused.policy-settings'));
    }
    const before = findPolicy(settings, name)?.document;
    const stored = settings.stored.policies.find(each => each.name === name);
    const record = { name, changedBy: by.viewer.ref, changedAt: now() };
    if (yaml === undefined) {
      if (!before) {
        throw notFoundError(say('refused.no-such-policy', { policy: name }));
      }
      return { changes: policyChanges(before), record, stored };
    }
    this.#refuseTaken(name);
    const { document, policy } = await this.#read(name, yaml, before);
    const changed = { ...record, document };
    return {
      // What could not be read is not in force.
      changes: policyChanges(stored?.policy && before, document),
      record: changed,
      stored,
      then: { ...changed, version: 0, policy, problems: [] },
    };
  }

  async #read(name: string, yaml: string, before: PolicyDocument | undefined) {
    const { settings, catalog } = this.#options;
    const written = parsePolicyYaml(name, yaml);
    if ('problems' in written) {
      throw wrong(written.problems);
    }
    const document = written.value;
    const read = readPolicy(name, document);
    if ('problems' in read) {
      throw wrong(read.problems);
    }
    const policy = read.value;
    const problems = [
      ...contradictionsOf(settings, policy, document),
      ...(await unknownRefs(document, before, catalog)),
    ];
    if (problems.length > 0) {
      throw wrong(problems);
    }
    return { document, policy };
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

function wrong(problems: string[]): Error {
  return inputError(say('refused.input', { detail: problems.join('; ') }));
}
