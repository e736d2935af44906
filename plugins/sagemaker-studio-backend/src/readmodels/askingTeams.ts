/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { RELATION_MEMBER_OF } from '@backstage/catalog-model';
import type {
  AskingTeam,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../config/StudioConfig';
import type { Team, TeamCatalog } from '../directory/TeamCatalog';
import type { Subject } from '../facts/subjects';
import type { Viewer } from '../model/caller';
import { holdsOneOf, leadsOf, policiesFor } from '../model/policy';
import { checkNewAccess } from '../requests/PolicyEvaluator';

/** Stands for other people: policies ask only whether a request is for others, not who they are. */
const ANYBODY = ['anybody'];

/** The teams with which the viewer may ask for access of a person, those that the viewer leads first. */
export async function askingTeams(
  person: {
    subject: Pick<Subject, 'entity' | 'person'>;
    isViewer: boolean;
  },
  viewer: Viewer,
  known: {
    config: Pick<StudioConfig, 'teams' | 'domains' | 'policies'>;
    catalog: Pick<TeamCatalog, 'findTeam'>;
    domains: StudioDomain[];
  },
): Promise<AskingTeam[]> {
  const { subject, isViewer } = person;
  const { config, catalog, domains } = known;
  if (!subject.entity || !viewer.inCatalog || viewer.refusal) {
    return [];
  }
  const led = config.teams
    .filter(({ leads }) => holdsOneOf(viewer.refs, leads))
    .map(({ team }) => team);
  const own = (subject.entity.relations ?? [])
    .filter(({ type }) => type === RELATION_MEMBER_OF)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
  const mine = viewer.refs.filter(ref => ref.startsWith('group:'));
  const refs = new Set(isViewer ? [...led, ...mine] : own);
  const teams = await Promise.all(
    [...refs].sort().map(ref => catalog.findTeam(ref)),
  );
  return teams
    .flatMap(team => team ?? [])
    .map(team => {
      const asked = domains.filter(domain =>
        mayAsk(team, domain, isViewer ? [] : [subject.person.entityRef ?? '']),
      );
      const forAnybody = asked.filter(domain => mayAsk(team, domain, ANYBODY));
      return {
        entityRef: team.entityRef,
        displayName: team.displayName,
        isLead: holdsOneOf(viewer.refs, leadsOf(config.teams, team.entityRef)),
        domainIds: idsOf(asked),
        forAnybodyIn: forAnybody.length > 0 ? idsOf(forAnybody) : undefined,
      };
    })
    .filter(({ domainIds }) => domainIds.length > 0)
    .sort((a, b) => Number(b.isLead) - Number(a.isLead));

  function mayAsk(team: Team, domain: StudioDomain, others: string[]): boolean {
    const { domainId, executionRoles, obstacle } = domain;
    return (
      !obstacle &&
      executionRoles.some(executionRole => {
        const matching = policiesFor(config.policies, {
          team: team.entityRef,
          domainId,
          executionRole,
        });
        return (
          matching.length > 0 &&
          !checkNewAccess(matching, {
            team,
            requester: viewer,
            requesterRefs: viewer.refs,
            others,
            leads: leadsOf(config.teams, team.entityRef),
            domainId,
            owners: config.domains[domainId]?.owners ?? [],
            throughGroup: false,
          })
        );
      })
    );
  }
}

function idsOf(domains: StudioDomain[]): string[] {
  return domains.map(({ domainId }) => domainId);
}
