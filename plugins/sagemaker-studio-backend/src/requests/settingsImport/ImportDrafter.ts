/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  englishOf,
  type Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../../config/StudioConfig';
import type { SettingsEditor } from '../../settings/commitSettings';
import {
  readImport,
  type ImportDocument,
  type UnreadEntries,
} from '../../settings/importDocument';
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
  service: Pick<SettingsService, 'reviewDomain' | 'reviewTeam'>;
  policies: Pick<PolicySettingsService, 'reviewDocument'>;
  ruleDrafterUnder: (config: StudioConfig) => Pick<TeamRuleDrafter, 'review'>;
  config: StudioConfig;
};

/** Checks each imported setting by the rules for a single change, as if the rest of the import were in force already. */
export class ImportDrafter {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** @throws InputError naming the path of each mistake, NotAllowedError for the first that somebody may not set */
  async draft(yaml: string, by: SettingsEditor): Promise<ImportDrafts> {
    const { settings, service, policies, config } = this.#options;
    const { document, unread, problems } = readImport(yaml);
    await settings.read();
    /** Keeps drafts with mistakes, so that a policy is not refused because of the domain or team that it names. */
    const draftAll = async <TItem extends { at: string }, TDraft>(
      items: TItem[],
      review: (item: TItem) => Promise<{ draft?: TDraft; problems: string[] }>,
    ) => {
      const drafted: Drafted<TItem, TDraft>[] = [];
      for (const item of items) {
        try {
          const reviewed = await review(item);
          problems.push(...reviewed.problems);
          if (reviewed.draft !== undefined) {
            drafted.push({ item, draft: reviewed.draft });
          }
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
      document.domains,
      async ({ at, domainId, choice, ...place }) => {
        const { draft, mistakes } = await service.reviewDomain(
          domainId,
          { version: 0, ...choice },
          by,
          {
            owners: `${at}.owners`,
            role: index => `${at}.executionRoles[${index}]`,
          },
        );
        return {
          draft,
          problems: [
            ...mistakes.map(englishOf),
            ...misplaced(place, draft).map(each => `${at}: ${englishOf(each)}`),
          ],
        };
      },
    );
    const teams = await draftAll(
      document.teams,
      async ({ at, team, leads }) => {
        const { draft, mistakes } = await service.reviewTeam(
          team,
          { version: 0, leads },
          by,
          { leads: `${at}.leads` },
        );
        return { draft, problems: mistakes.map(englishOf) };
      },
    );
    const known = { domains: draftsOf(domains), teams: draftsOf(teams) };
    const drafted = await draftAll(
      document.policies,
      async ({ name, document: written, at }) => {
        const reviewed = await policies.reviewDocument(
          name,
          written,
          by,
          withUnread(settingsThen(settings, known), unread),
        );
        return {
          ...reviewed,
          problems: reviewed.problems.map(each => `${at}.${each}`),
        };
      },
    );
    const then = settingsThen(settings, {
      ...known,
      policies: draftsOf(drafted),
    });
    const ruleDrafter = this.#options.ruleDrafterUnder({ ...config, ...then });
    const rules = await draftAll(
      document.rules.filter(rule => isDecidable(rule, unread)),
      async ({ at, team, domainId, choice }) => {
        const { draft, mistakes } = await ruleDrafter.review(
          team,
          domainId,
          { version: 0, ...choice },
          by,
        );
        return {
          draft,
          problems: mistakes.map(each => `${at}: ${englishOf(each)}`),
        };
      },
    );
    if (problems.length > 0) {
      throw mistakesError(problems);
    }
    return { domains, teams, policies: drafted, rules, then };
  }
}

export function draftsOf<TDraft>(all: Drafted<unknown, TDraft>[]): TDraft[] {
  return all.flatMap(each => ('draft' in each ? each.draft : []));
}

/** Stands for the owners or leads of an entry that cannot be read. */
const SOMEBODY = 'user:default/unread';

/** Adds the domains and teams that could not be read, so that policies may name them. */
function withUnread(
  { domains, teams }: SettableConfig,
  unread: UnreadEntries,
): Pick<Settings, 'domains' | 'teams'> {
  const domain = {
    mode: 'manage' as const,
    executionRoles: [],
    owners: [SOMEBODY],
  };
  return {
    domains: {
      ...domains,
      ...Object.fromEntries(unread.domainIds.map(id => [id, domain])),
    },
    teams: [
      ...teams,
      ...unread.teams.map(team => ({ team, leads: [SOMEBODY] })),
    ],
  };
}

/** A rule can be checked against the policies only if all of them, and its domain, could be read. */
function isDecidable(
  { domainId }: ImportDocument['rules'][number],
  { policies, domainIds }: UnreadEntries,
): boolean {
  return policies === 0 && !domainIds.includes(domainId);
}

/** Where the domain is instead. */
function misplaced(
  place: { accountId?: string; region?: string },
  { seen }: DomainDraft,
): Message[] {
  const { accountId = seen.accountId, region = seen.region } = place;
  return accountId === seen.accountId && region === seen.region
    ? []
    : [
        say('refused.domain-elsewhere', {
          domain: seen.name,
          account: seen.accountId,
          region: seen.region,
        }),
      ];
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
    return { problem: `${at}: ${error.message}` };
  }
  throw error;
}

function mistakesError(problems: string[]): Error {
  return inputError(say('refused.input', { detail: problems.join('; ') }));
}
