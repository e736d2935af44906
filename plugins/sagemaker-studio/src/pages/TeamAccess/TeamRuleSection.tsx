/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  Button,
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Text,
} from '@backstage/ui';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { FailureAlert } from '../../components/Feedback';
import { TeamRuleDialog, TeamRuleState } from '../../components/TeamRules';
import { useStudioText, useTeamRules } from '../../hooks';

/** Whether the access of the team to the domain follows its members, for those who may set it, and where there is a rule. */
export function TeamRuleSection(props: { team: string; domain: StudioDomain }) {
  const { team, domain } = props;
  const t = useStudioText();
  const [isOpen, setOpen] = useState(false);
  const { data, error, reload } = useTeamRules(team);
  if (!data) {
    return error === undefined ? null : (
      <FailureAlert title={t('teamRule.loadFailed')} error={error} />
    );
  }
  const rule = data.items.find(({ domainId }) => domainId === domain.domainId);
  const maySet =
    (rule ? rule.mayChange : data.viewerMaySet) && !domain.obstacle;
  if (!rule && !maySet) {
    return null;
  }
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="body-medium" weight="bold">
          {t('teamRule.title', { domain: domain.name })}
        </Text>
      </CardHeader>
      <CardBody>
        {rule ? (
          <TeamRuleState rule={rule} />
        ) : (
          <Text as="p">{t('teamRule.off', { domain: domain.name })}</Text>
        )}
      </CardBody>
      {maySet && (
        <CardFooter>
          <Button variant="secondary" onPress={() => setOpen(true)}>
            {t(rule ? 'teamRule.change' : 'teamRule.set')}
          </Button>
          {isOpen && (
            <TeamRuleDialog
              team={team}
              domain={domain}
              rule={rule}
              onClose={() => setOpen(false)}
              onSaved={reload}
            />
          )}
        </CardFooter>
      )}
    </Card>
  );
}
