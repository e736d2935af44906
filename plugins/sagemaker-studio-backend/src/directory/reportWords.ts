/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  EntityClaim,
  StandingReport,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { count, list } from '../diagnosis/facts';
import { messageAndRemedy, say } from '../util/say';
import type { Manager } from '../model/managers';
import type { Finding, RefDetail } from './IdentityReports';
import type { FormerHolder } from './readFormerHolders';

const KEY = 'sagemakerStudio.identity.trustedOrigins';
const NAMED_IN_LOG = 5;
const NAMED_IN_REPORT = 3;

const CLAIMED: Record<EntityClaim['kind'], string> = {
  address: 'the address of',
  identity: 'to be',
  name: 'the catalog name of',
  membership: 'to be in',
  hierarchy: 'to be below or above',
  members: 'as member',
};

/** The line of app-config that trusts an origin, and no other. */
export function lineFor(origin: string): string {
  return `${KEY}: ['${origin.replaceAll("'", "''")}']`;
}

/** Why a ref gives nobody a right; `undefined` when it does. */
export function refDetail(
  entityRef: string,
  seen: {
    /** Whether it is no ref, but a pattern for the group of leads. */
    isPattern?: boolean;
    isTrusted: boolean;
    isInConflict: boolean;
    /** Whether it is bound to somebody else than the one who has it now. */
    meansAnother: boolean;
    origin?: string;
    /** Whom it meant, where the catalog holds them no more. */
    former?: FormerHolder;
  },
): Omit<RefDetail, 'places'> | undefined {
  if (seen.isInConflict) {
    return {
      problem: 'conflict',
      ...messageAndRemedy(
        say('ref.conflict', { ref: entityRef }),
        say('ref.conflict.remedy'),
      ),
    };
  }
  if (seen.meansAnother) {
    return {
      problem: 'changed',
      ...messageAndRemedy(
        say('ref.changed', { ref: entityRef }),
        say('ref.changed.remedy'),
      ),
    };
  }
  if (seen.isTrusted) {
    return undefined;
  }
  if (seen.isPattern) {
    return patternDetail(entityRef);
  }
  return seen.origin === undefined
    ? { problem: 'missing', ...missing(entityRef, seen.former) }
    : {
        problem: 'untrusted',
        ...messageAndRemedy(
          say('ref.untrusted', { ref: entityRef, origin: seen.origin }),
          say('trusted.without.remedy', { line: lineFor(seen.origin) }),
        ),
      };
}

/** Of a pattern for leads that means no group. */
export function patternDetail(pattern: string): Omit<RefDetail, 'places'> {
  return {
    problem: 'missing',
    ...messageAndRemedy(
      say('ref.pattern', { ref: pattern }),
      say('ref.pattern.remedy'),
    ),
  };
}

/** Texts for managers that lead to nobody: one finding for each reason, since a directory may hold thousands. */
export function managerFindings(
  managers: ReadonlyMap<string, Manager>,
): Extract<Finding, { kind: 'ref' }>[] {
  return (['nobody', 'several'] as const).flatMap(problem => {
    const texts = [...managers].flatMap(([text, manager]) =>
      'problem' in manager && manager.problem === problem ? text : [],
    );
    const examples = texts.slice(0, NAMED_IN_REPORT).join("', '");
    return texts.length
      ? {
          kind: 'ref' as const,
          entityRef: `managers (${problem})`,
          detail: {
            problem: problem === 'nobody' ? 'missing' : 'conflict',
            ...messageAndRemedy(
              say(`manager.${problem}`, { count: texts.length, examples }),
              say('manager.remedy'),
            ),
            places: [{ place: { kind: 'manager' }, domainIds: [], teams: [] }],
          },
        }
      : [];
  });
}

function missing(ref: string, former?: FormerHolder) {
  if (!former) {
    return messageAndRemedy(
      say('ref.missing', { ref }),
      say('ref.missing.remedy'),
    );
  }
  const { name, kind, state } = former;
  if (kind === 'team') {
    return messageAndRemedy(
      say('ref.gone-group', { ref, name }),
      say('ref.gone-group.remedy'),
    );
  }
  return state === 'disabled'
    ? messageAndRemedy(
        say('ref.disabled', { ref, name }),
        say('ref.disabled.remedy'),
      )
    : messageAndRemedy(
        say('ref.gone-user', { ref, name }),
        say('ref.gone-user.remedy'),
      );
}

/** `undefined` when everybody has a standing. */
export function standingSentence(standing: StandingReport): string | undefined {
  const { people, teams, refs, origins } = standing;
  if (people + teams + refs === 0) {
    return undefined;
  }
  const named = origins.slice(0, NAMED_IN_LOG);
  return [
    `${list([
      count(people, 'catalog user', 'catalog users'),
      count(teams, 'group', 'groups'),
      `${refs} of the leads, owners, approvers and teams of the configuration`,
    ])} have no standing, since their origins are not trusted:`,
    `${named
      .map(
        each =>
          `${each.origin || 'none'} (${count(
            each.people,
            'user',
            'users',
          )}, ${count(each.teams, 'group', 'groups')})`,
      )
      .join(', ')}${origins.length > named.length ? ', …' : ''}.`,
    `If nobody but your organization can write there, add to app-config: ${lineOf(
      named.map(({ origin }) => origin),
    )}`,
  ].join(' ');
}

/** `undefined` when all refs lead to somebody. */
export function refsSentence(
  refs: { entityRef: string; places: string[] }[],
): string | undefined {
  const named = refs.slice(0, NAMED_IN_LOG);
  return refs.length
    ? `${count(
        refs.length,
        'ref of the configuration gives',
        'refs of the configuration give',
      )} nobody a right: ${named
        .map(({ entityRef, places }) => `${entityRef} (${places.join(', ')})`)
        .join(', ')}${
        refs.length > named.length ? ', …' : ''
      }. GET /identity/report says why, and what to do`
    : undefined;
}

export function claimSentence(
  entityRef: string,
  { origin, claims }: { origin: string; claims: EntityClaim[] },
): string {
  return `${entityRef} gives nobody a right, since its origin is not trusted: ${origin}. It claims ${claims
    .slice(0, NAMED_IN_LOG)
    .map(({ kind, of }) => `${CLAIMED[kind]} ${of}`)
    .join(', ')}`;
}

function lineOf(origins: string[]): string {
  return `${KEY}: [${origins
    .map(origin => `'${origin.replaceAll("'", "''")}'`)
    .join(', ')}]`;
}
