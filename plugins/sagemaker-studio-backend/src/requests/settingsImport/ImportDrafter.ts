/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../../config/StudioConfig';
import type { SettingsEditor } from '../../settings/commitSettings';
import { readImport, type ImportDocument } from '../../settings/importDocument';
import type {
  PolicyDraft,
  PolicySettingsService,
} from '../../settings/PolicySettingsService';
import type { Settings } from '../../settings/Settings';
import type { SettableConfig } from '../../settings/settingsInForce';
import type {
  DomainDraft,
  SettingsService,
  TeamDraft,
} from '../../settings/SettingsService';
import { settingsThen } from '../../settings/settingsThen';
import { inputError, isWorded } from '../../util/errors';
import { say } from '../../util/say';
import type { RuleDraft, TeamRuleDrafter } from '../teamRules/TeamRuleDrafter';

/** A setting of an import, and the reason why it stays as it is where something else than the portal sets it. */
type Drafted<TItem, TDraft> = { item: TItem } & (
  | { draft: TDraft }
  | { fixed: Message }
);

export type ImportDrafts = {
  domains: Drafted<ImportDocument['domains'][number], DomainDraft>[];
  teams: Drafted<ImportDocument['teams'][number], TeamDraft>[];
  policies: Drafted<ImportDocument['policies'][number], PolicyDraft>[];
  rules: Drafted<ImportDocument['rules'][number], RuleDraft>[];
  /** What would hold. */
  then: SettableConfig;
};

/** Codes of refusals of what app-config or a module sets. */
const FIXED: readonly string[] = [
  'refused.fixed',
  'refused.fixed-rule',
  'refused.policy-of-module',
] satisfies Message['code'][];

type Options = {
  settings: Settings;
  service: Pick<SettingsService, 'draftDomain' | 'draftTeam'>;
  policies: Pick<PolicySettingsService, 'draftDocument'>;
  ruleDrafterUnder: (config: StudioConfig) => Pick<TeamRuleDrafter, 'draft'>;
  config: StudioConfig;
};

/** Checks settings that somebody imports, each as if it were set alone, but with the others in force. */
export class ImportDrafter {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** @throws InputError naming the path of each mistake, NotAllowedError for the first that somebody may not set */
  async draft(yaml: string, by: SettingsEditor): Promise<ImportDrafts> {
    const { settings, service, policies, config } = this.#options;
    const read = readImport(yaml);
    if ('problems' in read) {
      throw mistakes(read.problems);
    }
    await settings.read();
    const problems: string[] = [];
    const draftAll = async <TItem extends { at: string }, TDraft>(
      items: TItem[],
      draft: (item: TItem) => Promise<TDraft>,
    ) => {
      const drafted: Drafted<TItem, TDraft>[] = [];
      for (const item of items) {
        try {
          drafted.push({ item, draft: await draft(item) });
        } catch (error) {
          const told = tell(error, item.at);
          if ('fixed' in told) {
            drafted.push({ item, ...told });
          } else {
            problems.push(told.problem);
          }
        }
      }
      return drafted;
    };
    const domains = await draftAll(
      read.value.domains,
      async ({ domainId, choice, ...place }) => {
        const draft = await service.draftDomain(
          domainId,
          { version: 0, ...choice },
          by,
        );
        checkPlace(place, draft);
        return draft;
      },
    );
    const teams = await draftAll(read.value.teams, ({ team, leads }) =>
      service.draftTeam(team, { version: 0, leads }, by),
    );
    const known = { domains: draftsOf(domains), teams: draftsOf(teams) };
    const drafted = await draftAll(
      read.value.policies,
      ({ name, document, at }) =>
        policies.draftDocument(name, document, by, {
          known: settingsThen(settings, known),
          at,
        }),
    );
    const then = settingsThen(settings, {
      ...known,
      policies: draftsOf(drafted),
    });
    const ruleDrafter = this.#options.ruleDrafterUnder({ ...config, ...then });
    const rules = await draftAll(
      read.value.rules,
      ({ team, domainId, choice }) =>
        ruleDrafter.draft(team, domainId, { version: 0, ...choice }, by),
    );
    if (problems.length > 0) {
      throw mistakes(problems);
    }
    return { domains, teams, policies: drafted, rules, then };
  }
}

export function draftsOf<TDraft>(all: Drafted<unknown, TDraft>[]): TDraft[] {
  return all.flatMap(each => ('draft' in each ? each.draft : []));
}

/** @throws InputError when the domain is elsewhere */
function checkPlace(
  place: { accountId?: string; region?: string },
  { seen }: DomainDraft,
): void {
  const { accountId = seen.accountId, region = seen.region } = place;
  if (accountId !== seen.accountId || region !== seen.region) {
    throw inputError(
      say('refused.domain-elsewhere', {
        domain: seen.name,
        account: seen.accountId,
        region: seen.region,
      }),
    );
  }
}

/** @throws what is no mistake in the settings */
function tell(
  error: unknown,
  at: string,
): { fixed: Message } | { problem: string } {
  if (error instanceof ConflictError && isWorded(error)) {
    const { message } = error.messages;
    if (FIXED.includes(message.code)) {
      return { fixed: message };
    }
  }
  if (
    error instanceof InputError ||
    error instanceof NotFoundError ||
    error instanceof ConflictError
  ) {
    // Mistakes in policies come with their path.
    return {
      problem: error.message.startsWith(at)
        ? error.message
        : `${at}: ${error.message}`,
    };
  }
  throw error;
}

function mistakes(problems: string[]): Error {
  return inputError(say('refused.input', { detail: problems.join('; ') }));
}
