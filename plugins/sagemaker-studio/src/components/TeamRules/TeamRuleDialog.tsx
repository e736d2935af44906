/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Radio, RadioGroup, Text, TextAreaField } from '@backstage/ui';
import type {
  StudioDomain,
  TeamRule,
  TeamRuleInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';
import { useStudioText } from '../../hooks';
import { NO_END } from '../../view';
import { CheckedForm } from '../CheckedForm';
import { DurationField, RoleSelect } from '../RequestFields';
import { TeamRuleEffect } from './TeamRuleEffect';

const MODES = ['off', 'propose', 'automatic'] as const;

/** Sets the rule of a team for a domain, after showing what it would do. */
export function TeamRuleDialog(props: {
  team: string;
  domain: StudioDomain;
  /** Absent while there is none. */
  rule?: TeamRule;
  onClose: () => void;
  onSaved: () => Promise<void>;
}) {
  const { team, domain, onClose, onSaved } = props;
  // Changes by others in the meantime are reported on saving.
  const [rule] = useState(props.rule);
  const { domainId, name } = domain;
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const [input, setInput] = useState<TeamRuleInput>({
    version: rule?.version ?? 0,
    executionRole: rule?.executionRole ?? domain.defaultExecutionRole,
    duration: rule?.duration,
    noEnd: rule?.noEnd || undefined,
    joiners: rule?.joiners ?? 'propose',
    leavers: rule?.leavers ?? 'propose',
    justification: rule?.justification ?? '',
  });
  const change = (part: Partial<TeamRuleInput>) =>
    setInput(before => ({ ...before, ...part }));
  return (
    <CheckedForm
      title={t('teamRule.title', { domain: name })}
      input={input}
      simulate={() => api.simulateTeamRule(team, domainId, input)}
      isChange={() => true}
      result={simulation => <TeamRuleEffect simulation={simulation} />}
      failures={{
        check: t('teamRule.checkFailed'),
        save: t('teamRule.saveFailed'),
      }}
      save={() => api.setTeamRule(team, domainId, input)}
      onClose={onClose}
      onSaved={onSaved}
    >
      {(['joiners', 'leavers'] as const).map(field => (
        <RadioGroup
          key={field}
          label={t(`teamRule.${field}Label`)}
          value={input[field]}
          onChange={value =>
            change({ [field]: MODES.find(each => each === value) })
          }
        >
          {MODES.map(mode => (
            <Radio key={mode} value={mode}>
              {t(`teamRule.mode.${field}.${mode}`)}
            </Radio>
          ))}
        </RadioGroup>
      ))}
      {input.joiners === 'automatic' && (
        <Text as="p" color="secondary">
          {t('teamRule.automaticHint')}
        </Text>
      )}
      <RoleSelect
        domain={domain}
        value={input.executionRole ?? domain.defaultExecutionRole}
        onChange={executionRole => change({ executionRole })}
      />
      <DurationField
        label={t('teamRule.duration')}
        terms={undefined}
        value={input.noEnd ? NO_END : input.duration ?? ''}
        start={undefined}
        onChange={value =>
          change(
            value === NO_END
              ? { noEnd: true, duration: undefined }
              : { noEnd: undefined, duration: value || undefined },
          )
        }
      />
      <TextAreaField
        label={t('teamRule.justification')}
        description={t('teamRule.justificationHint')}
        isRequired
        secondaryLabel={t('fields.required')}
        rows={3}
        value={input.justification}
        onChange={justification => change({ justification })}
      />
    </CheckedForm>
  );
}
