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
import { FailureAlert } from '../../components/Feedback';
import { TeamRuleDialog, TeamRuleState } from '../../components/TeamRules';
import { useStudioText } from '../../hooks';
import type { TeamRuleSource } from './useTeamRuleOf';

/** Whether the access of the team to the domain follows its members, for those who may set it, and where there is a rule. */
export function TeamRuleSection(props: {
  team: string;
  domain: StudioDomain;
  source: TeamRuleSource;
}) {
  const { team, domain, source } = props;
  const t = useStudioText();
  const { isOpen, setOpen, error, reload } = source;
  const { rule, maySet } = source.of(domain);
  if (error !== undefined) {
    return <FailureAlert title={t('teamRule.loadFailed')} error={error} />;
  }
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
              key={domain.domainId}
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
