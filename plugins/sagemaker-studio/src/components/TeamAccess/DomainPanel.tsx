/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Card, CardBody, Flex, Text } from '@backstage/ui';
import type {
  PersonAccess,
  StudioDomain,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import { DomainFacts, DomainObstacleAlert } from '../Domains';
import { EmptyState } from '../Feedback';
import { PeopleTable } from './PeopleTable';

/** One domain: what it is, what stands in the way, and who of the team holds what there. */
export function DomainPanel(props: {
  access: TeamAccess;
  domain: StudioDomain;
}) {
  const { access, domain } = props;
  const people = access.people.filter(
    person => person.domainId === domain.domainId,
  );
  return (
    <Card>
      <CardBody>
        <Flex direction="column" gap="4">
          <DomainFacts domain={domain} />
          <DomainObstacleAlert domain={domain} />
          <People access={access} domain={domain} people={people} />
        </Flex>
      </CardBody>
    </Card>
  );
}

function People(props: {
  access: TeamAccess;
  domain: StudioDomain;
  people: PersonAccess[];
}) {
  const { access, domain, people } = props;
  const t = useStudioText();
  if (access.people.length === 0) {
    return (
      <EmptyState
        title={t('team.noPeopleTitle')}
        description={t('team.noPeople')}
      />
    );
  }
  // Where nothing can be asked for and nobody holds anything, a table would say "none" in every cell.
  if (people.length === 0 || (domain.obstacle && !people.some(holdsAnything))) {
    return (
      <Text as="p" color="secondary">
        {t('team.nobodyHolds')}
      </Text>
    );
  }
  return (
    <PeopleTable
      label={t('team.tableLabel', { team: access.team.displayName })}
      people={people}
    />
  );
}

function holdsAnything(access: PersonAccess): boolean {
  return Boolean(
    access.assignment.direct ||
      access.assignment.throughGroups.length ||
      access.profile ||
      access.grant,
  );
}
