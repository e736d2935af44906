/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert, Flex, Text } from '@backstage/ui';
import {
  studioRequestCreatePermission,
  type StudioDomain,
  type UnmanagedAccess,
  type UnmanagedAccessBulkRemoval,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useMemo, useState } from 'react';
import { EntityPicker } from '../../../components/EntityPicker';
import { FailureAlert } from '../../../components/Feedback';
import { ResponsiveTable } from '../../../components/ResponsiveTable';
import { Section } from '../../../components/Section';
import {
  useApiText,
  useDenied,
  useLastDefined,
  useStudioText,
  useUnmanagedAccess,
} from '../../../hooks';
import { toUnmanagedRows } from '../../../view';
import { SelectedAccess } from './SelectedAccess';
import { useUnmanagedColumns } from './useUnmanagedColumns';

/** What is assigned in AWS without a grant, to be recorded or removed for many at once; nothing where there is none. */
export function UnmanagedAccessSection(props: { domain: StudioDomain }) {
  const { domain } = props;
  const t = useStudioText();
  const [team, setTeam] = useState('');
  const list = useUnmanagedAccess(domain.domainId, team);
  // The table stays while another team is tried.
  const data = useLastDefined(list.data);
  if (!data || data.total + data.groups.length === 0) {
    return null;
  }
  return (
    <Section title={t('unmanaged.title')}>
      <Flex direction="column" gap="3">
        {team && list.error !== undefined && (
          <FailureAlert title={t('existing.failed')} error={list.error} />
        )}
        <Existing
          domain={domain}
          existing={data}
          team={team}
          onTeam={setTeam}
        />
      </Flex>
    </Section>
  );
}

function Existing(props: {
  domain: StudioDomain;
  existing: UnmanagedAccess;
  /** With which the access is to be recorded; empty: with a team of each person. */
  team: string;
  onTeam: (team: string) => void;
}) {
  const { domain, existing, team, onTeam } = props;
  const { people, total, viewer } = existing;
  const t = useStudioText();
  const { say } = useApiText();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<UnmanagedAccessBulkRemoval['refused']>(
    [],
  );
  const mayNotAsk = useDenied(studioRequestCreatePermission);
  const rows = useMemo(() => toUnmanagedRows(existing), [existing]);
  const columns = useUnmanagedColumns();
  const mayRecord =
    !mayNotAsk && (team !== '' || rows.some(({ records }) => records.length));
  const mayAct = mayRecord || viewer.mayRemove;
  return (
    <>
      <Text as="p" color="secondary">
        {t(domain.obstacle ? 'unmanaged.observed' : 'unmanaged.description')}
      </Text>
      {!mayAct && !domain.obstacle && (
        <Text as="p" color="secondary">
          {t('unmanaged.othersAct')}
        </Text>
      )}
      {mayAct && !mayNotAsk && (
        <EntityPicker
          kind="Group"
          label={t('unmanaged.team')}
          placeholder={t('unmanaged.ownTeams')}
          value={team}
          onChange={onTeam}
        />
      )}
      {mayAct && (
        <SelectedAccess
          domain={domain}
          rows={rows.filter(({ id }) => selected.has(id))}
          mayRecord={mayRecord}
          mayRemove={viewer.mayRemove}
          onFiled={() => setSelected(new Set())}
          onRemoved={result => {
            setSelected(new Set());
            setRefused(result.refused);
          }}
        />
      )}
      {refused.length > 0 && (
        <Alert
          role="alert"
          status="warning"
          icon
          title={t('unmanaged.refused')}
          description={refused.map(each => say(each, 'message')).join(' ')}
        />
      )}
      {total > people.length && (
        <Text as="p" color="secondary">
          {t('unmanaged.more', {
            number: String(total),
            shown: String(people.length),
          })}
        </Text>
      )}
      <ResponsiveTable
        label={t('unmanaged.label', { domain: domain.name })}
        columns={columns}
        rows={rows}
        selection={
          mayAct
            ? {
                selectedKeys: selected,
                onSelectionChange: keys =>
                  setSelected(
                    new Set(
                      keys === 'all'
                        ? rows.map(({ id }) => id)
                        : [...keys].map(String),
                    ),
                  ),
              }
            : undefined
        }
      />
    </>
  );
}
