/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * This folder compares desired and observed state: plans, diagnoses, readiness. It is pure.
 *
 * Here: the named difference between the access that should be and the access that is, for a person and a domain. Ordered:
 * what makes all else moot comes first.
 */
import type { Diagnosis } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  isAssigned,
  isLetIn,
  diagnosis,
  domainClosed,
  type DiagnosisOptions,
} from './diagnosisWords';
import {
  list,
  type DomainFacts,
  type PersonFacts,
  type ProfileFact,
} from './facts';
import {
  accessEnded,
  notDeleted,
  notGone,
  operationUnderWay,
  outOfGroup,
  suspended,
} from './grantDiagnoses';
import {
  failedProfile,
  formerProfile,
  profileAlone,
  profileGone,
  profileOfAnother,
  assignmentAlone,
  unsettledProfile,
  secondProfile,
  otherRole,
  ungranted,
  unused,
  ready,
  noAccess,
} from './holdingDiagnoses';
import { messageOf, remedyOf, say, sayAll } from '../util/say';
import { personObstacle } from './personObstacle';
import { holdingsNotKnown, personNotKnown } from './unreadDiagnoses';
import type { Login } from '../model/names';

type Rule = (
  facts: PersonFacts,
  domain: DomainFacts,
  options: DiagnosisOptions | undefined,
) => Diagnosis | undefined | false;

const RULES: Rule[] = [
  notGone,
  notDeleted,
  suspended,
  unifiedStudioDomain,
  iamDomain,
  legacyDomain,
  personNotKnown,
  unknownPerson,
  sharedUser,
  accessEnded,
  disabledUser,
  operationUnderWay,
  failedProfile,
  holdingsNotKnown,
  outOfGroup,
  formerProfile,
  profileAlone,
  closedDomain,
  unsettledProfile,
  secondProfile,
  otherRole,
  profileOfAnother,
  ungranted,
  profileGone,
  assignmentAlone,
  unused,
  ready,
];

/** Diagnoses one person in one domain. */
export function diagnose(
  facts: PersonFacts,
  domain: DomainFacts,
  options?: DiagnosisOptions,
): Diagnosis {
  for (const rule of RULES) {
    const found = rule(facts, domain, options);
    if (found) {
      return found;
    }
  }
  return noAccess(facts, domain, options);
}

/** Diagnoses a profile that was made for nobody whom Identity Center has now. */
export function diagnoseProfileOfNobody(
  profile: ProfileFact & {
    userName?: Login;
    /** Whether somebody else has the login now, or may have had it then. */
    isLoginReused?: boolean;
  },
  domain: DomainFacts,
): Diagnosis {
  const at = {
    profile: profile.name,
    domain: domain.name,
    delete: say('diagnosed.nobody.remedy', { account: domain.accountId }),
  };
  const { userName: login, isLoginReused } = profile;
  if (login === undefined) {
    return diagnosis('profile-of-nobody', say('diagnosed.nobody-unnamed', at));
  }
  return diagnosis(
    'profile-of-nobody',
    say(isLoginReused ? 'diagnosed.nobody-reused' : 'diagnosed.nobody-gone', {
      ...at,
      login,
    }),
  );
}

function unifiedStudioDomain(facts: PersonFacts, { obstacle }: DomainFacts) {
  return (
    obstacle?.code === 'unified-studio' &&
    diagnosis(
      'unified-studio-domain',
      `${obstacle.message}${
        facts.profile ? ` The profile '${facts.profile.name}' exists.` : ''
      } ${obstacle.remedy}`,
    )
  );
}

/** Of those who would get in, since the others have something nearer to see to. */
function closedDomain(facts: PersonFacts, domain: DomainFacts) {
  const closed = isLetIn(facts, domain) ? domainClosed(domain) : undefined;
  return closed === undefined
    ? undefined
    : diagnosis(
        'domain-closed',
        say('diagnosed.closed', { person: facts.displayName, why: closed }),
      );
}

function iamDomain(facts: PersonFacts, domain: DomainFacts) {
  const { profile } = facts;
  const { name, accountId } = domain;
  return (
    domain.authMode === 'IAM' &&
    diagnosis(
      'iam-domain',
      `'${name}' lets people in by IAM, not through IAM Identity Center, so nobody is assigned here${
        profile ? `; the profile '${profile.name}' exists` : ''
      }. Ask the administrators of account ${accountId} for access.`,
    )
  );
}

function legacyDomain(facts: PersonFacts, domain: DomainFacts) {
  const { profile } = facts;
  const { name, accountId } = domain;
  return (
    !domain.applicationArn &&
    diagnosis(
      'legacy-domain',
      `'${name}' is from before October 2023, so AWS does not tell who may sign in${
        profile ? `; the profile '${profile.name}' exists` : ''
      }. An administrator of account ${accountId} can look and assign in the SageMaker console.`,
    )
  );
}

function unknownPerson(facts: PersonFacts) {
  const obstacle = facts.identity.outcome !== 'found' && personObstacle(facts);
  return (
    obstacle &&
    diagnosis(
      facts.identity.outcome === 'conflict'
        ? 'ambiguous-person'
        : 'no-identity-center-user',
      sayAll([messageOf(obstacle), remedyOf(obstacle)]),
    )
  );
}

/** Reported on each of them, and on what the user holds; nobody is chosen. */
function sharedUser(facts: PersonFacts) {
  const { identity } = facts;
  const obstacle =
    identity.outcome === 'found' && identity.sharedBy && personObstacle(facts);
  return (
    obstacle &&
    diagnosis(
      'ambiguous-person',
      sayAll([messageOf(obstacle), remedyOf(obstacle)]),
    )
  );
}

function disabledUser(facts: PersonFacts, domain: DomainFacts) {
  const { displayName, profile } = facts;
  const { name } = domain;
  if (
    facts.identity.outcome !== 'found' ||
    facts.identity.status !== 'DISABLED'
  ) {
    return undefined;
  }
  const held = [
    ...(isAssigned(facts) ? ['an assignment'] : []),
    ...(profile ? [`the profile '${profile.name}'`] : []),
  ];
  return held.length
    ? diagnosis(
        'disabled-but-holding',
        `The Identity Center user of ${displayName} is disabled and cannot sign in, but still holds ${list(
          held,
        )} in '${name}'. Have the access removed if the person has left.`,
      )
    : diagnosis(
        'no-access',
        `The Identity Center user of ${displayName} is disabled and holds nothing in '${name}'.`,
      );
}
