/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import type {
  EffectiveAccess,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import {
  useEffectiveAccess,
  useLastDefined,
  useObstacleText,
  useStudioText,
} from '../../../hooks';
import { effectiveNoteOf } from '../../../view';
import { EntityPicker } from '../../../components/EntityPicker';
import {
  EmptyState,
  LoadFailure,
  Loading,
  StaleNotice,
} from '../../../components/Feedback';
import { AccessGraph } from './AccessGraph';
import { AccessTable } from './AccessTable';
import styles from './EffectiveAccess.module.css';

const FORMS = [
  ['graph', 'graph.asGraph'],
  ['table', 'graph.asTable'],
] as const;

/** Who may sign in to a domain and by which ways, as a graph or as a table. */
export function EffectiveAccessView(props: { domain: StudioDomain }) {
  const { domain } = props;
  const t = useStudioText();
  const [team, setTeam] = useState('');
  const [person, setPerson] = useState('');
  const [form, setForm] = useState<string>('graph');
  const { data, error, reload } = useEffectiveAccess(domain.domainId, {
    team: team || undefined,
    person: person || undefined,
  });
  const shown = useLastDefined(data);
  return (
    <Flex direction="column" gap="4">
      <div className={styles.toolbar}>
        <EntityPicker
          className={styles.field}
          kind="Group"
          label={t('pick.team')}
          placeholder={t('pick.anyTeam')}
          value={team}
          onChange={setTeam}
        />
        <EntityPicker
          className={styles.field}
          kind="User"
          label={t('pick.person')}
          placeholder={t('pick.anyPerson')}
          value={person}
          onChange={setPerson}
        />
        <ToggleButtonGroup
          className={styles.show}
          aria-label={t('graph.show')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[form]}
          onSelectionChange={([key]) => setForm(String(key))}
        >
          {FORMS.map(([id, label]) => (
            <ToggleButton key={id} id={id}>
              {t(label)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      {shown && <StaleNotice error={error} onRetry={() => void reload()} />}
      {shown && (
        <AccessPaths
          access={shown}
          domain={domain}
          isGraph={form === 'graph'}
          isFiltered={Boolean(team || person)}
        />
      )}
      {!shown && error !== undefined && (
        <LoadFailure error={error} onRetry={() => void reload()} />
      )}
      {!shown && error === undefined && <Loading rows={6} rowHeight={36} />}
    </Flex>
  );
}

function useNote(
  access: EffectiveAccess,
  domain: StudioDomain,
): string | undefined {
  const t = useStudioText();
  const obstacleText = useObstacleText();
  const name = effectiveNoteOf(access, domain);
  if (name === 'obstacle' && domain.obstacle) {
    const { message, remedy } = obstacleText(domain, domain.obstacle);
    return `${message} ${remedy}`;
  }
  return name && name !== 'obstacle'
    ? t(`graph.note.${name}`, { domain: domain.name })
    : access.note;
}

function AccessPaths(props: {
  access: EffectiveAccess;
  domain: StudioDomain;
  isGraph: boolean;
  isFiltered: boolean;
}) {
  const { access, domain, isGraph, isFiltered } = props;
  const t = useStudioText();
  const note = useNote(access, domain);
  const hasAny =
    access.people.length > 0 || (!isFiltered && access.groups.length > 0);
  if (!hasAny) {
    return (
      <EmptyState
        // Where AWS does not tell, or not all of it was read, that nobody is listed says nothing.
        title={t(
          access.total === undefined
            ? 'graph.unknownTitle'
            : 'graph.emptyTitle',
        )}
        description={
          note ?? t(isFiltered ? 'graph.emptyFiltered' : 'graph.empty')
        }
      />
    );
  }
  return (
    <>
      {note && <Text as="p">{note}</Text>}
      {access.total !== undefined && (
        <Text as="p" role="status">
          {t('graph.total', { count: access.total })}
        </Text>
      )}
      {isGraph ? (
        <AccessGraph access={access} />
      ) : (
        <AccessTable access={access} />
      )}
    </>
  );
}
