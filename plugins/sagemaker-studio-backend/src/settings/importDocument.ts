/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Settings as the portal exports them and as app-config has them, read to be set in the portal. */
import type { z } from 'zod';
import { pathOf, problemsOf, ROOT } from '../config/configProblems';
import { block } from '../config/schemaParts';
import { studioConfigSchema } from '../config/studioConfigSchema';
import type { EntityRef } from '../model/names';
import type { DomainChoice } from '../model/settings';
import type { TeamRuleChoice } from '../model/teamRule';
import { isObject, parseYaml, type PolicyDocument } from './policyDocument';
import { choiceOf } from './settingsViews';

/** Each with its path, for messages. */
export type ImportDocument = {
  domains: {
    at: string;
    domainId: string;
    choice: DomainChoice;
    /** Where the document says that it is. */
    accountId?: string;
    region?: string;
  }[];
  teams: { at: string; team: EntityRef; leads: EntityRef[] }[];
  policies: { at: string; name: string; document: PolicyDocument }[];
  rules: {
    at: string;
    team: EntityRef;
    domainId: string;
    choice: TeamRuleChoice;
  }[];
};

const { domains, teams, policies, teamRules } = studioConfigSchema.shape;

const importSchema = block({
  [ROOT]: block({ domains, teams, policies, teamRules }),
});

/** @returns the settings, or what is wrong with them, each problem with its path */
export function readImport(
  yaml: string,
): { value: ImportDocument } | { problems: string[] } {
  const parsed = parseYaml(yaml);
  if ('problems' in parsed) {
    return parsed;
  }
  const written = unescaped(parsed.value);
  const { data, error } = importSchema.safeParse(written.value);
  const problems = [
    ...written.problems,
    ...problemsOf(error, written.value, path =>
      path.length > 0 ? pathOf(path.slice(1), String(path[0])) : 'yaml',
    ),
  ];
  if (!data || problems.length > 0) {
    return { problems };
  }
  const value = toDocument(data, written.value);
  const contradictions = [...otherLeads(data), ...repeats(value)];
  return contradictions.length > 0 ? { problems: contradictions } : { value };
}

type Data = z.output<typeof importSchema>;

function toDocument({ [ROOT]: read }: Data, raw: unknown): ImportDocument {
  const documents = policiesIn(raw);
  return {
    domains: Object.entries(read.domains).map(([domainId, domain]) => ({
      at: pathOf(['domains', domainId]),
      domainId,
      choice: choiceOf({ ...domain, owners: domain.owners ?? [] }),
      accountId: domain.accountId,
      region: domain.region,
    })),
    teams: read.teams.map(({ team, leads }, index) => ({
      at: pathOf(['teams', index]),
      team,
      leads,
    })),
    // As they are written, since that is what the portal stores.
    policies: read.policies.map(({ name }, index) => {
      const { name: _, ...document } = documents[index] ?? {};
      return { at: pathOf(['policies', index]), name, document };
    }),
    rules: read.teamRules.map(({ team, domain, ...choice }, index) => ({
      at: pathOf(['teamRules', index]),
      team,
      domainId: domain,
      choice,
    })),
  };
}

function policiesIn(raw: unknown): PolicyDocument[] {
  const root = isObject(raw) ? raw[ROOT] : undefined;
  const all = isObject(root) ? root.policies : undefined;
  return Array.isArray(all) ? all.filter(isObject) : [];
}

/** Patterns and words for leads stand in app-config alone: the portal names people and groups. */
function otherLeads({ [ROOT]: { teams: all } }: Data): string[] {
  return all.flatMap(({ ways }, index) =>
    ways
      ? `${pathOf([
          'teams',
          index,
          'leads',
        ])}: expected refs of users or groups; patterns, parent-leads and manager are for app-config`
      : [],
  );
}

function repeats(document: ImportDocument): string[] {
  const keys = [
    ...document.teams.map(({ at, team }) => ({ at, key: team })),
    ...document.policies.map(({ at, name }) => ({
      at,
      key: `the policy ${name}`,
    })),
    ...document.rules.map(({ at, team, domainId }) => ({
      at,
      key: `the rule of ${team} for ${domainId}`,
    })),
  ];
  return keys.flatMap(({ at, key }, index) => {
    const earlier = keys.slice(0, index).find(each => each.key === key);
    return earlier ? `${at}: ${key} is there already, in ${earlier.at}` : [];
  });
}

/** Backstage reads `$${` in app-config as `${`, and puts a variable of its environment in the place of `${NAME}`. */
function unescaped(
  value: unknown,
  path: PropertyKey[] = [],
): { value: unknown; problems: string[] } {
  if (typeof value === 'string') {
    return {
      value: value.replaceAll('$${', () => '${'),
      problems: /(?<!\$)\$\{/.test(value)
        ? [
            `${pathOf(
              path.slice(1),
              String(path[0] ?? 'yaml'),
            )}: \${ begins the name of a variable in app-config, which is not read here; write the value, or $\${ for the characters themselves`,
          ]
        : [],
    };
  }
  if (typeof value !== 'object' || value === null) {
    return { value, problems: [] };
  }
  const entries = Object.entries(value).map(([key, each]) => ({
    key,
    ...unescaped(each, [...path, Array.isArray(value) ? Number(key) : key]),
  }));
  return {
    value: Array.isArray(value)
      ? entries.map(each => each.value)
      : Object.fromEntries(entries.map(each => [each.key, each.value])),
    problems: entries.flatMap(each => each.problems),
  };
}
