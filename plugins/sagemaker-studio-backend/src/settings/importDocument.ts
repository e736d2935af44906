/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Settings as the portal exports them and as app-config has them, read to be set in the portal. */
import { z } from 'zod';
import { pathOf, problemsOf, ROOT } from '../config/configProblems';
import { block, groupRef } from '../config/schemaParts';
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

/** Entries that cannot be read, as far as they say what they are about. */
export type UnreadEntries = {
  domainIds: string[];
  teams: EntityRef[];
  policies: number;
};

const { domains, teams, policies, teamRules } = studioConfigSchema.shape;

const importSchema = block({
  [ROOT]: block({
    domains: z.unknown().optional(),
    teams: z.unknown().optional(),
    policies: z.unknown().optional(),
    teamRules: z.unknown().optional(),
  }),
});

/** @returns the entries that can be read, and what is wrong with the document, each problem with its path */
export function readImport(yaml: string): {
  document: ImportDocument;
  problems: string[];
  unread: UnreadEntries;
} {
  const parsed = parseYaml(yaml);
  const written = unescaped('problems' in parsed ? undefined : parsed.value);
  const root = objectIn(objectIn(written.value)[ROOT]);
  const read = {
    domains: readEntries('domains', domains, root),
    teams: readEntries('teams', teams, root),
    policies: readEntries('policies', policies, root),
    teamRules: readEntries('teamRules', teamRules, root),
  };
  const document = toDocument(read);
  return {
    document,
    problems: [
      ...('problems' in parsed
        ? parsed.problems
        : problemsOf(
            importSchema.safeParse(written.value).error,
            written.value,
            path =>
              path.length > 0 ? pathOf(path.slice(1), String(path[0])) : 'yaml',
          )),
      ...written.problems,
      ...Object.values(read).flatMap(({ problems }) => problems),
      ...otherLeads(read),
      ...repeats(document),
    ],
    unread: {
      domainIds: read.domains.unread.map(({ key }) => String(key)),
      teams: read.teams.unread.flatMap(
        ({ raw }) => groupRef.safeParse(objectIn(raw).team).data ?? [],
      ),
      policies: read.policies.unread.length,
    },
  };
}

/** An entry as it is written. */
type RawEntry = { key: string | number; raw: unknown };

/** A part of the document. */
type Section<T> = {
  entries: (RawEntry & { at: string; value: T })[];
  unread: RawEntry[];
  problems: string[];
};

/** Each entry on its own, so that a mistake in one of them hides none in another. */
function readEntries<T>(
  section: string,
  schema: z.ZodType<Record<string, T> | T[]>,
  root: PolicyDocument,
): Section<T> {
  const read: Section<T> = { entries: [], unread: [], problems: [] };
  for (const { key, raw, alone } of takenApart(root[section])) {
    const { data, error } = schema.safeParse(alone);
    if (error) {
      read.unread.push({ key, raw });
      read.problems.push(
        ...problemsOf(error, alone, path =>
          pathOf([
            section,
            ...(path.length > 0 ? [key, ...path.slice(1)] : []),
          ]),
        ),
      );
    }
    for (const value of Object.values(data ?? [])) {
      read.entries.push({ key, raw, at: pathOf([section, key]), value });
    }
  }
  // Whatever is no list, is none for each of its entries.
  return { ...read, problems: [...new Set(read.problems)] };
}

/** @returns with `alone`: the section as if the entry were its only one */
function takenApart(section: unknown): (RawEntry & { alone: unknown })[] {
  if (Array.isArray(section)) {
    return section.map((raw, key) => ({ key, raw, alone: [raw] }));
  }
  return isObject(section) && Object.keys(section).length > 0
    ? Object.entries(section).map(([key, raw]) => ({
        key,
        raw,
        alone: { [key]: raw },
      }))
    : [{ key: '', raw: section, alone: section }];
}

type Sections = {
  domains: Section<z.output<typeof domains>[string]>;
  teams: Section<z.output<typeof teams>[number]>;
  policies: Section<z.output<typeof policies>[number]>;
  teamRules: Section<z.output<typeof teamRules>[number]>;
};

function toDocument(read: Sections): ImportDocument {
  return {
    domains: read.domains.entries.map(({ at, key, value }) => ({
      at,
      domainId: String(key),
      choice: choiceOf({ ...value, owners: value.owners ?? [] }),
      accountId: value.accountId,
      region: value.region,
    })),
    teams: read.teams.entries.map(({ at, value: { team, leads } }) => ({
      at,
      team,
      leads,
    })),
    // As they are written, since that is what the portal stores.
    policies: read.policies.entries.map(({ at, raw, value }) => {
      const { name: _, ...document } = objectIn(raw);
      return { at, name: value.name, document };
    }),
    rules: read.teamRules.entries.map(({ at, value }) => {
      const { team, domain, ...choice } = value;
      return { at, team, domainId: domain, choice };
    }),
  };
}

function objectIn(value: unknown): PolicyDocument {
  return isObject(value) ? value : {};
}

/** Patterns and words for leads stand in app-config alone: the portal names people and groups. */
function otherLeads(read: Pick<Sections, 'teams'>): string[] {
  return read.teams.entries.flatMap(({ at, value }) =>
    value.ways
      ? `${at}.leads: expected refs of users or groups; patterns, parent-leads and manager are for app-config`
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
