/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  Button,
  Card,
  CardBody,
  Flex,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { studioRequestReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ReactNode } from 'react';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { DecisionList } from '../../components/DecisionList';
import {
  EmptyState,
  LiveContent,
  Loading,
  StaleNotice,
} from '../../components/Feedback';
import { LoadMoreButton } from '../../components/LoadMoreButton';
import { RequestTable } from '../../components/RequestTable';
import { useDomainNames, useStudioText, useUrlState } from '../../hooks';
import { isFiltered, REQUEST_VIEWS, requestFilterOf } from '../../view';
import type { RequestFilter } from '../../view';
import { RequestFilters } from './RequestFilters';
import { useRequestList } from './useRequestList';

const NAMES = {
  'to-decide': 'requests.toDecide',
  mine: 'requests.mine',
  all: 'requests.all',
} as const;

const EMPTY = {
  'to-decide': ['requests.emptyToDecideTitle', 'requests.emptyToDecide'],
  mine: ['requests.emptyMineTitle', 'requests.emptyMine'],
  all: ['requests.emptyAllTitle', 'requests.emptyAll'],
} as const;

/** Lists requests: those to decide, the viewer's own, or all. View and filters are part of the URL. */
export function RequestsPage() {
  const t = useStudioText();
  const [params, setUrlState] = useUrlState();
  const filter = requestFilterOf(params);
  return (
    <Flex direction="column" gap="4">
      <ToggleButtonGroup
        aria-label={t('requests.view')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[filter.view]}
        onSelectionChange={([key]) =>
          setUrlState({ view: String(key), status: undefined })
        }
      >
        {REQUEST_VIEWS.map(view => (
          <ToggleButton key={view} id={view}>
            {t(NAMES[view])}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <RequestFilters filter={filter} onChange={setUrlState} />
      <RequestList
        filter={filter}
        onShowAll={() =>
          setUrlState({
            status: undefined,
            kind: undefined,
            team: undefined,
            domain: undefined,
          })
        }
      />
    </Flex>
  );
}

function RequestList(props: { filter: RequestFilter; onShowAll: () => void }) {
  const { filter, onShowAll } = props;
  const t = useStudioText();
  const requests = useRequestList(filter);
  const label = t('requests.label', { view: t(NAMES[filter.view]) });
  return (
    <LiveContent
      source={requests}
      rows={5}
      permission={studioRequestReadPermission}
    >
      {data => (
        <>
          <StaleNotice source={requests} />
          {filter.view === 'to-decide' && (
            <ToDecide
              label={label}
              requests={data}
              empty={<NoRequests filter={filter} onShowAll={onShowAll} />}
            />
          )}
          {filter.view !== 'to-decide' &&
            (data.length === 0 ? (
              <NoRequests filter={filter} onShowAll={onShowAll} />
            ) : (
              <Card>
                <CardBody>
                  <RequestTable label={label} requests={data} />
                </CardBody>
              </Card>
            ))}
          {requests.next && (
            <LoadMoreButton
              next={requests.next}
              label={t('requests.loadMore')}
              failedText={message => t('requests.moreFailed', { message })}
            />
          )}
        </>
      )}
    </LiveContent>
  );
}

function ToDecide(props: {
  label: string;
  requests: AccessRequest[];
  empty: ReactNode;
}) {
  const domainName = useDomainNames();
  return domainName ? (
    <Card>
      <CardBody>
        <DecisionList {...props} domainName={domainName} />
      </CardBody>
    </Card>
  ) : (
    <Loading rows={props.requests.length} />
  );
}

function NoRequests(props: { filter: RequestFilter; onShowAll: () => void }) {
  const { filter, onShowAll } = props;
  const t = useStudioText();
  if (!isFiltered(filter)) {
    const [title, description] = EMPTY[filter.view];
    return <EmptyState title={t(title)} description={t(description)} />;
  }
  return (
    <EmptyState
      title={t('requestFilter.emptyTitle')}
      description={t('requestFilter.empty')}
      action={
        <Button variant="secondary" onPress={onShowAll}>
          {t('requestFilter.showAll')}
        </Button>
      }
    />
  );
}
