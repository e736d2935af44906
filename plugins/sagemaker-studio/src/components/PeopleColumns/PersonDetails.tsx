/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  Button,
  ButtonIcon,
  DialogBody,
  DialogFooter,
  Flex,
  Text,
} from '@backstage/ui';
import { RiInformationLine } from '@remixicon/react';
import type {
  PersonAccess,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { useDiagnosisText, useStudioText } from '../../hooks';
import { consoleUrlOfProfile, stateOfAccess } from '../../view';
import { AwsThing } from '../AwsThing';
import { Description, DescriptionList } from '../DescriptionList';
import { RoleName } from '../RoleName';
import { StateBadge } from '../StateBadge';
import { StudioDialog } from '../StudioDialog';
import { AssignmentText } from './AssignmentText';
import { LastUse, Until } from './timeCells';

/** Opens what a row has no room for: how the access stands in words, and its things in AWS. */
export function PersonDetailsButton(props: {
  access: PersonAccess;
  domain: StudioDomain;
}) {
  const { access, domain } = props;
  const t = useStudioText();
  const [isOpen, setOpen] = useState(false);
  const title = t('people.detailsOf', {
    person: access.person.displayName,
    domain: domain.name,
  });
  return (
    <>
      <ButtonIcon
        variant="tertiary"
        size="small"
        icon={<RiInformationLine aria-hidden />}
        aria-label={title}
        onPress={() => setOpen(true)}
      />
      <StudioDialog
        title={title}
        width={560}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      >
        <DialogBody>
          {isOpen && <PersonDetails access={access} domain={domain} />}
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" onPress={() => setOpen(false)}>
            {t('entry.close')}
          </Button>
        </DialogFooter>
      </StudioDialog>
    </>
  );
}

function PersonDetails(props: { access: PersonAccess; domain: StudioDomain }) {
  const { access, domain } = props;
  const { profile, grant, usage } = access;
  const t = useStudioText();
  const diagnosisText = useDiagnosisText();
  return (
    <Flex direction="column" gap="3">
      <Flex>
        <StateBadge state={stateOfAccess(access)} />
      </Flex>
      <Text as="p">{diagnosisText(access, domain)}</Text>
      <DescriptionList>
        <Description label={t('people.access')}>
          <AssignmentText access={access} />
        </Description>
        {profile && (
          <Description label={t('facts.profile')}>
            <AwsThing
              id={profile.name}
              href={consoleUrlOfProfile(domain, profile.name)}
            />
          </Description>
        )}
        {(profile?.executionRole ?? grant?.executionRole) && (
          <Description label={t('people.role')}>
            <RoleName arn={profile?.executionRole ?? grant?.executionRole} />
          </Description>
        )}
        {grant && grant.status !== 'ended' && (
          <Description label={t('people.until')}>
            <Until access={access} />
          </Description>
        )}
        {usage && (
          <Description label={t('people.lastUse')}>
            <LastUse access={access} />
          </Description>
        )}
      </DescriptionList>
    </Flex>
  );
}
