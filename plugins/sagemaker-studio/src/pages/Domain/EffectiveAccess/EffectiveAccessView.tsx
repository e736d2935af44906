/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import type {
  EffectiveAccess,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { EntityPicker } from '../../../components/EntityPicker';
import {
  EmptyState,
  LiveContent,
  StaleNotice,
} from '../../../components/Feedback';
import { Toolbar, toolbarField } from '../../../components/Toolbar';
import {
  useApiText,
  useElementWidth,
  useEffectiveAccess,
  useLastDefined,
  useStudioText,
} from '../../../hooks';
import { AccessGraph, MIN_GRAPH_WIDTH } from './AccessGraph';
import { AccessTable } from './AccessTable';
import styles from './EffectiveAccess.module.css';

const FORMS = [
  ['graph', 'graph.asGraph'],
  ['table', 'graph.asTable'],
] as const;

/** The people who may sign in to a domain and the assignments that let them in, as a graph or a table. */
export function EffectiveAccessView(props: { domain: StudioDomain }) {
  const { domain } = props;
  const t = useStudioText();
  const [team, setTeam] = useState('');
  const [person, setPerson] = useState('');
  const [form, setForm] = useState<string>('graph');
  const [container, setContainer] = useState<HTMLDivElement | null>(null);
  // On a phone the graph would be cut off.
  const isWide = useElementWidth(container, MIN_GRAPH_WIDTH) >= MIN_GRAPH_WIDTH;
  const access = useEffectiveAccess(domain.domainId, {
    team: team || undefined,
    person: person || undefined,
  });
  // While a filter is applied, the previous result stays.
  const shown = { ...access, data: useLastDefined(access.data) };
  return (
    <Flex ref={setContainer} direction="column" gap="4">
      <Toolbar>
        <EntityPicker
          className={toolbarField}
          kind="Group"
          label={t('pick.team')}
          placeholder={t('pick.anyTeam')}
          value={team}
          onChange={setTeam}
        />
        <EntityPicker
          className={toolbarField}
          kind="User"
          label={t('pick.person')}
          placeholder={t('pick.anyPerson')}
          value={person}
          onChange={setPerson}
        />
        {isWide && (
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
        )}
      </Toolbar>
      <LiveContent source={shown} rows={6} rowHeight={36}>
        {data => (
          <>
            <StaleNotice source={shown} />
            <AccessPaths
              access={data}
              isGraph={isWide && form === 'graph'}
              isFiltered={Boolean(team || person)}
            />
          </>
        )}
      </LiveContent>
    </Flex>
  );
}

function AccessPaths(props: {
  access: EffectiveAccess;
  isGraph: boolean;
  isFiltered: boolean;
}) {
  const { access, isGraph, isFiltered } = props;
  const t = useStudioText();
  const { say } = useApiText();
  const note = access.note && say(access, 'note');
  const hasAny =
    access.people.length > 0 || (!isFiltered && access.groups.length > 0);
  if (!hasAny) {
    return (
      <EmptyState
        // An empty list means nothing where AWS does not report assignments, or not all of them were read.
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
