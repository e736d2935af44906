/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button, Flex, Select, Text } from '@backstage/ui';
import {
  studioRequestCreatePermission,
  type PlanInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../../api';
import { EntityPicker } from '../../components/EntityPicker';
import { Section } from '../../components/Section';
import { Toolbar, toolbarField } from '../../components/Toolbar';
import {
  useAction,
  useDenied,
  useDomains,
  useFailureText,
  useStudioText,
  useUrlState,
} from '../../hooks';
import { roleName, simulatorDraftOf, simulatorInput } from '../../view';
import { SimulationResult } from './SimulationResult';

const DEFAULT = 'default';
const KINDS = ['grant', 'onboard-team'] as const;

/** Who would decide a request of the reader, without sending it. What is asked is in the URL. */
export function Simulator() {
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const failureText = useFailureText();
  const denied = useDenied(studioRequestCreatePermission);
  const [params, setUrlState] = useUrlState();
  const { data: domains = [] } = useDomains();
  const simulation = useAction(async (input: PlanInput) => ({
    input,
    simulated: await api.simulateRequest(input),
  }));
  const draft = simulatorDraftOf(params);
  const input = simulatorInput(draft);
  const domain = domains.find(each => each.domainId === draft.domainId);
  const { result } = simulation;
  // The result of other values would mislead.
  const isCurrent =
    result && JSON.stringify(result.input) === JSON.stringify(input);
  if (denied) {
    return null;
  }
  return (
    <Section title={t('policies.simulator')}>
      <Flex direction="column" gap="3">
        <Text as="p" color="secondary">
          {t('policies.simulatorHint')}
        </Text>
        <Toolbar>
          <Select
            className={toolbarField}
            label={t('requestFilter.kind')}
            options={KINDS.map(kind => ({
              id: kind,
              label: t(`asked.kind.${kind}`),
            }))}
            value={draft.kind}
            onChange={key => setUrlState({ kind: String(key) })}
          />
          <EntityPicker
            className={toolbarField}
            kind="Group"
            label={t('pick.team')}
            placeholder={t('policies.pickTeam')}
            value={draft.team}
            onChange={team => setUrlState({ team })}
          />
          <Select
            className={toolbarField}
            label={t('facts.domain')}
            placeholder={t('policies.pickDomain')}
            options={domains.map(({ domainId, name }) => ({
              id: domainId,
              label: name,
            }))}
            value={draft.domainId || null}
            onChange={key =>
              setUrlState({ domain: String(key), role: undefined })
            }
          />
          {domain && domain.executionRoles.length > 1 && (
            <Select
              className={toolbarField}
              label={t('people.role')}
              options={[
                { id: DEFAULT, label: t('policies.defaultRole') },
                ...domain.executionRoles.map(role => ({
                  id: role,
                  label: roleName(role),
                })),
              ]}
              value={draft.executionRole || DEFAULT}
              onChange={key =>
                setUrlState({
                  role: key === DEFAULT ? undefined : String(key),
                })
              }
            />
          )}
          {draft.kind === 'grant' && (
            <EntityPicker
              className={toolbarField}
              kind="User"
              label={t('policies.person')}
              placeholder={t('policies.you')}
              value={draft.person}
              onChange={person => setUrlState({ person })}
            />
          )}
          <Button
            variant="primary"
            isDisabled={!input}
            isPending={simulation.isPending}
            onPress={() => input && void simulation.run(input)}
          >
            {t('policies.simulate')}
          </Button>
        </Toolbar>
        {simulation.error !== undefined && !simulation.isPending && (
          <Alert
            role="alert"
            status="warning"
            icon
            title={t('policies.refused')}
            description={failureText(simulation.error)}
          />
        )}
        {isCurrent && (
          <SimulationResult
            simulation={result.simulated}
            input={result.input}
          />
        )}
      </Flex>
    </Section>
  );
}
