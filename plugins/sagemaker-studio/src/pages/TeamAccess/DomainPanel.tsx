/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Card, CardBody, Flex, Text } from '@backstage/ui';
import type {
  PersonAccess,
  StudioDomain,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useMemo } from 'react';
import {
  DomainDetails,
  DomainObstacleAlert,
} from '../../components/DomainInfo';
import { EmptyState } from '../../components/Feedback';
import { DomainFreshnessAlert } from '../../components/Freshness';
import { useStudioText } from '../../hooks';
import type { PeopleFilter } from '../../view';
import { TeamDomainPeople } from './TeamDomainPeople';
import { TeamHistory } from './TeamHistory';

export type DomainPanelProps = {
  access: TeamAccess;
  domain: StudioDomain;
  filter: PeopleFilter;
  onFilter: (filter: PeopleFilter) => void;
  /** Ids of the selected rows. Absent for viewers who may not create requests. */
  selected?: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
  reload: () => Promise<void>;
};

/** The tab of a domain: its details, its obstacle, and the people of the team. */
export function DomainPanel(props: DomainPanelProps) {
  const { domain } = props;
  return (
    <Card>
      <CardBody>
        <Flex direction="column" gap="4">
          <DomainDetails domain={domain} />
          <DomainObstacleAlert domain={domain} />
          <DomainFreshnessAlert domain={domain} />
          <People {...props} />
          <TeamHistory access={props.access} domain={domain} />
        </Flex>
      </CardBody>
    </Card>
  );
}

function People(props: DomainPanelProps) {
  const { access, domain } = props;
  const t = useStudioText();
  const people = useMemo(
    () => access.people.filter(({ domainId }) => domainId === domain.domainId),
    [access.people, domain.domainId],
  );
  if (access.people.length === 0) {
    return (
      <EmptyState
        title={t('team.noPeopleTitle')}
        description={t('team.noPeople')}
      />
    );
  }
  // If nothing can be requested and nobody has access or a profile, every cell of the table would be empty.
  if (people.length === 0 || (domain.obstacle && !people.some(holdsAnything))) {
    return (
      <Text as="p" color="secondary">
        {t('team.nobodyHolds')}
      </Text>
    );
  }
  return <TeamDomainPeople {...props} people={people} />;
}

function holdsAnything(access: PersonAccess): boolean {
  return Boolean(
    access.assignment.direct ||
      access.assignment.throughGroups.length ||
      access.profile ||
      access.grant,
  );
}
