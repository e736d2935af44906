/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { stringify } from 'yaml';
import type { RoleSetting } from '../model/settings';
import {
  choiceOf as ruleChoiceOf,
  isOff,
  type TeamRule,
} from '../model/teamRule';
import type { PolicyDocument } from './policyDocument';
import type { Settings } from './Settings';
import { choiceOf } from './settingsViews';

/** The settings that the portal stores, as YAML for app-config, without those that app-config already has. */
export function exportSettings({
  domains,
  teams,
  configured,
  keyOfTeam,
  rules = [],
  policies = [],
}: Pick<Settings, 'domains' | 'teams'> & {
  configured: Pick<Settings['configured'], 'domains'>;
  keyOfTeam: (team: string) => string | undefined;
  /** Team rules of any source. */
  rules?: readonly TeamRule[];
  /** The portal's own. */
  policies?: readonly { name: string; document: PolicyDocument }[];
}): string {
  const ownDomains = Object.entries(domains).filter(
    ([domainId]) => !Object.hasOwn(configured.domains, domainId),
  );
  // Leads that app-config gives to every team are its own.
  const ownTeams = teams.filter(
    ({ team, leads, ways }) =>
      !ways && leads.length > 0 && keyOfTeam(team) === undefined,
  );
  const ownRules = rules.filter(
    rule => rule.setAs !== 'app-config' && !isOff(rule),
  );
  const config = {
    sagemakerStudio: {
      domains: Object.fromEntries(
        ownDomains.map(([domainId, domain]) => {
          const { mode, owners, roles, contact, ...durations } =
            choiceOf(domain);
          const { defaultDuration, maxDuration } = durations;
          return [
            domainId,
            withoutAbsent({
              mode,
              owners,
              executionRoles: roles.map(toYaml),
              duration:
                defaultDuration ?? maxDuration
                  ? withoutAbsent({
                      default: defaultDuration,
                      max: maxDuration,
                    })
                  : undefined,
              contact,
            }),
          ];
        }),
      ),
      teams: ownTeams.map(({ team, leads }) => ({ team, leads })),
      policies: policies.length
        ? policies.map(({ name, document }) => ({ name, ...document }))
        : undefined,
      teamRules: ownRules.length ? ownRules.map(toRuleYaml) : undefined,
    },
  };
  return stringify(config, (_, value: unknown) =>
    typeof value === 'string' ? withoutSubstitution(value) : value,
  );
}

/** Backstage puts environment variables in the place of `${NAME}` when it reads app-config. */
function withoutSubstitution(text: string): string {
  return text.replaceAll('${', () => '$${');
}

function toYaml({ role, name, purpose }: RoleSetting) {
  return name ?? purpose ? withoutAbsent({ role, name, purpose }) : role;
}

function toRuleYaml({ team, domainId, ...rule }: TeamRule): object {
  const { noEnd, ...choice } = ruleChoiceOf(rule);
  return withoutAbsent({
    team: team.ref,
    domain: domainId,
    ...choice,
    noEnd: noEnd || undefined,
  });
}

function withoutAbsent(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  );
}
